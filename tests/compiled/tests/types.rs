//! Types are decoded from JSON and encoded again: nothing is lost, and unknown values don't fail.
#![allow(clippy::unwrap_used)]

use callwright::serde_json::{self, Value, json};
use callwright::types::Maybe;
use golden_types::types::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::{HashMap, HashSet};

/// Decodes from text and from a value, and checks that encoding gives the same JSON.
#[track_caller]
fn same<T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(value: Value) -> T {
    let text = value.to_string();
    let decoded: T = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{text}: {e}"));
    let from_value: T = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(decoded, from_value);
    assert_eq!(serde_json::to_value(&decoded).unwrap(), value);
    decoded
}

#[test]
fn absent_null_and_value() {
    let states: States = same(json!({ "must": "a", "mustOrNull": null }));
    assert_eq!(states, States::new("a"));

    let states: States = same(json!({
        "must": "a", "may": "b", "mustOrNull": "c", "mayOrNull": null, "mayOrNullObject": null,
        "nothing": null,
    }));
    assert_eq!(states.may_or_null, Maybe::Null);
    assert_eq!(states.nothing, Some(Value::Null));

    let states: States = same(json!({
        "must": "a", "mustOrNull": null, "mayOrNull": "d",
        "mayOrNullObject": { "kind": "cat", "lives": 9 },
    }));
    assert_eq!(states.may_or_null, Maybe::Value("d".to_owned()));
    assert!(matches!(
        states.may_or_null_object,
        Maybe::Value(Cat { lives: 9, .. })
    ));

    // A required property may be null if it is nullable, but it can't be missing.
    assert!(serde_json::from_value::<States>(json!({ "mustOrNull": null })).is_err());
    // A null that the document doesn't allow is decoded as absent.
    let states: States = serde_json::from_value(json!({ "must": "a", "may": null })).unwrap();
    assert_eq!(states.may, None);
}

#[test]
fn scalars_keep_their_text() {
    let scalars: Scalars = same(json!({
        "text": "", "email": "a@b", "dateTime": "2026-02-03T04:05:06.789+01:00", "date": "2026-02-03",
        "time": "04:05:06Z", "duration": "P1DT2H", "uuid": "6BA7B810-9DAD-11D1-80B4-00C04FD430C8",
        "uri": "https://example.com/?a=b", "ipv4": "192.0.2.1", "ipv6": "2001:DB8::1",
        "decimal": "1.10", "byte": "AAH/", "encoded": "AAH_", "binary": "raw", "odd": "odd",
        "yes": true, "integer": -1, "int32": -2147483648, "int64": i64::MIN, "uint32": u32::MAX,
        "uint64": u64::MAX, "large": u64::MAX, "number": 1.5, "float": 0.25, "defaulted": 0,
        "read": "r", "written": "w",
    }));
    assert_eq!(scalars.byte.unwrap().decode().unwrap(), [0, 1, 255]);
    assert_eq!(scalars.encoded.unwrap().decode().unwrap(), [0, 1, 255]);

    // Text that doesn't match its format doesn't fail a response.
    let _odd: Scalars = same(json!({
        "dateTime": "yesterday", "date": "0000-00-00", "uuid": "", "uri": "no uri", "ipv4": "x",
        "decimal": "ten", "byte": "???", "duration": "-",
    }));
}

#[test]
fn enums_are_open() {
    assert_eq!(same::<Color>(json!("dark blue")), Color::DarkBlue);
    assert_eq!(
        same::<Color>(json!("mauve")),
        Color::Unknown("mauve".to_owned())
    );
    assert_eq!(same::<Level>(json!(-2)), Level::Minus2);
    assert_eq!(same::<Level>(json!(7)), Level::Unknown(7));
    assert_eq!(same::<Named>(json!(1)), Named::On);
    for literal in [
        json!("auto"),
        json!(4),
        json!(2.5),
        json!(true),
        json!("off"),
    ] {
        assert!(!matches!(same::<Setting>(literal), Setting::Unknown(_)));
    }
    // They are keys, and look as in Rust.
    let settings = HashSet::from([Setting::Auto, Setting::Unknown(json!({ "a": [1.5] }))]);
    assert!(settings.contains(&same(json!({ "a": [1.5] }))));
    let levels = HashSet::from([Level::Minus2, Level::Unknown(7)]);
    assert!(levels.contains(&same(json!(7))));
    let colors = HashMap::from([(Color::DarkBlue, 1)]);
    assert_eq!(colors.get(&same(json!("dark blue"))), Some(&1));
    assert_eq!(
        format!("{colors:?} {:?}", Color::Unknown("mauve".to_owned())),
        r#"{DarkBlue: 1} Unknown("mauve")"#
    );
    assert_eq!(same::<Setting>(json!([])), Setting::Unknown(json!([])));
    for (text, expected) in [
        ("+1", Reaction::Plus1),
        ("-1", Reaction::Minus1),
        ("HEART", Reaction::HeartUpper),
    ] {
        assert_eq!(same::<Reaction>(json!(text)), expected);
    }
    for text in ["=", "!=", ">", ">=", "<", "<=", "", " ", "*"] {
        assert!(
            !matches!(same::<Comparison>(json!(text)), Comparison::Unknown(_)),
            "{text:?}"
        );
    }
    let null: Everything = same(json!({ "shade": null }));
    assert_eq!(null.shade, Maybe::Null);
}

