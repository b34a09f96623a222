//! Documents that attack: none of them overflows the stack, takes the memory, or has no end.
//!
//! A thread of a test has a stack of 2 MiB, less than the compiler gives to a macro. No time is asserted:
//! each document is so large that what isn't bounded would take minutes, gigabytes, or the stack.

#![allow(clippy::unwrap_used)]

use callwright_codegen::config::Config;
use callwright_codegen::diag::Diagnostics;
use callwright_codegen::source::Sources;
use callwright_codegen::{generate_sources, read_api_with_event_samples};
use serde_json::{Map, Value, json};

/// The codes of the messages about a document whose only call and only event take the schema `S0`.
fn generate(schemas: Map<String, Value>) -> Vec<&'static str> {
    let body = json!({ "content": { "application/json": { "schema": to(0) } } });
    let mut answer = body.clone();
    answer["description"] = "The same.".into();
    let post = json!({ "post": { "requestBody": body, "responses": { "200": answer } } });
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Hostile", "version": "1" },
        "paths": { "/things": post },
        "webhooks": { "thing": post },
        "components": { "schemas": schemas },
    });
    let mut diags = Diagnostics::default();
    let sources = Sources::from_text("api.json", document.to_string(), &mut diags).unwrap();
    let config = Config {
        exercise: true,
        ..Config::default()
    };
    read_api_with_event_samples(&sources, &config, &mut diags).unwrap();
    generate_sources(&sources, &config, &mut Diagnostics::default()).unwrap();
    let mut codes: Vec<&str> = diags.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// A reference to a schema.
fn to(index: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/S{index}") })
}

/// As many schemas, each made of its number.
fn schemas(count: usize, make: impl Fn(usize) -> Value) -> Map<String, Value> {
    (0..count)
        .map(|index| (format!("S{index}"), make(index)))
        .collect()
}

/// A chain of schemas, each made of a reference to the next.
fn chain(count: usize, make: impl Fn(Value) -> Value) -> Map<String, Value> {
    let mut all = schemas(count, |index| make(to(index + 1)));
    all.insert(
        format!("S{count}"),
        json!({ "type": "object", "properties": { "end": {} } }),
    );
    all
}

/// An object that says a little more than another.
fn with(other: Value, name: &str) -> Value {
    json!({ "allOf": [other, { "properties": { name: { "type": "string" } } }] })
}

#[test]
fn what_holds_itself_ends() {
    let own = with(to(0), "own");
    let properties = json!({
        "plain": to(0),
        "said": { "allOf": [to(0), { "description": "The one above." }] },
        "merged": own,
        "listed": { "type": "array", "items": own },
        "named": { "type": "object", "additionalProperties": own },
        "chosen": { "oneOf": [to(0), { "properties": { "other": {} } }], "properties": { "too": {} } },
        "any": { "anyOf": [to(0), own], "properties": { "too": {} } },
    });
    let found = generate(schemas(1, |_| json!({ "properties": properties })));
    assert_eq!(found, [""; 0]);
}

#[test]
fn a_union_of_itself_ends() {
    for word in ["oneOf", "anyOf"] {
        let text = json!({ "type": "string" });
        generate(schemas(1, |_| json!({ word: [to(0)] })));
        generate(schemas(1, |_| json!({ word: [to(0), text] })));
        generate(schemas(
            1,
            |_| json!({ word: [{ word: [to(0), text] }, text] }),
        ));
        generate(schemas(
            2,
            |index| json!({ word: [to(1 - index), to(index)] }),
        ));
        generate(schemas(
            2,
            |index| json!({ word: [to(1 - index), to(0)], "properties": { "own": {} } }),
        ));
    }
}

/// A list of itself is any JSON; a union that holds it needs a word for it.
#[test]
fn a_union_of_a_list_of_itself_ends() {
    generate(schemas(3, |index| match index {
        0 => json!({ "oneOf": [to(1), to(2), { "type": "string" }] }),
        1 => json!({ "type": "array", "items": to(2) }),
        _ => json!({ "type": "array", "items": to(1) }),
    }));
    generate(schemas(2, |index| match index {
        0 => {
            json!({ "oneOf": [{ "anyOf": [to(1), { "type": "integer" }] }, { "type": "string" }] })
        }
        _ => json!({ "items": to(1) }),
    }));
}

#[test]
fn a_base_that_lists_those_which_extend_it_ends() {
    generate(schemas(3, |index| match index {
        0 => json!({
            "required": ["kind"],
            "properties": { "kind": { "type": "string" } },
            "oneOf": [to(1), to(2)],
            "discriminator": { "propertyName": "kind" },
        }),
        _ => with(to(0), "own"),
    }));
}

#[test]
fn merged_properties_that_never_come_to_an_end_are_cut() {
    // What `a` leads to remembers the last steps: there are as many types as ways through them.
    const STEPS: usize = 20;
    let mut all = schemas(STEPS + 1, |index| match index {
        0 => json!({ "properties": {
            "a": { "allOf": [to(0), to(1)] },
            "b": to(0),
        } }),
        STEPS => json!({ "type": "object" }),
        _ => json!({ "properties": { "a": to(index + 1), "b": to(index + 1) } }),
    });
    all.insert("Last".to_owned(), json!({ "type": "object" }));
    // What is left is deeper than the compiler follows.
    assert_eq!(generate(all), ["too-deep", "too-large"]);
}

