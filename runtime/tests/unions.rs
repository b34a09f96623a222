//! Unions with and without a discriminator, used from another crate.
#![deny(warnings, missing_docs)]
#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use callwright::__private::v1 as wire;
use callwright::types::Value;
use serde::de::DeserializeOwned;
use serde::ser::Serialize;
use serde_json::json;

/// A payment by card.
#[derive(Clone)]
pub struct Card {
    /// The tag.
    pub r#type: String,
    /// Digits.
    pub number: String,
}
wire::object!(Card { r#type "type!", number "number!" });

/// A payment by bank transfer.
#[derive(Clone)]
pub struct Transfer {
    /// Account.
    pub iban: String,
    /// Another payment.
    pub then: Option<Box<Payment>>,
    /// Additional keys.
    pub rest: BTreeMap<String, Value>,
}
wire::object!(Transfer { iban "iban!", then "then?" } rest);

wire::tagged_unions! {
    /// A payment.
    pub enum Payment by "type" {
        /// Card.
        Card(Card) own "card" | "credit_card",
        /// Transfer.
        Transfer(Box<Transfer>) add "transfer" | "1",
    }
}

wire::unions! {
    /// A text or several.
    pub enum StringOrList {
        /// One.
        Text(String),
        /// Several.
        List(Vec<String>),
    }
}

/// A bank account.
#[derive(Clone)]
pub struct Bank {
    /// The kind.
    pub object: String,
    /// The bank.
    pub routing: Option<String>,
}
wire::object!(Bank { object "object!", routing "routing?" });

/// A stored card.
#[derive(Clone)]
pub struct Stored {
    /// The kind.
    pub object: String,
    /// Digits.
    pub number: Option<String>,
}
wire::object!(Stored { object "object!", number "number?" });

wire::unions! {
    /// The source of money.
    pub enum Source {
        /// Card.
        Card(Stored) { "object": "card" },
        /// Bank.
        Bank(Bank) { "object": "bank_account" | "us_bank_account" },
        /// Only the number of a card.
        Id(i64),
    }
}

wire::unions! {
    /// The same without known values.
    pub enum Loose {
        /// Bank.
        Bank(Bank),
        /// Card.
        Card(Stored),
    }
}

wire::unions! {
    /// A union without variants.
    pub enum Empty {}
}

#[track_caller]
fn round<T: DeserializeOwned + Serialize>(value: &Value) -> T {
    let decoded: T = serde_json::from_str(&value.to_string()).unwrap();
    assert_eq!(serde_json::to_value(&decoded).unwrap(), *value);
    let moved: T = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&moved).unwrap(), *value);
    decoded
}

#[test]
fn tags_choose_at_any_position() {
    assert!(matches!(
        round(&json!({"type": "card", "number": "4"})),
        Payment::Card(_)
    ));
    assert!(matches!(
        round(&json!({"number": "4", "type": "credit_card"})),
        Payment::Card(_)
    ));
    let transfer = json!({"type": "transfer", "iban": "x", "then": {"number": "4", "type": "card"}, "more": [1]});
    assert!(
        matches!(round(&transfer), Payment::Transfer(t) if t.rest.len() == 1 && t.then.is_some())
    );
    assert!(matches!(
        round(&json!({"iban": "x", "more": [1], "type": "transfer"})),
        Payment::Transfer(_)
    ));
    assert!(matches!(
        serde_json::from_str(r#"{"type":1,"iban":"x"}"#).unwrap(),
        Payment::Transfer(_)
    ));
}

#[test]
fn objects_with_unknown_tags_are_kept() {
    for value in [
        json!({"a": 1, "type": "cash", "b": 2}),
        json!({"a": 1}),
        json!([1, "x"]),
        json!(null),
        json!(1.5),
    ] {
        assert_eq!(round::<Payment>(&value), Payment::Unknown(value));
    }
}

#[test]
fn a_known_tag_with_a_broken_payload_names_its_variant() {
    let error = serde_json::from_str::<Payment>(r#"{"type":"card"}"#)
        .unwrap_err()
        .to_string();
    assert!(
        error.contains("Payment::Card: missing `number` in object Card"),
        "{error}"
    );
}

#[test]
fn types_of_json_values_choose() {
    assert_eq!(
        round::<StringOrList>(&json!("a")),
        StringOrList::Text("a".into())
    );
    assert_eq!(
        round::<StringOrList>(&json!(["a"])),
        StringOrList::List(vec!["a".into()])
    );
    assert_eq!(
        round::<StringOrList>(&json!([1])),
        StringOrList::Unknown(json!([1]))
    );
    assert_eq!(round::<Source>(&json!(7)), Source::Id(7));
    assert_eq!(round::<Empty>(&json!(7)), Empty::Unknown(json!(7)));
}

#[test]
fn properties_with_known_values_choose() {
    assert!(matches!(round(&json!({"object": "card"})), Source::Card(_)));
    assert!(matches!(
        round(&json!({"object": "us_bank_account", "routing": "1"})),
        Source::Bank(_)
    ));
    assert!(matches!(
        round(&json!({"object": "coin"})),
        Source::Unknown(_)
    ));
}

#[test]
fn known_properties_choose_and_no_property_is_lost() {
    assert!(matches!(
        round(&json!({"object": "x", "number": "4"})),
        Loose::Card(_)
    ));
    assert!(matches!(
        round(&json!({"object": "x", "routing": "4"})),
        Loose::Bank(_)
    ));
    assert!(matches!(
        round(&json!({"object": "x", "routing": "4", "number": "4"})),
        Loose::Unknown(_)
    ));
}