#[test]
fn all_of() {
    let merged: Merged = same(json!({ "id": "a", "note": "b", "size": 1.0, "own": "c" }));
    assert_eq!(merged.own.as_deref(), Some("c"));
    assert!(serde_json::from_value::<Merged>(json!({ "id": "a" })).is_err());
    let renamed: Renamed = merged;
    assert_eq!(renamed.id, "a");
}

#[test]
fn unions_by_tag() {
    assert!(matches!(
        same(json!({ "kind": "cat", "lives": 9 })),
        Animal::Cat(_)
    ));
    assert!(matches!(
        same(json!({ "kind": "dog", "tricks": ["roll"] })),
        Animal::Dog(_)
    ));
    // The tag may be the last key, and two of its values have the same type.
    let Animal::Cat(kitten) = same(json!({ "lives": 9, "kind": "kitten" })) else {
        panic!("not a cat");
    };
    assert_eq!(kitten.kind, "kitten");
    for unknown in [
        json!({ "kind": "axolotl", "gills": 6 }),
        json!({ "lives": 1 }),
        json!(3),
        json!(null),
    ] {
        assert_eq!(same::<Animal>(unknown.clone()), Animal::Unknown(unknown));
    }
    // An object that doesn't match its known tag is an error, which names the problem.
    let error = serde_json::from_value::<Animal>(json!({ "kind": "cat" })).unwrap_err();
    assert!(error.to_string().contains("lives"), "{error}");
}

#[test]
fn a_tag_without_a_field_is_encoded() {
    assert!(matches!(
        same(json!({ "event": "Created", "by": "me" })),
        Event::Created(_)
    ));
    let event = Event::Deleted(Deleted::default());
    assert_eq!(
        serde_json::to_value(&event).unwrap(),
        json!({ "event": "Deleted" })
    );
}

#[test]
fn a_discriminator_on_the_base() {
    assert!(matches!(
        same(json!({ "type": "bike", "wheels": 2, "gears": 8 })),
        Vehicle::Bike(_)
    ));
    assert!(matches!(
        same(json!({ "type": "truck", "load": 7.5 })),
        Vehicle::Truck(_)
    ));
    assert!(matches!(
        same(json!({ "type": "boat", "sails": 3 })),
        Vehicle::Unknown(_)
    ));
}

#[test]
fn a_property_of_one_value_is_a_tag() {
    assert!(matches!(
        same(json!({ "type": "circle", "radius": 1.0 })),
        Tagless::Circle(_)
    ));
    assert!(matches!(
        same(json!({ "type": "square", "side": 1.0 })),
        Tagless::Square(_)
    ));
    assert!(matches!(
        same(json!({ "type": "line" })),
        Tagless::Unknown(_)
    ));
}

#[test]
fn unions_by_shape() {
    assert_eq!(same::<ByShape>(json!("a")), ByShape::Text("a".to_owned()));
    assert_eq!(same::<ByShape>(json!(1)), ByShape::Integer(1));
    assert_eq!(same::<ByShape>(json!(true)), ByShape::Boolean(true));
    assert!(matches!(same(json!(["a"])), ByShape::List(_)));
    assert!(matches!(same(json!({ "a": 1 })), ByShape::Map(_)));
    assert_eq!(same::<ByShape>(json!(1.5)), ByShape::Unknown(json!(1.5)));
    assert_eq!(same::<ByShape>(json!(null)), ByShape::Unknown(Value::Null));
}

