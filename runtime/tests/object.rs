//! Structs that are given their wire form by `object!`, seen from another crate.
#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use callwright::__private::v1 as wire;
use callwright::types::{Maybe, Value};

/// A book.
#[derive(Clone, Debug, PartialEq)]
pub struct Book {
    /// Number.
    pub id: i64,
    /// Title.
    pub title: String,
    /// Its kind.
    pub r#type: Kind,
    /// Second title.
    pub subtitle: Option<String>,
    /// Series.
    pub series: Option<String>,
    /// Note.
    pub note: Maybe<String>,
    /// Where it comes from.
    pub parent: Option<Box<Book>>,
    /// The rest.
    pub additional_properties: BTreeMap<String, Value>,
}

wire::object!(Book {
    0 req id "id" i64, 1 req title "title" String, 2 req r#type "type", 3 opt subtitle "subtitle",
    4 nul series "series", 5 tri note "note", 6 opt parent "parent", rest additional_properties
});

/// A kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kind {}

wire::object!(Kind {});

/// All else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bag {
    /// Everything.
    pub rest: BTreeMap<String, i64>,
}

wire::object!(Bag { rest rest });

#[test]
fn round_trip() {
    let text = r#"{"id":1,"title":"t","type":{},"series":null,"note":null,"parent":{"id":2,"title":"u","type":{},"series":"s"},"x":[1]}"#;
    let book: Book = serde_json::from_str(text).unwrap();
    assert_eq!(book.note, Maybe::Null);
    assert_eq!(book.parent.as_ref().unwrap().note, Maybe::Absent);
    assert_eq!(serde_json::to_string(&book).unwrap(), text);
    let bag: Bag = serde_json::from_str(r#"{"a":1}"#).unwrap();
    assert_eq!(bag.rest["a"], 1);
}

#[test]
fn new_takes_what_is_required() {
    let book = Book::new(1, "t");
    assert_eq!(
        serde_json::to_string(&book).unwrap(),
        r#"{"id":1,"title":"t","type":{},"series":null}"#
    );
}

/// More fields than a group has.
macro_rules! large {
    ($($($index:literal $name:ident $key:literal),+);+) => {
        /// Seventy fields.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Large {
            $($(
                /// A field.
                pub $name: Option<i64>,
            )+)+
            /// The last one.
            pub last: i64,
        }

        wire::object!(Large { $($($index opt $name $key),+);+, 69 req last "last" });
    };
}

large! {
    0 f0 "f0", 1 f1 "f1", 2 f2 "f2", 3 f3 "f3", 4 f4 "f4", 5 f5 "f5", 6 f6 "f6", 7 f7 "f7",
    8 f8 "f8", 9 f9 "f9", 10 f10 "f10", 11 f11 "f11", 12 f12 "f12", 13 f13 "f13", 14 f14 "f14",
    15 f15 "f15", 16 f16 "f16", 17 f17 "f17", 18 f18 "f18", 19 f19 "f19", 20 f20 "f20",
    21 f21 "f21", 22 f22 "f22", 23 f23 "f23", 24 f24 "f24", 25 f25 "f25", 26 f26 "f26",
    27 f27 "f27", 28 f28 "f28", 29 f29 "f29", 30 f30 "f30", 31 f31 "f31";
    32 f32 "f32", 33 f33 "f33", 34 f34 "f34", 35 f35 "f35", 36 f36 "f36", 37 f37 "f37",
    38 f38 "f38", 39 f39 "f39", 40 f40 "f40", 41 f41 "f41", 42 f42 "f42", 43 f43 "f43",
    44 f44 "f44", 45 f45 "f45", 46 f46 "f46", 47 f47 "f47", 48 f48 "f48", 49 f49 "f49",
    50 f50 "f50", 51 f51 "f51", 52 f52 "f52", 53 f53 "f53", 54 f54 "f54", 55 f55 "f55",
    56 f56 "f56", 57 f57 "f57", 58 f58 "f58", 59 f59 "f59", 60 f60 "f60", 61 f61 "f61",
    62 f62 "f62", 63 f63 "f63";
    64 f64 "f64", 65 f65 "f65", 66 f66 "f66", 67 f67 "f67", 68 f68 "f68"
}

#[test]
fn large_objects_are_read_and_written_by_groups() {
    let text = r#"{"f0":0,"f31":31,"f32":32,"f63":63,"f64":64,"f68":68,"last":69}"#;
    let large: Large = serde_json::from_str(text).unwrap();
    assert_eq!(
        (large.f31, large.f32, large.f64, large.last),
        (Some(31), Some(32), Some(64), 69)
    );
    assert_eq!(serde_json::to_string(&large).unwrap(), text);
    let error = serde_json::from_str::<Large>(r#"{"f1":1}"#)
        .unwrap_err()
        .to_string();
    assert!(error.contains("missing `last` in object Large"), "{error}");
}

#[test]
fn the_order_of_keys_does_not_matter_and_the_last_of_two_wins() {
    let book: Book = serde_json::from_str(
        r#"{"type":{},"title":"a","id":1,"note":"n","title":"b","subtitle":null}"#,
    )
    .unwrap();
    assert_eq!(
        (book.title.as_str(), book.subtitle, book.note),
        ("b", None, Maybe::Value("n".into()))
    );
}

#[test]
fn anything_but_an_object_says_what_was_expected() {
    for text in ["null", "[1]", "\"x\""] {
        let error = serde_json::from_str::<Book>(text).unwrap_err().to_string();
        assert!(error.contains("expected object Book"), "{error}");
    }
    let error = serde_json::from_str::<Book>(r#"{"id":1}"#)
        .unwrap_err()
        .to_string();
    assert!(error.contains("missing `title` in object Book"), "{error}");
}

/// Groups of uneven length, and a field of any JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct Uneven {
    /// First group.
    pub a: i64,
    /// Second group.
    pub b: Option<Value>,
    /// Second group.
    pub c: i64,
    /// Third group.
    pub d: i64,
}

wire::object!(Uneven { 0 req a "a" i64; 1 any b "b", 2 req c "c" i64; 3 req d "d" i64 });

#[test]
fn groups_may_have_any_length() {
    for text in [r#"{"a":1,"b":null,"c":3,"d":4}"#, r#"{"a":1,"c":3,"d":4}"#] {
        let uneven: Uneven = serde_json::from_str(text).unwrap();
        assert_eq!((uneven.c, uneven.d), (3, 4));
        assert_eq!(serde_json::to_string(&uneven).unwrap(), text);
    }
    let error = serde_json::from_str::<Uneven>(r#"{"a":1,"c":3}"#)
        .unwrap_err()
        .to_string();
    assert!(error.contains("missing `d` in object Uneven"), "{error}");
}
