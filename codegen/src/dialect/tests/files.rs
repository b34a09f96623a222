//! Documents in several files.

use super::show::{Shown, messages};
use crate::diag::Diagnostics;
use crate::dialect::read;
use crate::source::{Limits, Sources};
use std::path::PathBuf;

/// Reads files of these names and texts, the first of which is the document.
fn read_files(name: &str, files: &[(&str, &str)]) -> Shown {
    let id = std::process::id();
    let folder: PathBuf = std::env::temp_dir().join(format!("callwright-dialect-{id}-{name}"));
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let mut diags = Diagnostics::default();
    let document = folder.join(files[0].0);
    let sources = Sources::load(&document, &Limits::default(), &mut diags).unwrap();
    let document = read(&sources, &mut diags).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    Shown {
        document,
        messages: messages(&diags),
    }
}

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";

#[test]
fn a_component_that_is_a_file_names_it() {
    let api = format!(
        "{HEAD}paths: {{}}
components:
  schemas:
    Animal: {{$ref: schemas/pet.yaml}}
    Beast: {{$ref: schemas/pet.yaml}}
    Other: {{properties: {{pet: {{$ref: './schemas/pet.yaml'}}}}}}
"
    );
    let shown = read_files(
        "named",
        &[
            ("api.yaml", &api),
            (
                "schemas/pet.yaml",
                "properties: {owner: {$ref: owner.yaml}, up: {$ref: '#'}}",
            ),
            ("schemas/owner.yaml", "properties: {pet: {$ref: pet.yaml}}"),
        ],
    );
    assert_eq!(shown.messages, [""; 0]);
    assert_eq!(shown.keys(), ["Animal", "Beast", "Other", "#1"]);
    assert_eq!(
        shown.schema("Animal"),
        "{properties: {owner: {$ref: #/components/schemas/#1}, \
         up: {$ref: #/components/schemas/Animal}}}"
    );
    assert_eq!(shown.schema("Beast"), "{$ref: #/components/schemas/Animal}");
    assert_eq!(
        shown.schema("Other"),
        "{properties: {pet: {$ref: #/components/schemas/Animal}}}"
    );
    assert_eq!(
        shown.schema("#1"),
        "{properties: {pet: {$ref: #/components/schemas/Animal}}}"
    );
    assert_eq!(shown.hoisted(), ["Animal 1", "#1 2"]);
}

#[test]
fn the_components_of_another_file_are_its_own() {
    let api = format!(
        "{HEAD}paths:
  /pets: {{$ref: 'paths.yaml#/pets'}}
components:
  schemas:
    Pet: {{type: string}}
"
    );
    let shown = read_files(
        "other",
        &[
            ("api.yaml", &api),
            (
                "paths.yaml",
                "pets:
  get:
    parameters: [{$ref: 'parts.yaml#/limit'}, {$ref: 'parts.yaml#/none'}]
    responses:
      200:
        description: ok
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Pet'}
components:
  schemas:
    Pet: {type: object, discriminator: {propertyName: a, mapping: {pet: Pet}}}
",
            ),
            (
                "parts.yaml",
                "limit: {in: query, name: limit, schema: {type: integer}}",
            ),
        ],
    );
    assert_eq!(shown.hoisted(), ["#1 1/components/schemas/Pet"]);
    assert_eq!(
        shown.schema("#1"),
        "{discriminator: {propertyName: a, mapping: {pet: #/components/schemas/#1}}, \
         type: object}"
    );
    let paths = super::brief(&shown.document.openapi.paths);
    assert!(
        paths.contains("schema: {$ref: #/components/schemas/#1}"),
        "{paths}"
    );
    assert!(paths.contains("x-callwright-origin: 1#/pets"), "{paths}");
    assert!(paths.contains("x-callwright-origin: 2#/limit"), "{paths}");
    assert_eq!(
        shown.messages,
        ["dangling-ref 1:/pets/get/parameters/1/$ref"]
    );
}

#[test]
fn text_may_be_a_file() {
    let api = "openapi: 3.0.3
info:
  title: T
  version: '1'
  description: {$ref: intro.md}
  termsOfService: {$ref: none.md}
paths: {}
";
    let shown = read_files("text", &[("api.yaml", api), ("intro.md", "# Hello\n")]);
    let info = &shown.document.openapi.info;
    assert_eq!(info.description.as_deref(), Some("# Hello\n"));
    assert_eq!(info.terms_of_service, None);
    assert_eq!(shown.messages, ["dangling-ref /info/termsOfService/$ref"]);
}

#[test]
fn an_anchor_of_another_file_is_found() {
    let api = format!(
        "{HEAD}paths: {{}}
components:
  schemas:
    Home: {{properties: {{city: {{$ref: 'places.yaml#city'}}, lost: {{$ref: 'places.yaml#town'}}}}}}
"
    );
    let places = "Places: {City: {$anchor: city, type: string}}\n";
    let shown = read_files("anchors", &[("api.yaml", &api), ("places.yaml", places)]);
    assert_eq!(
        shown.schema("Home"),
        "{properties: {city: {$ref: #/components/schemas/#1}, \
         lost: {x-callwright-unresolved: places.yaml#town}}}"
    );
    assert_eq!(
        shown.messages,
        ["dangling-ref /components/schemas/Home/properties/lost/$ref"]
    );
}
