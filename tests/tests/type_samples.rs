//! Samples of types: what isn't one of the type is replaced, and what has no end has no sample.
#![allow(clippy::unwrap_used)]

use callwright_codegen::analyze::{analyze, type_samples};
use callwright_codegen::config::Config;
use callwright_codegen::diag::Diagnostics;
use callwright_codegen::ir::Origin;
use callwright_codegen::source::Sources;
use serde_json::{Map, Value, json};

/// The samples of the components of a document.
fn samples(schemas: &str) -> Map<String, Value> {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\npaths: {{}}\ncomponents: {{ schemas: {schemas} }}\n"
    );
    let mut diags = Diagnostics::default();
    let sources = Sources::from_text("api.yaml", text, &mut diags).unwrap();
    let document = callwright_codegen::dialect::read(&sources, &mut diags).unwrap();
    let config = Config::default();
    let mut api = callwright_codegen::lower::lower(&document, &config, &mut diags);
    api.type_examples = callwright_codegen::lower::type_examples(&document, &api);
    let facts = analyze(&api, &config);
    let samples = type_samples(&api, &facts).into_iter();
    let samples = samples.filter_map(|(id, sample)| match &api.ty(id).origin {
        Origin::Component(key) => Some((key.clone(), sample)),
        _ => None,
    });
    samples.collect()
}

#[test]
fn a_part_that_the_type_cant_hold_is_replaced_or_left_out() {
    // The type of `of` is one that the check of examples knows nothing about: it accepts any text as base64.
    let schemas = "{ Seal: { type: object, required: [of], properties: {
        of: { type: string, format: byte }, age: { type: integer, format: int32 } },
        example: { of: 'AAAA', age: 7 } } }";
    assert_eq!(samples(schemas)["Seal"], json!({ "of": "AAAA", "age": 7 }));
    let long = schemas
        .replace("int32", "int64")
        .replace("age: 7 }", "age: 9000000000, other: 1 }");
    assert_eq!(
        samples(&long)["Seal"],
        json!({ "of": "AAAA", "age": 9_000_000_000_i64 })
    );
}

#[test]
fn a_type_without_values_has_no_sample() {
    let schemas = "{ Lead: { type: object, required: [lead], properties: { lead: { $ref: '#/components/schemas/Lead' } } },
        Dog: { type: object, properties: { lead: { $ref: '#/components/schemas/Lead' }, name: { type: string } } } }";
    assert_eq!(
        samples(schemas),
        json!({ "Dog": { "name": "sample" } })
            .as_object()
            .cloned()
            .unwrap()
    );
}

#[test]
fn a_type_that_requires_too_much_has_no_sample() {
    // Each requires two of the next: 2 ** 13 values in all.
    let mut schemas = String::from("{ S13: { type: object }");
    for number in 0..13 {
        let next = format!("{{ $ref: '#/components/schemas/S{}' }}", number + 1);
        schemas += &format!(
            ", S{number}: {{ type: object, required: [a, b], properties: {{ a: {next}, b: {next} }} }}"
        );
    }
    let samples = samples(&(schemas + " }"));
    assert!(samples.contains_key("S5"));
    assert!(!samples.contains_key("S0"));
}

#[test]
fn the_tag_of_a_union_is_that_of_its_variant() {
    let schemas = "{ Pet: { oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
            discriminator: { propertyName: kind, mapping: { mew: Cat, wow: Dog } } },
        Cat: { type: object, required: [kind], properties: { kind: { type: string, pattern: '^m' } } },
        Dog: { type: object, required: [kind, bark], properties: { kind: { type: string, pattern: '^w' }, bark: { type: boolean } } },
        Both: { type: object, required: [cat, dog], properties: {
            cat: { $ref: '#/components/schemas/Pet' }, dog: { $ref: '#/components/schemas/Pet' } },
            example: { cat: { kind: mew }, dog: { kind: wow, bark: true } } } }";
    let samples = samples(schemas);
    assert_eq!(samples["Pet"]["kind"], "mew");
    assert_eq!(
        samples["Both"]["dog"],
        json!({ "kind": "wow", "bark": true })
    );
}