#[test]
fn many_ways_to_the_same_schema_are_one() {
    let found = generate(chain(
        60,
        |next| json!({ "allOf": [next, next, with(next.clone(), "a")] }),
    ));
    assert_eq!(found, [""; 0]);
}

#[test]
fn long_chains_end() {
    let text = json!({ "type": "string" });
    generate(chain(3_000, |next| next));
    generate(chain(
        5_000,
        |next| json!({ "oneOf": [next, { "type": "null" }] }),
    ));
    generate(chain(
        5_000,
        |next| json!({ "allOf": [next], "description": "The next." }),
    ));
    generate(chain(
        5_000,
        |next| json!({ "properties": { "next": next } }),
    ));
    generate(chain(
        5_000,
        |next| json!({ "properties": { "next": with(next, "own") } }),
    ));
    generate(chain(1_500, |next| json!({ "anyOf": [next, text] })));
    generate(chain(1_000, |next| with(next, "own")));
    let lists = generate(chain(
        5_000,
        |next| json!({ "type": "array", "items": next }),
    ));
    assert_eq!(lists, ["too-deep"]);
    generate(chain(1_500, |next| json!({ "additionalProperties": next })));
}

#[test]
fn long_rings_end() {
    const COUNT: usize = 2_000;
    let next = |index: usize| to((index + 1) % COUNT);
    assert_eq!(generate(schemas(COUNT, next)), ["ref-cycle"]);
    generate(schemas(
        COUNT,
        |index| json!({ "type": "array", "items": next(index) }),
    ));
    generate(schemas(
        COUNT,
        |index| json!({ "required": ["next"], "properties": { "next": next(index) } }),
    ));
    generate(schemas(COUNT, |index| with(next(index), "own")));
}

#[test]
fn long_lists_in_a_schema_end() {
    let names: Vec<String> = (0..20_000).map(|index| format!("name{index}")).collect();
    generate(schemas(1, |_| json!({ "type": "string", "enum": names })));
    let required = generate(schemas(1, |_| json!({ "required": names })));
    assert_eq!(required, ["too-many-properties"]);
    let dashes: Vec<String> = (1..2_000).map(|count| "-".repeat(count)).collect();
    generate(schemas(1, |_| json!({ "type": "string", "enum": dashes })));
}

#[test]
fn samples_that_want_too_much_end() {
    let deep = format!("^{}a{}$", "(".repeat(6), "{4000})".repeat(6));
    generate(schemas(1, |_| {
        json!({ "required": ["long", "huge", "many", "keys", "deep"], "properties": {
            "long": { "type": "string", "minLength": 9_000_000_000_000_u64 },
            "huge": { "type": "string", "minLength": u64::MAX, "pattern": "^a+$" },
            "many": { "type": "array", "minItems": u64::MAX, "items": { "type": "array", "minItems": u64::MAX } },
            "keys": { "type": "object", "minProperties": u64::MAX },
            "deep": { "type": "string", "pattern": deep },
        } })
    }));
    generate(chain(
        30,
        |next| json!({ "required": ["a", "b"], "properties": { "a": next, "b": next } }),
    ));
    generate(chain(
        30,
        |next| json!({ "type": "array", "minItems": 1000, "items": next }),
    ));
}

#[test]
fn what_the_compiler_follows_is_kept() {
    let object = |index: usize, next: Value| {
        let own = format!("own{index}");
        json!({ "required": ["next"], "properties": { "next": next, own: { "type": "string" } } })
    };
    let ring = |count: usize| schemas(count, |index| object(index, to((index + 1) % count)));
    assert_eq!(generate(ring(20)), [""; 0]);
    assert_eq!(generate(ring(60)), ["too-deep"]);
    // Equal types are one, unless they are small.
    let equal = schemas(
        60,
        |index| json!({ "properties": { "a": {}, "b": {}, "c": {}, "next": to((index + 1) % 60) } }),
    );
    assert_eq!(generate(equal), [""; 0]);
    // Every type holds every other.
    let all = |index: usize| {
        let mut properties: Map<String, Value> =
            (0..500).map(|i| (format!("p{i}"), to(i))).collect();
        properties.insert(format!("own{index}"), json!({}));
        json!({ "properties": properties })
    };
    assert_eq!(generate(schemas(500, all)), ["too-deep"]);
}

#[test]
fn references_that_lead_to_references_end() {
    let ring = |section: &str| {
        let one = |index: usize| {
            let next = format!("#/components/{section}/R{}", (index + 1) % 3_000);
            (format!("R{index}"), json!({ "$ref": next }))
        };
        Value::Object((0..3_000).map(one).collect())
    };
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Hostile", "version": "1" },
        "paths": {},
        "components": { "securitySchemes": ring("securitySchemes") },
    });
    let mut diags = Diagnostics::default();
    let sources = Sources::from_text("api.json", document.to_string(), &mut diags).unwrap();
    generate_sources(&sources, &Config::default(), &mut diags).unwrap();
    assert!(diags.iter().all(|found| found.code == "too-deep"));
    assert!(diags.iter().next().is_some());
}