#[test]
fn unions_by_best_fit() {
    assert!(matches!(
        same(json!({ "address": "a@b", "label": "l" })),
        Overlap::Email(_)
    ));
    assert!(matches!(
        same(json!({ "number": "1", "label": "l" })),
        Overlap::Phone(_)
    ));
    // No type has all of its keys, so it is kept as JSON.
    let both = json!({ "address": "a@b", "number": "1" });
    assert_eq!(same::<Overlap>(both.clone()), Overlap::Unknown(both));
    assert_eq!(same::<Overlap>(json!(1)), Overlap::Unknown(json!(1)));

    assert!(matches!(
        same(json!({ "object": "card", "last4": "4242" })),
        Source::Card(_)
    ));
    assert!(matches!(
        same(json!({ "object": "us_bank_account", "iban": "1" })),
        Source::Iban(_)
    ));
    assert_eq!(
        same::<Source>(json!("tok_1")),
        Source::Text("tok_1".to_owned())
    );
    assert!(matches!(
        same(json!({ "object": "crypto" })),
        Source::Unknown(_)
    ));
}

#[test]
fn a_union_or_null() {
    assert_eq!(
        same::<Everything>(json!({ "optional": null })).optional,
        Maybe::Null
    );
    let dog: Everything = same(json!({ "optional": { "kind": "dog" } }));
    assert!(matches!(dog.optional, Maybe::Value(Animal::Dog(_))));
    assert_eq!(same::<Everything>(json!({})).optional, Maybe::Absent);
}

#[test]
fn maps_and_additional_properties() {
    let open: Open = same(json!({ "name": "a", "other": [1], "more": null }));
    assert_eq!(open.additional_properties["other"], json!([1]));
    let typed: Typed =
        same(json!({ "name": "a", "additional_properties": "b", "c": "red", "d": "new" }));
    assert_eq!(typed.additional_properties_2["c"], Color::Red);
    let patterned: Patterned = same(json!({ "name": "a", "x-b": "c" }));
    assert_eq!(patterned.additional_properties["x-b"], "c");
    // A server may send more keys despite `additionalProperties: false`.
    let closed: Closed = serde_json::from_value(json!({ "name": "a", "later": 1 })).unwrap();
    assert_eq!(
        closed,
        Closed {
            name: Some("a".to_owned())
        }
    );
}

#[test]
fn recursion() {
    let _tree: Tree = same(json!({
        "value": "root", "left": { "left": {} }, "right": {}, "list": [{ "list": [] }],
        "map": { "a": { "map": {} } }, "orNull": null,
    }));
    let _chicken: Chicken = same(json!({ "name": "a", "egg": { "chicken": { "name": "b" } } }));
    let expression: Expression =
        same(json!({ "left": 1.0, "right": { "left": 2.5, "right": 3.0 } }));
    assert!(matches!(expression, Expression::Sum(_)));
}

#[test]
fn lists_and_anything() {
    let lists: Lists = same(json!({
        "matrix": [[1.0, 2.0], []], "sparse": ["a", null], "pair": ["a", 1], "untyped": [1, "a", null],
    }));
    assert_eq!(lists.sparse, Some(vec![Some("a".to_owned()), None]));
    let anything: Anything = same(json!({ "must": null, "may": null, "either": 1 }));
    assert_eq!(anything.may, Some(Value::Null));
    let _either: Anything = same(json!({ "must": { "a": [] }, "either": "a" }));
}

#[test]
fn many_fields_in_any_order() {
    let mut object = json!({ "f40": "40", "f01": "1", "f20": "20" });
    let sparse: Large = same(object.clone());
    assert_eq!(sparse, Large::new("1", "20", "40"));
    for index in (1..=40).rev() {
        object[format!("f{index:02}")] = json!(index.to_string());
    }
    let full: Large = same(object);
    assert_eq!(full.f33.as_deref(), Some("33"));
}

#[test]
fn small_schemas_that_are_equal_by_chance_are_two_types() {
    let inline = Inline {
        home: Some(InlineHome {
            street: Some("a".to_owned()),
            number: None,
        }),
        work: Some(InlineWork {
            street: Some("a".to_owned()),
            number: None,
        }),
        ..Inline::default()
    };
    assert_eq!(
        serde_json::to_value(&inline).unwrap(),
        json!({ "home": { "street": "a" }, "work": { "street": "a" } })
    );
}

#[test]
fn errors_name_the_missing_property() {
    for (json, words) in [
        (json!({}), ["Cat", "kind"]),
        (json!([]), ["Cat", "object"]),
        (json!({ "kind": "a", "lives": "nine" }), ["nine", "integer"]),
    ] {
        let error = serde_json::from_value::<Cat>(json).unwrap_err().to_string();
        assert!(
            words
                .iter()
                .all(|word| error.contains(word) || error.contains("i64")),
            "{error}"
        );
    }
}
