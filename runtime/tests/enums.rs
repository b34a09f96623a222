//! Open enums, used from another crate.
#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used)]

use std::collections::HashSet;

use callwright::__private::v1 as wire;
use callwright::types::Constant;
use serde_json::json;

wire::text_enums! {
    /// A genre.
    pub enum Genre {
        /// Fiction.
        Fiction = "fiction",
        /// Liked.
        PlusOne = "+1",
    }
}

wire::constants! {
    /// A kind that is always the same.
    Kind = "card",
    Coin = "coin",
}

wire::int_enums! {
    /// A level.
    pub enum Level {
        /// One.
        One = 1,
        /// Minus two.
        Minus2 = -2,
    }
}

wire::value_enums! {
    /// A setting.
    pub enum Setting {
        /// Automatic.
        Auto = "auto",
        /// Four.
        Four = 4,
        /// Half.
        Half = 0.5,
        /// Off.
        Off = false,
    }
}

#[test]
fn text_enums_keep_unknown_values() {
    let genres: Vec<Genre> = serde_json::from_str(r#"["fiction","+1","poetry\n"]"#).unwrap();
    assert_eq!(
        genres,
        [
            Genre::Fiction,
            Genre::PlusOne,
            Genre::Unknown("poetry\n".into())
        ]
    );
    assert_eq!(
        serde_json::to_string(&genres).unwrap(),
        r#"["fiction","+1","poetry\n"]"#
    );
    assert_eq!(Genre::from("+1"), Genre::PlusOne);
    assert_eq!(Genre::from("-1"), Genre::Unknown("-1".into()));
    assert_eq!(Genre::Unknown("fiction".into()), Genre::Fiction);
    assert_eq!(format!("{:>8}", Genre::Fiction), " fiction");
    assert_eq!(
        format!("{genres:?}"),
        r#"[Fiction, PlusOne, Unknown("poetry\n")]"#
    );
    assert_eq!(format!("{:?}", Genre::Unknown("+1".into())), "PlusOne");
    assert!(HashSet::from([Genre::PlusOne]).contains(&Genre::from("+1")));
    let error = serde_json::from_str::<Genre>("7").unwrap_err().to_string();
    assert!(error.contains("a string for Genre"), "{error}");
}

#[test]
fn constants_keep_other_values() {
    let kinds: Vec<Constant<Kind>> = serde_json::from_str(r#"["card","coin"]"#).unwrap();
    assert_eq!(kinds[0], Constant::from(Kind));
    assert_eq!(kinds[1], "coin");
    assert!(kinds[0].is_known() && !kinds[1].is_known());
    assert_eq!(serde_json::to_string(&kinds).unwrap(), r#"["card","coin"]"#);
    assert_eq!(format!("{:?} {}", kinds[0], kinds[1]), r#""card" coin"#);
}

#[test]
fn integer_enums_keep_unknown_values() {
    let levels: Vec<Level> = serde_json::from_str("[1,-2,3]").unwrap();
    assert_eq!(levels, [Level::One, Level::Minus2, Level::Unknown(3)]);
    assert_eq!(serde_json::to_string(&levels).unwrap(), "[1,-2,3]");
    assert_eq!(Level::Minus2.to_string(), "-2");
    assert!(serde_json::from_str::<Level>("18446744073709551615").is_err());
}

#[test]
fn mixed_enums_keep_unknown_values() {
    let text = r#"["auto",4,0.5,false,true,{"a":1}]"#;
    let settings: Vec<Setting> = serde_json::from_str(text).unwrap();
    assert_eq!(
        settings[..4],
        [Setting::Auto, Setting::Four, Setting::Half, Setting::Off]
    );
    assert_eq!(settings[5], Setting::Unknown(json!({"a": 1})));
    assert_eq!(serde_json::to_string(&settings).unwrap(), text);
    assert_eq!(Setting::Four.to_string(), "4");
}
