//! Tests of the validator and the comparison that the other tests rely on.

#![allow(clippy::unwrap_used)]

use callwright_codegen::diag::Diagnostics;
use callwright_codegen::source::Sources;
use callwright_roundtrip::{Direction, Schemas, Strictness, examples, loss, satisfies};
use serde_json::Value;

const COMPONENTS: &str = "
    Card: { type: object, properties: { number: { type: string } } }
    Cash: { type: object, properties: { coins: { type: integer } }, additionalProperties: false }
";

/// Calls `judge` with the only example of a schema.
fn with_example<T>(
    version: &str,
    schema: &str,
    example: &str,
    judge: impl FnOnce(&Schemas<'_>, &callwright_roundtrip::Example<'_>) -> T,
) -> T {
    let document = format!(
        "openapi: {version}\ncomponents:\n  schemas:{COMPONENTS}    It:\n      allOf: [{schema}]\n      example: {example}\n"
    );
    let sources = Sources::from_text("t.yaml", document, &mut Diagnostics::default()).unwrap();
    let schemas = Schemas::new(&sources);
    let all = examples(&schemas);
    assert_eq!(all.len(), 1);
    judge(&schemas, &all[0])
}

#[test]
fn values_satisfy_schemas() {
    let either =
        "{ oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Cash' }] }";
    for (version, schema, example, [exact, any_of, objects]) in [
        ("3.1.0", "{ type: integer }", "1.0", [true; 3]),
        ("3.1.0", "{ type: integer }", "1.5", [false; 3]),
        ("3.1.0", "{ type: [string, 'null'] }", "null", [true; 3]),
        (
            "3.0.3",
            "{ type: string, nullable: true }",
            "null",
            [true; 3],
        ),
        (
            "3.1.0",
            "{ type: string, nullable: true }",
            "null",
            [false; 3],
        ),
        ("3.1.0", "{ enum: [1, a] }", "1.0", [true; 3]),
        ("3.1.0", "{ const: a }", "b", [false; 3]),
        (
            "3.1.0",
            "{ type: string, pattern: '^a+$' }",
            "ab",
            [false; 3],
        ),
        (
            "3.1.0",
            "{ type: object, required: [a] }",
            "{ b: 1 }",
            [false; 3],
        ),
        ("3.1.0", "{ not: { type: string } }", "text", [false; 3]),
        ("3.1.0", either, "{ coins: 1 }", [false, true, true]),
        ("3.1.0", either, "{ coins: x }", [true; 3]),
        ("3.1.0", either, "5", [false; 3]),
        (
            "3.1.0",
            "{ properties: { a: {} } }",
            "5",
            [true, true, false],
        ),
        (
            "3.1.0",
            "{ properties: { a: { readOnly: true } }, required: [a] }",
            "{}",
            [false; 3],
        ),
        (
            "3.0.3",
            "{ minimum: 1, exclusiveMinimum: true }",
            "1",
            [false; 3],
        ),
        ("3.1.0", "{ exclusiveMinimum: 1 }", "1", [false; 3]),
    ] {
        with_example(version, schema, example, |schemas, it| {
            let judged = [
                Strictness::Exact,
                Strictness::OneOfAsAnyOf,
                Strictness::PropertiesMeanObject,
            ]
            .map(|strictness| {
                satisfies(schemas, &it.schema, it.value, Direction::Both, strictness)
            });
            assert_eq!(judged, [exact, any_of, objects], "{schema} {example}");
        });
    }
}

#[test]
fn read_only_properties_may_be_missing_in_requests() {
    let schema = "{ type: object, properties: { a: { readOnly: true } }, required: [a] }";
    with_example("3.0.3", schema, "{}", |schemas, it| {
        let judge =
            |direction| satisfies(schemas, &it.schema, it.value, direction, Strictness::Exact);
        assert!(judge(Direction::Request));
        assert!(!judge(Direction::Response));
    });
}

#[test]
fn losses_are_found() {
    let card = "{ $ref: '#/components/schemas/Card' }";
    let either =
        "{ anyOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Cash' }] }";
    let rest = "{ type: object, additionalProperties: { type: integer } }";
    for (schema, before, after, lossy) in [
        (card, "{ number: x }", r#"{"number": "x"}"#, false),
        (card, "{ number: x }", r#"{"number": "y"}"#, true),
        (card, "{ number: x }", "{}", true),
        (card, "{}", r#"{"number": null}"#, true),
        // No schema names `pin`: it may be missing, but not changed.
        (card, "{ pin: [1] }", "{}", false),
        (card, "{ pin: [1] }", r#"{"pin": [2]}"#, true),
        (either, "{ number: x }", "{}", true),
        (either, "{ coins: 1 }", "{}", true),
        (rest, "{ a: 1 }", "{}", true),
        (rest, "{ a: 1 }", r#"{"a": 1.0}"#, false),
        ("{ type: object }", "{ a: { b: 1 } }", r#"{"a": {}}"#, true),
        ("{ type: array }", "[{ a: null }]", "[{}]", true),
        ("{ type: array }", "[1, 2]", "[1]", true),
        ("{}", "null", "{}", true),
    ] {
        with_example("3.1.0", schema, before, |schemas, it| {
            let after: Value = serde_json::from_str(after).unwrap();
            let found = loss(schemas, it, &after);
            assert_eq!(found.is_some(), lossy, "{schema} {before}: {found:?}");
        });
    }
}
