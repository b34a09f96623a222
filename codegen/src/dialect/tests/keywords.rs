//! Schemas: keyword by keyword.

use super::schema;
use super::show::Shown;

/// Each: what is written, what comes out, the messages.
type Case<'a> = (&'a str, &'a str, &'a [&'a str]);

fn check(version: &str, cases: &[Case<'_>]) {
    for (yaml, expected, messages) in cases {
        let (shown, said) = schema(version, yaml);
        assert_eq!(shown, *expected, "{version} {yaml}");
        assert_eq!(said, *messages, "{version} {yaml}");
    }
}

#[test]
fn types() {
    for version in ["3.0.3", "3.1.0"] {
        check(
            version,
            &[
                ("type: string", "{type: string}", &[]),
                (
                    "type: [string, 'null']",
                    "{nullable: true, type: string}",
                    &[],
                ),
                (
                    "type: ['null', string, string]",
                    "{nullable: true, type: string}",
                    &[],
                ),
                (
                    "type: [string, null]",
                    "{nullable: true, type: string}",
                    &[],
                ),
                ("type: [integer]", "{type: integer}", &[]),
                ("type: 'null'", "{type: null}", &[]),
                ("type: ['null']", "{type: null}", &[]),
                (
                    "type: [string, integer, 'null']\nminLength: 2",
                    "{nullable: true, x-callwright-types: [string, integer], minLength: 2}",
                    &[],
                ),
                ("type: []", "{}", &[]),
                ("type: file", "{}", &["unknown-type /type"]),
                (
                    "type: [string, any]",
                    "{type: string}",
                    &["unknown-type /type/1"],
                ),
                ("type: {a: b}", "{}", &["wrong-kind /type"]),
                (
                    "type: [3, string]",
                    "{type: string}",
                    &["wrong-kind /type/0"],
                ),
                (
                    "type: string\nnullable: true",
                    "{nullable: true, type: string}",
                    &[],
                ),
            ],
        );
    }
}

#[test]
fn values() {
    check(
        "3.1.0",
        &[
            ("const: a", "{enum: [a]}", &[]),
            ("const: null", "{enum: [null]}", &[]),
            ("enum: [a, b]\nconst: a", "{enum: [a]}", &[]),
            (
                "enum: [a, null, 3, {b: c}]",
                "{enum: [a, null, 3, {b: c}]}",
                &[],
            ),
            ("enum: a", "{}", &["wrong-kind /enum"]),
            ("enum: null", "{}", &[]),
            ("examples: [1, 2]", "{example: 1}", &[]),
            ("examples: [1]\nexample: 3", "{example: 3}", &[]),
            ("default: null", "{default: null}", &[]),
            (
                "title: 404\ndescription: true",
                "{title: 404, description: true}",
                &[],
            ),
            ("title: [a]", "{}", &["wrong-kind /title"]),
        ],
    );
}

#[test]
fn bounds() {
    check(
        "3.1.0",
        &[
            (
                "exclusiveMinimum: 3",
                "{exclusiveMinimum: true, minimum: 3.0}",
                &[],
            ),
            ("exclusiveMinimum: 3\nminimum: 5", "{minimum: 5.0}", &[]),
            (
                "minimum: 5\nexclusiveMinimum: 5",
                "{exclusiveMinimum: true, minimum: 5.0}",
                &[],
            ),
            ("exclusiveMaximum: 3\nmaximum: 2", "{maximum: 2.0}", &[]),
            (
                "exclusiveMaximum: 1\nmaximum: 2",
                "{exclusiveMaximum: true, maximum: 1.0}",
                &[],
            ),
            (
                "minimum: 1\nexclusiveMinimum: true",
                "{exclusiveMinimum: true, minimum: 1.0}",
                &[],
            ),
            ("minimum: '3'", "{minimum: 3.0}", &["wrong-kind /minimum"]),
            ("minimum: three", "{}", &["wrong-kind /minimum"]),
            (
                "minimum: -9223372036854776000",
                "{minimum: -9.223372036854776e+18}",
                &[],
            ),
            ("maxLength: 3.0", "{maxLength: 3}", &[]),
            ("maxLength: -1", "{}", &["wrong-kind /maxLength"]),
            ("maxItems: 2.5", "{}", &["wrong-kind /maxItems"]),
            (
                "uniqueItems: 'true'",
                "{uniqueItems: true}",
                &["wrong-kind /uniqueItems"],
            ),
            ("uniqueItems: 1", "{}", &["wrong-kind /uniqueItems"]),
        ],
    );
}

#[test]
fn arrays_and_bytes() {
    check(
        "3.1.0",
        &[
            ("items: {type: string}", "{items: {type: string}}", &[]),
            (
                "prefixItems: [{type: string}, true]",
                "{items: {anyOf: [{type: string}, {}, {}]}}",
                &[],
            ),
            (
                "items: {type: integer}\nprefixItems: [{type: string}]",
                "{items: {anyOf: [{type: string}, {type: integer}]}}",
                &[],
            ),
            (
                "items: [{type: string}]",
                "{items: {anyOf: [{type: string}, {}]}}",
                &[],
            ),
            (
                "items: [{type: string}]\nadditionalItems: {type: integer}",
                "{items: {anyOf: [{type: string}, {type: integer}]}}",
                &[],
            ),
            (
                "prefixItems: [{type: string}]\nitems: false",
                "{items: {anyOf: [{type: string}]}}",
                &[],
            ),
            (
                "prefixItems: [{type: string}, {type: integer}]\nmaxItems: 2",
                "{items: {anyOf: [{type: string}, {type: integer}]}, maxItems: 2}",
                &[],
            ),
            (
                "if: {required: [a]}\nthen: {properties: {b: {type: string}}}",
                "{x-callwright-more: true}",
                &[],
            ),
            ("then: {properties: {b: {type: string}}}", "{}", &[]),
            ("contentEncoding: base64url", "{format: byte}", &[]),
            ("contentEncoding: gzip", "{}", &[]),
            (
                "contentMediaType: application/octet-stream",
                "{format: binary}",
                &[],
            ),
            (
                "contentMediaType: image/png\nformat: uri",
                "{format: uri}",
                &[],
            ),
            (
                "contentMediaType: application/octet-stream\ncontentEncoding: base64",
                "{format: byte}",
                &[],
            ),
        ],
    );
}

#[test]
fn objects() {
    check(
        "3.1.0",
        &[
            (
                "properties: {b: {type: string}, a: null, c: false}\nrequired: [b]",
                "{properties: {b: {type: string}, a: {}, c: {x-callwright-never: true}}, \
                 required: [b]}",
                &["wrong-kind /properties/a"],
            ),
            ("required: true", "{}", &["wrong-kind /required"]),
            (
                "required: [a, [b]]",
                "{required: [a]}",
                &["wrong-kind /required/1"],
            ),
            ("properties: [a]", "{}", &["wrong-kind /properties"]),
            (
                "additionalProperties: false",
                "{additionalProperties: false}",
                &[],
            ),
            (
                "additionalProperties: {}",
                "{additionalProperties: {}}",
                &[],
            ),
            (
                "additionalProperties: {type: string}",
                "{additionalProperties: {type: string}}",
                &[],
            ),
            ("unevaluatedProperties: false", "{}", &[]),
            (
                "unevaluatedProperties: {type: string}",
                "{additionalProperties: {type: string}}",
                &[],
            ),
            (
                "unevaluatedProperties: {type: string}\nadditionalProperties: true",
                "{additionalProperties: true}",
                &[],
            ),
            ("true", "{}", &[]),
            ("false", "{x-callwright-never: true}", &[]),
            ("a text", "{}", &["wrong-kind "]),
            (
                "x-a: 1\nunknown: 2\nx-callwright-never: true",
                "{x-a: 1}",
                &[],
            ),
            ("not: {type: string}", "{not: {type: string}}", &[]),
            ("oneOf: {type: string}", "{}", &["wrong-kind /oneOf"]),
        ],
    );
}

#[test]
fn discriminators() {
    check(
        "3.0.3",
        &[
            (
                "discriminator: {propertyName: kind}",
                "{discriminator: {propertyName: kind}}",
                &[],
            ),
            (
                "discriminator: {propertyName: kind, mapping: {a: Pet, b: '#/components/schemas/Pet'}}",
                "{discriminator: {propertyName: kind, mapping: {a: #/components/schemas/Pet, \
                 b: #/components/schemas/Pet}}}",
                &[],
            ),
            (
                "discriminator: {propertyName: kind, mapping: {a: Dog, b: Pet}}",
                "{discriminator: {propertyName: kind, mapping: {b: #/components/schemas/Pet}}}",
                &["dangling-ref /discriminator/mapping/a"],
            ),
            (
                "discriminator: {propertyName: kind, mapping: {a: dog.yaml#/Dog}}",
                "{discriminator: {propertyName: kind}}",
                &["dangling-ref /discriminator/mapping/a"],
            ),
            (
                "discriminator: kind",
                "{discriminator: {propertyName: kind}}",
                &["wrong-kind /discriminator"],
            ),
            (
                "discriminator: {}",
                "{}",
                &["bad-discriminator /discriminator"],
            ),
        ],
    );
}

#[test]
fn patterns_stand_beside() {
    let shown = Shown::of(
        "openapi: 3.1.0
info: {title: T, version: '1'}
components:
  schemas:
    It:
      properties:
        map:
          patternProperties:
            '^x-': {type: string}
            '/': {$ref: '#/components/schemas/It'}
",
    );
    let (place, patterns) = shown
        .document
        .side
        .pattern_properties
        .iter()
        .next()
        .unwrap();
    assert_eq!(place.pointer, "/components/schemas/It/properties/map");
    assert_eq!(
        super::brief(patterns),
        "[[^x-, {type: string}], [/, {$ref: #/components/schemas/It}]]"
    );
}
