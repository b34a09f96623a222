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
