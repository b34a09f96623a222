//! One value tree out of both languages.

use super::read;
use serde_json::{Value, json};

fn yaml(text: &str) -> Value {
    let (value, codes) = read("api.yaml", text);
    assert_eq!(codes, Vec::<String>::new());
    value
}

#[test]
fn json_and_yaml_are_the_same() {
    let expected = json!({"openapi": "3.1.0", "list": [1, -2, 2.5, true, null, "x"]});
    let (from_json, codes) = read(
        "api.json",
        r#"{"openapi": "3.1.0", "list": [1, -2, 2.5, true, null, "x"]}"#,
    );
    assert_eq!((from_json, codes), (expected.clone(), vec![]));
    let text = "openapi: 3.1.0\nlist:\n- 1\n- -2\n- 2.5\n- true\n-\n- x\n";
    assert_eq!(yaml(text), expected);
}

#[test]
fn members_keep_their_order() {
    let keys = |value: Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(keys(yaml("z: 1\na: 2\nm: 3\n")), ["z", "a", "m"]);
    assert_eq!(
        keys(read("a.json", r#"{"z":1,"a":2,"m":3}"#).0),
        ["z", "a", "m"]
    );
}

#[test]
fn keys_are_the_text_that_they_are_written_as() {
    let value =
        yaml("200: a\n0x10: b\ntrue: c\non: d\n~: e\n1.50: f\n'null': g\n\"q\\u0041\": h\n");
    let expected = json!({
        "200": "a", "0x10": "b", "true": "c", "on": "d", "~": "e", "1.50": "f", "null": "g", "qA": "h",
    });
    assert_eq!(value, expected);
}

#[test]
fn integers_beyond_64_bits_become_the_nearest_float() {
    let value = yaml(
        "a: -9223372036854776000\nb: 18446744073709551615\nc: 18446744073709551616\n\
         d: -9223372036854775808\ne: 340282366920938463463374607431768211456\n",
    );
    let expected = json!({
        "a": -9223372036854776000.0_f64, "b": u64::MAX, "c": 18446744073709551616.0_f64,
        "d": i64::MIN, "e": 340282366920938463463374607431768211456.0_f64,
    });
    assert_eq!(value, expected);
    let (from_json, _) = read("a.json", r#"{"a": -9223372036854776000}"#);
    assert_eq!(from_json, json!({"a": -9223372036854776000.0_f64}));
}

#[test]
fn what_json_has_no_number_for_is_null_and_noted() {
    let (value, codes) = read("a.yaml", "list:\n- 1\n- max: .inf\n- .nan\n");
    assert_eq!(value, json!({"list": [1, {"max": null}, null]}));
    assert_eq!(codes, ["not-a-number /list/1/max", "not-a-number /list/2"]);
}

#[test]
fn what_looks_like_a_date_or_a_version_stays_text() {
    let value =
        yaml("a: 2024-01-02\nb: 2024-01-02T03:04:05Z\nc: 1.0.0\nd: 12:30:45\ne: 007\nf: yes\n");
    let expected = json!({
        "a": "2024-01-02", "b": "2024-01-02T03:04:05Z", "c": "1.0.0", "d": "12:30:45", "e": "007",
        "f": "yes",
    });
    assert_eq!(value, expected);
}

#[test]
fn tags_are_dropped() {
    let value = yaml("a: !thing x\nb: !list [1]\nc: !map {d: !!str 12}\ne: !Ref\n");
    assert_eq!(
        value,
        json!({"a": "x", "b": [1], "c": {"d": "12"}, "e": null})
    );
}

#[test]
fn aliases_and_merges_are_resolved() {
    let value = yaml(
        "base: &base {a: 1, b: 2}\nmore: &more {b: 3, c: 4}\n\
         one: {b: 9, <<: *base}\n\
         first:\n  <<: *base\n  b: 9\n\
         two:\n  <<: [*base, *more]\n  d: *more\n",
    );
    assert_eq!(value["one"], json!({"b": 9, "a": 1}));
    assert_eq!(value["first"], json!({"a": 1, "b": 9}));
    assert_eq!(
        value["two"],
        json!({"a": 1, "b": 2, "c": 4, "d": {"b": 3, "c": 4}})
    );
    // Not a merge: a key of this name in JSON, or of something that has no members.
    assert_eq!(yaml("<<: text\n"), json!({"<<": "text"}));
    assert_eq!(
        read("a.json", r#"{"<<": {"a": 1}}"#).0,
        json!({"<<": {"a": 1}})
    );
}

#[test]
fn the_last_of_two_equal_keys_is_used_with_a_warning() {
    let (value, codes) = read(
        "a.yaml",
        "x:\n- a/b: {k: 1, k: 2, k: 3}\n  a/b: {k: 4}\ny: 1\n",
    );
    assert_eq!(value, json!({"x": [{"a/b": {"k": 4}}], "y": 1}));
    let expected = [
        "duplicate-key /x/0/a~1b/k",
        "duplicate-key /x/0/a~1b/k",
        "duplicate-key /x/0/a~1b",
    ];
    assert_eq!(codes, expected);
    let (value, codes) = read("a.json", r#"{"x": [0, {"k": 1, "k": 2}]}"#);
    assert_eq!(
        (value, codes),
        (
            json!({"x": [0, {"k": 2}]}),
            vec!["duplicate-key /x/1/k".to_owned()]
        )
    );
}

#[test]
fn nothing_is_null() {
    assert_eq!(yaml(""), Value::Null);
    assert_eq!(yaml("# only a comment\n"), Value::Null);
    assert_eq!(yaml("--- \n...\n"), Value::Null);
}

#[test]
fn of_several_documents_the_first_is_read() {
    let (value, codes) = read("a.yaml", "a: 1\n---\nb: 2\n");
    assert_eq!(
        (value, codes),
        (json!({"a": 1}), vec!["several-documents ".to_owned()])
    );
}

#[test]
fn a_byte_order_mark_and_foreign_line_ends() {
    assert_eq!(
        yaml("\u{feff}a: 1\r\nb:\r\n  - 2\r\n"),
        json!({"a": 1, "b": [2]})
    );
    assert_eq!(read("a.json", "\u{feff}{\"a\": 1}").0, json!({"a": 1}));
}

#[test]
fn the_language_does_not_depend_on_the_name() {
    assert_eq!(read("a.yaml", "{\n\t\"a\": [1]\n}").0, json!({"a": [1]}));
    assert_eq!(read("document", "{a: 1}").0, json!({"a": 1}));
    let (value, codes) = read("a.json", "{'a': 1, # a comment\n 'b': 2,}");
    assert_eq!(
        (value, codes),
        (json!({"a": 1, "b": 2}), vec!["invalid-json ".to_owned()])
    );
}
