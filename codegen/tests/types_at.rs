//! The Rust type of a schema, by what the document says of it. Each case is a property `it` of an
//! object.
#![allow(clippy::unwrap_used)]

use callwright_codegen::config::Config;
use callwright_codegen::diag::{Diagnostics, FileId, Place};
use callwright_codegen::source::{Limits, Sources};
use callwright_codegen::types_at;
use std::fs;
use std::path::Path;

/// The type of the schema `it`, beside components that the cases refer to.
fn type_of(version: &str, it: &str) -> String {
    let document = format!(
        "openapi: {version}
info: {{ title: t, version: '1' }}
paths: {{}}
components:
  schemas:
    Book: {{ type: object, properties: {{ title: {{ type: string }} }} }}
    Disc: {{ type: object, properties: {{ artist: {{ type: string }} }} }}
    Gone: {{ type: object, nullable: true, properties: {{ since: {{ type: string }} }} }}
    Holder: {{ type: object, properties: {{ it: {it} }} }}
"
    );
    let mut diags = Diagnostics::default();
    let sources = Sources::from_text("t.yaml", document, &mut diags).unwrap();
    let types = types_at(&sources, &Config::default(), &mut diags).unwrap();
    let way = ["components", "schemas", "Holder", "properties", "it"];
    let place = Place::root(FileId(0)).keys(&way);
    let found = types.into_iter().find(|(at, _)| *at == place);
    found.map_or_else(|| "nothing".to_owned(), |(_, ty)| ty)
}

fn table(version: &str, cases: &[(&str, &str)]) {
    for (schema, ty) in cases {
        assert_eq!(type_of(version, schema), *ty, "{schema}");
    }
}

#[test]
fn null_of_all_of_is_what_every_member_allows() {
    table(
        "3.0.3",
        &[
            (
                "{ allOf: [{ $ref: '#/components/schemas/Gone' }] }",
                "Option<types::Gone>",
            ),
            // A member that only describes has nothing against null.
            (
                "{ allOf: [{ $ref: '#/components/schemas/Gone' }, { description: d }] }",
                "Option<types::Gone>",
            ),
            (
                "{ allOf: [{ $ref: '#/components/schemas/Book' }, { description: d }] }",
                "types::Book",
            ),
            ("{ allOf: [{ description: d }] }", "types::Value"),
            (
                "{ allOf: [{ $ref: '#/components/schemas/Gone' }, { type: object, required: [x] }] }",
                "types::HolderIt",
            ),
        ],
    );
}

#[test]
fn a_union_with_anything_holds_null_itself() {
    let objects = "{ $ref: '#/components/schemas/Book' }, { $ref: '#/components/schemas/Disc' }";
    table(
        "3.0.3",
        &[
            (&format!("{{ anyOf: [{objects}] }}"), "types::HolderIt"),
            (
                &format!("{{ anyOf: [{objects}, {{}}] }}"),
                "types::HolderIt",
            ),
        ],
    );
}

#[test]
fn integers_hold_what_their_bounds_allow() {
    table(
        "3.1.0",
        &[
            ("{ type: integer }", "i64"),
            ("{ type: integer, format: int32 }", "i32"),
            (
                "{ type: integer, format: int32, maximum: 4294967295 }",
                "i64",
            ),
            (
                "{ type: integer, minimum: 0, maximum: 9223372036854776000 }",
                "u64",
            ),
            (
                "{ type: integer, format: int64, minimum: 0, maximum: 9223372036854775807 }",
                "i64",
            ),
            (
                "{ type: integer, minimum: -1, maximum: 9223372036854776000 }",
                "i64",
            ),
            // Nothing rules out negative values.
            ("{ type: integer, example: 9223372036854776000 }", "i128"),
            ("{ type: integer, example: 9007199254740993 }", "i64"),
        ],
    );
}

/// Path items and operations may be in files of their own; then their parts and the messages about
/// them are there too.
#[test]
fn parts_are_where_the_operation_is() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("types_at");
    fs::create_dir_all(&folder).unwrap();
    let main = folder.join("main.yaml");
    let document = "openapi: 3.0.3
info: { title: t, version: '1' }
paths:
  /a: { $ref: 'a.yaml' }
  /b: { put: { $ref: 'b.yaml' } }
";
    let operation = "requestBody: { content: { application/json: { schema: { type: array, items: { type: integer } } } } }
responses: { '200': { description: ok } }
";
    fs::write(&main, document).unwrap();
    let body: String = operation
        .lines()
        .map(|line| format!("  {line}\n"))
        .collect();
    fs::write(folder.join("a.yaml"), format!("put:\n{body}")).unwrap();
    fs::write(folder.join("b.yaml"), operation).unwrap();

    let mut diags = Diagnostics::default();
    let sources = Sources::load(&main, &Limits::default(), &mut diags).unwrap();
    let types = types_at(&sources, &Config::default(), &mut diags).unwrap();
    let places: Vec<_> = types
        .iter()
        .map(|(place, ty)| (place.file.0, place.pointer.as_str(), ty.as_str()))
        .filter(|(_, pointer, _)| pointer.ends_with("/schema"))
        .collect();
    let rest = "requestBody/content/application~1json/schema";
    assert_eq!(
        places,
        [
            (1, format!("/put/{rest}").as_str(), "Vec<i64>"),
            (2, format!("/{rest}").as_str(), "Vec<i64>"),
        ]
    );
}
