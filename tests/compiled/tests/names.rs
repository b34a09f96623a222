//! Hostile names: the crate compiles, and the wire names are those of the document.
#![allow(clippy::unwrap_used)]

use callwright::serde_json::{self, json};
use callwright_compiled::target;
use golden_names::Client;
use golden_names::types::{All, Fields, Values};

#[test]
fn wire_names_are_those_of_the_document() {
    let call = Client::new()
        .base_url("http://localhost")
        .r#type()
        .get_type("1", "2", "3", "4", "5")
        .self_("6")
        .r#type("7")
        .filter_a("8")
        .at("9");
    assert_eq!(
        target(call.call().request()),
        "/type?crate=1&fn=2&client=3&body=4&self=6&type=7&filter%5Ba%5D=8&%40=9"
    );
    let call = Client::new()
        .base_url("http://localhost")
        .größe_maße()
        .r#match("ß");
    assert_eq!(target(call.request()), "/match/%C3%9F");
    // `into` and `try_into` are methods of the prelude's traits.
    let group = Client::new().base_url("http://localhost").into_calls();
    assert_eq!(target(group.get_into().request()), "/into");
    assert_eq!(target(group.post_try_into().request()), "/into");
}

#[test]
fn every_field_has_its_key() {
    let mut object = json!({ "additional": 1 });
    let keys = [
        "type",
        "new",
        "self",
        "Self",
        "super",
        "crate",
        "async",
        "await",
        "dyn",
        "gen",
        "try",
        "yield",
        "_",
        "__",
        "userName",
        "user_name",
        "USER_NAME",
        "user name",
        "1",
        "@id",
        "#id",
        "id",
        "a/b~c",
        "quote\"s and \\",
        "",
        "line\nbreak",
        "additional_properties",
        "extra",
    ];
    for key in keys {
        object[key] = json!(format!("value of {key}"));
    }
    object["+1"] = json!(1);
    object["-1"] = json!(-1);
    let fields: Fields = serde_json::from_value(object.clone()).unwrap();
    assert_eq!(fields.plus_1, Some(1));
    assert_eq!(fields.r#type, "value of type");
    assert_eq!(serde_json::to_value(&fields).unwrap(), object);
}

#[test]
fn every_variant_has_its_value() {
    let literals = [
        "+1", "-1", "1", "=", ">", "<", "", " ", "self", "Self", "SELF", "Unknown", "unknown",
        "type", "a b", "a_b", "aB", "日本", "é", "e", "\"", "\\", "\n",
    ];
    let mut seen = Vec::new();
    for literal in literals {
        let value: Values = serde_json::from_value(json!(literal)).unwrap();
        assert!(!matches!(value, Values::Unknown(_)), "{literal:?}");
        assert_eq!(serde_json::to_value(&value).unwrap(), json!(literal));
        assert!(!seen.contains(&value), "{literal:?}");
        seen.push(value);
    }
    let other: Values = serde_json::from_value(json!("other")).unwrap();
    assert_eq!(other, Values::Unknown("other".to_owned()));
}

#[test]
fn types_with_the_names_of_rusts_own() {
    let object = json!({
        "string": { "string": "a" }, "option": { "option": "b" }, "vec": { "vec": ["c"] },
        "result": { "ok": true }, "some": { "some": "d" }, "box": { "box": { "box": {} } },
        "default": "DEFAULT", "value": { "value": null }, "maybe": { "maybe": null },
        "uuid": { "uuid": "not one" }, "bytes": { "bytes": "AA==" }, "call": { "call": "e" },
        "wire": { "wire": "f" }, "map": { "g": "h" }, "self": { "Self": "i" }, "Self": { "self": 1 },
        "twins": { "a": "1" }, "twins2": { "b": "2" }, "twins3": { "c": "3" },
        "digits": { "3d": "4" }, "symbols": { "$": "5", "$$": "6" }, "book": { "題名": "7" },
        "ascii": { "größe": "8" }, "union": { "unknown": "9" }, "i64": { "i64": 1 }, "bool": { "bool": true },
    });
    let all: All = serde_json::from_value(object.clone()).unwrap();
    assert_eq!(serde_json::to_value(&all).unwrap(), object);
}
