//! Structs with the impls of `object!`, used from another crate.
#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use callwright::__private::v1 as wire;
use callwright::types::{Maybe, Value};

/// A book.
#[derive(Clone)]
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
    /// Its source.
    pub parent: Option<Box<Book>>,
    /// Additional keys.
    pub additional_properties: BTreeMap<String, Value>,
}

wire::object!(Book { id "id!", title "title!", r#type "type!", subtitle "subtitle?", series "series+", ~note "note?", parent "parent?" } additional_properties);
wire::new!(
    Book(id: i64, title: impl wire::Into<String>) subtitle series parent; r#type note additional_properties
);

/// A kind.
#[derive(Clone, Default)]
pub struct Kind {}

wire::object!(Kind {});

/// An object of additional keys only.
#[derive(Clone, Default)]
pub struct Bag {
    /// All keys.
    pub rest: BTreeMap<String, i64>,
}

wire::object!(Bag {} rest);

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

/// The same as [`Book`], as Rust derives it.
mod derived {
    #[derive(Debug)]
    #[allow(dead_code)]
    pub struct Book {
        pub id: i64,
        pub title: String,
        pub r#type: super::Kind,
        pub subtitle: Option<String>,
        pub series: Option<String>,
        pub note: super::Maybe<String>,
        pub parent: Option<Box<Book>>,
        pub additional_properties: super::BTreeMap<String, super::Value>,
    }

    impl From<super::Book> for Book {
        fn from(book: super::Book) -> Self {
            Self {
                id: book.id,
                title: book.title,
                r#type: book.r#type,
                subtitle: book.subtitle,
                series: book.series,
                note: book.note,
                parent: book.parent.map(|parent| Box::new(Self::from(*parent))),
                additional_properties: book.additional_properties,
            }
        }
    }
}

#[test]
fn debug_is_what_rust_derives() {
    let mut book = Book::new(1, "t");
    assert_eq!(
        format!("{book:?}"),
        "Book { id: 1, title: \"t\", type: Kind, subtitle: None, series: None, note: Absent, parent: None, \
         additional_properties: {} }"
    );
    book.note = Maybe::Null;
    book.additional_properties
        .insert("x".into(), Value::from([1.5]));
    book.parent = Some(Box::new(book.clone()));
    let derived = derived::Book::from(book.clone());
    assert_eq!(format!("{book:?}"), format!("{derived:?}"));
    assert_eq!(format!("{book:#?}"), format!("{derived:#?}"));
    assert_eq!(format!("{:?} {:#?}", Kind {}, Kind {}), "Kind Kind");
    let bag = Bag {
        rest: [("a".to_owned(), 1)].into(),
    };
    assert_eq!(format!("{bag:?}"), r#"Bag { rest: {"a": 1} }"#);
}

#[test]
fn objects_are_equal_if_all_fields_are() {
    let book = |json: &str| -> Book { serde_json::from_str(json).unwrap() };
    let one = book(r#"{"id":1,"title":"a","type":{},"series":null,"x":{"p":1,"q":[2]}}"#);
    assert_eq!(one, one.clone());
    // The order of keys doesn't matter, neither in an object nor in the JSON that it keeps.
    assert_eq!(
        one,
        book(r#"{"x":{"q":[2],"p":1},"type":{},"title":"a","id":1}"#)
    );
    for other in [
        r#"{"id":2,"title":"a","type":{},"x":{"p":1,"q":[2]}}"#,
        r#"{"id":1,"title":"a","type":{},"x":{"p":1,"q":[3]}}"#,
        r#"{"id":1,"title":"a","type":{},"note":null,"x":{"p":1,"q":[2]}}"#,
        r#"{"id":1,"title":"a","type":{}}"#,
    ] {
        assert_ne!(one, book(other), "{other}");
    }
}

#[test]
fn new_has_the_required_fields() {
    let book = Book::new(1, "t");
    assert_eq!(
        serde_json::to_string(&book).unwrap(),
        r#"{"id":1,"title":"t","type":{},"series":null}"#
    );
}

/// More fields than a group has.
macro_rules! large {
    ($($($name:ident $key:literal),+);+) => {
        /// Seventy fields.
        #[derive(Clone, Default)]
        pub struct Large {
            $($(
                /// A field.
                pub $name: Option<i64>,
            )+)+
            /// The last one.
            pub last: i64,
        }

        wire::object!(Large { $($($name $key),+);+, last "last!" });
    };
}

large! {
    f0 "f0?", f1 "f1?", f2 "f2?", f3 "f3?", f4 "f4?", f5 "f5?", f6 "f6?", f7 "f7?", f8 "f8?",
    f9 "f9?", f10 "f10?", f11 "f11?", f12 "f12?", f13 "f13?", f14 "f14?", f15 "f15?", f16 "f16?",
    f17 "f17?", f18 "f18?", f19 "f19?", f20 "f20?", f21 "f21?", f22 "f22?", f23 "f23?",
    f24 "f24?", f25 "f25?", f26 "f26?", f27 "f27?", f28 "f28?", f29 "f29?", f30 "f30?",
    f31 "f31?";
    f32 "f32?", f33 "f33?", f34 "f34?", f35 "f35?", f36 "f36?", f37 "f37?", f38 "f38?",
    f39 "f39?", f40 "f40?", f41 "f41?", f42 "f42?", f43 "f43?", f44 "f44?", f45 "f45?",
    f46 "f46?", f47 "f47?", f48 "f48?", f49 "f49?", f50 "f50?", f51 "f51?", f52 "f52?",
    f53 "f53?", f54 "f54?", f55 "f55?", f56 "f56?", f57 "f57?", f58 "f58?", f59 "f59?",
    f60 "f60?", f61 "f61?", f62 "f62?", f63 "f63?";
    f64 "f64?", f65 "f65?", f66 "f66?", f67 "f67?", f68 "f68?"
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
    let shown = format!("{large:?}");
    assert!(
        shown.contains("f63: Some(63), f64: Some(64), ") && shown.ends_with(", last: 69 }"),
        "{shown}"
    );
    assert_eq!(large, large.clone());
    for text in [
        r#"{"f1":1,"last":0}"#,
        r#"{"f64":1,"last":0}"#,
        r#"{"last":1}"#,
    ] {
        let other: Large = serde_json::from_str(text).unwrap();
        let zero: Large = serde_json::from_str(r#"{"last":0}"#).unwrap();
        assert_ne!(zero, other, "{text}");
    }
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
fn the_error_for_another_value_names_the_object() {
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
#[derive(Clone)]
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

wire::object!(Uneven { a "a!"; *b "b?", c "c!"; d "d!" });

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
