#![allow(clippy::unwrap_used)]

use crate::diag::Diagnostics;
use crate::ir::Sample;
use crate::source::Sources;
use serde_json::{Value, json};

/// The samples of the one operation of a document.
fn of(operation: &str, schemas: &str) -> Sample {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\n\
         paths: {{ /a: {{ post: {operation} }} }}\ncomponents: {{ schemas: {schemas} }}\n"
    );
    sample(&text)
}

fn sample(text: &str) -> Sample {
    let mut diags = Diagnostics::default();
    let sources = Sources::from_text("api.yaml", text.to_owned(), &mut diags).unwrap();
    let document = crate::dialect::read(&sources, &mut diags).unwrap();
    let api = crate::lower::lower(&document, &crate::config::Config::default(), &mut diags);
    super::samples(&document, &api).remove(0)
}

/// The whole body and the least one, of a schema.
fn body(schema: &str, schemas: &str) -> (Value, Value) {
    let operation = format!(
        "{{ requestBody: {{ required: true, content: {{ application/json: {{ schema: {schema} }} }} }}, \
         responses: {{}} }}"
    );
    let mut sample = of(&operation, schemas);
    (sample.bodies.remove(0), sample.minimal_bodies.remove(0))
}

#[test]
fn values_are_what_the_schema_says() {
    let table = [
        ("{ type: string }", json!("sample")),
        ("{ type: string, minLength: 9 }", json!("ssssample")),
        ("{ type: string, maxLength: 3 }", json!("ple")),
        (
            "{ type: string, format: date-time }",
            json!("2024-05-01T12:30:00Z"),
        ),
        (
            "{ type: string, pattern: '^[A-Z]{2}-\\d+$', minLength: 6 }",
            json!("AA-000"),
        ),
        ("{ type: string, enum: [b, a] }", json!("b")),
        ("{ const: 7 }", json!(7)),
        (
            "{ type: string, examples: [first, second] }",
            json!("first"),
        ),
        ("{ type: integer, default: 20 }", json!(20)),
        // An example doesn't always match its schema.
        ("{ type: integer, example: many }", json!(1)),
        (
            "{ type: string, format: uuid, example: abc }",
            json!("6f2d5a1e-3c4b-4d5e-8f60-000000000000"),
        ),
        ("{ type: integer, minimum: 5 }", json!(5)),
        ("{ type: integer, exclusiveMinimum: 5 }", json!(6)),
        ("{ type: integer, maximum: -2, multipleOf: 5 }", json!(-5)),
        ("{ type: number, minimum: 0, maximum: 0.25 }", json!(0.125)),
        ("{ type: number, format: int32 }", json!(1)),
        // What nothing can be is left out where it may be.
        (
            "{ type: object, properties: { a: { type: string, allOf: [{ type: object }] }, b: { type: string } } }",
            json!({ "b": "sample" }),
        ),
        (
            "{ type: array, items: { type: integer }, minItems: 2 }",
            json!([1, 2]),
        ),
        (
            "{ type: array, items: { type: string, enum: [a, b, c] }, minItems: 3, uniqueItems: true }",
            json!(["a", "b", "c"]),
        ),
        ("{ type: array, maxItems: 0 }", json!([])),
        ("{ type: [string, 'null'] }", json!("sample")),
        ("{ oneOf: [{ type: 'null' }, { type: integer }] }", json!(1)),
        // The first alternative that is only one of them.
        (
            "{ oneOf: [{ type: number }, { type: integer }, { type: boolean }] }",
            json!(1.5),
        ),
        (
            "{ type: object, additionalProperties: { type: integer } }",
            json!({ "sample": 1 }),
        ),
        (
            "{ allOf: [{ properties: { a: { type: integer } } }, { properties: { b: { type: integer } } }] }",
            json!({ "a": 1, "b": 1 }),
        ),
        (
            "{ allOf: [{ type: integer, minimum: 3 }, { maximum: 3 }] }",
            json!(3),
        ),
    ];
    for (schema, expected) in table {
        assert_eq!(body(schema, "{}").0, expected, "{schema}");
    }
}

#[test]
fn what_is_required_alone() {
    let schema = "{ type: object, required: [a, c], minProperties: 3, properties: \
                  { a: { type: integer }, b: { type: integer }, c: { type: string, readOnly: true }, \
                  d: { type: integer }, e: { type: integer } } }";
    let (whole, least) = body(schema, "{}");
    assert_eq!(whole, json!({ "a": 1, "b": 1, "d": 1, "e": 1 }));
    assert_eq!(least, json!({ "a": 1, "b": 1, "d": 1 }));
}

#[test]
fn a_part_of_the_path_is_never_empty() {
    let text = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: { '/a/{b}/{c}': { get: \
                { parameters: [{ name: b, in: path, required: true, example: '', schema: \
                { type: string } }], responses: {} } } }\n";
    assert_eq!(sample(text).parameters, [json!("sample"), json!("sample")]);
}

#[test]
fn a_variant_has_its_tag() {
    let schemas = "{ Cat: { type: object, properties: { kind: { type: string }, lives: { type: integer } } } }";
    let pet = "{ oneOf: [{ $ref: '#/components/schemas/Cat' }], discriminator: \
               { propertyName: kind, mapping: { cat: '#/components/schemas/Cat' } } }";
    assert_eq!(body(pet, schemas).0, json!({ "kind": "cat", "lives": 1 }));
}

#[test]
fn what_has_no_end_ends() {
    let schemas = "{ A: { type: object, properties: { b: { $ref: '#/components/schemas/B' }, \
                   list: { type: array, items: { $ref: '#/components/schemas/A' } } } }, \
                   B: { type: object, required: [a, again], properties: \
                   { a: { $ref: '#/components/schemas/A' }, again: { $ref: '#/components/schemas/B' } } } }";
    let (whole, least) = body("{ $ref: '#/components/schemas/A' }", schemas);
    assert!(whole.is_object());
    assert_eq!(least, json!({}));
}

#[test]
fn examples_are_taken_without_what_the_server_sets() {
    let schema = "{ type: object, properties: { id: { type: integer, readOnly: true }, \
                  name: { type: string } }, example: { id: 4, name: Dune } }";
    assert_eq!(body(schema, "{}").0, json!({ "name": "Dune" }));
}

#[test]
fn parameters_show_their_own_examples_first() {
    let operation = "{ parameters: [\
        { name: a, in: query, example: x, schema: { type: string, example: y } }, \
        { name: b, in: query, examples: { one: { value: 3 } }, schema: { type: integer } }, \
        { name: c, in: query, example: 'no', schema: { type: integer, example: 4 } }, \
        { name: d, in: query, content: { application/json: { example: [1], schema: {} } } }], \
        responses: {} }";
    let sample = of(operation, "{}");
    assert_eq!(
        sample.parameters,
        [json!("x"), json!(3), json!(4), json!([1])]
    );
}
