//! What `inspect` says of a document.

use crate::support::Folder;
use serde_json::{Value, json};
use std::io::Read as _;
use std::process::Stdio;

const FULL: &str = r##"
openapi: 3.1.0
info: { title: Full, version: "2" }
servers: [{ url: "https://full.example" }]
security: [{ token: [] }]
paths:
  /pets/{id}:
    get:
      operationId: showPet
      tags: [pets]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        "200":
          description: One.
          content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } }
        4XX: { description: None. }
  /watch:
    post:
      operationId: watch
      requestBody: { content: { text/plain: { schema: { type: string } } } }
      responses: { "204": { description: Yes. } }
      callbacks:
        changed:
          "{$request.query.to}":
            post: { responses: { "200": { description: Thanks. } } }
  "/bad/{":
    get: { responses: { "200": { description: Never. } } }
webhooks:
  petAdded:
    post: { responses: { "200": { description: Thanks. } } }
components:
  securitySchemes:
    token: { type: http, scheme: bearer }
    key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Pet:
      type: object
      properties: { kind: { $ref: "#/components/schemas/Kind" } }
    Kind: { type: string, enum: [cat, dog] }
"##;

fn full(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("full.yaml", FULL);
    folder
}

#[test]
fn everything_is_in_the_json() {
    let folder = full("everything_is_in_the_json");
    let ran = folder.run(&["inspect", "full.yaml", "--format", "json"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let content: Value = serde_json::from_str(&ran.stdout).unwrap();
    for (pointer, expected) in [
        ("/title", json!("Full")),
        ("/operations/0/path", json!("/pets/{id}")),
        ("/operations/0/function", json!("show")),
        ("/operations/0/pointer", json!("/paths/~1pets~1{id}/get")),
        (
            "/operations/0/parameters",
            json!([{ "name": "id", "in": "path", "required": true }]),
        ),
        ("/operations/0/responses/1/status", json!("4XX")),
        ("/operations/0/security", json!([["token"]])),
        (
            "/operations/1/body/content/0/media_type",
            json!("text/plain"),
        ),
        ("/webhooks/0/name", json!("petAdded")),
        ("/webhooks/0/pointer", json!("/webhooks/petAdded/post")),
        ("/callbacks/0/name", json!("changed")),
        ("/callbacks/0/expression", json!("{$request.query.to}")),
        (
            "/types",
            json!([
                { "name": "Kind", "kind": "enum", "pointer": "/components/schemas/Kind" },
                { "name": "Pet", "kind": "object", "pointer": "/components/schemas/Pet" },
            ]),
        ),
        ("/security/1/name", json!("X-Key")),
        (
            "/media_types/0",
            json!({ "media_type": "application/json", "requests": 0, "responses": 1 }),
        ),
        ("/skipped/0/what", json!("GET /bad/{")),
        ("/skipped/0/pointer", json!("/paths/~1bad~1{/get")),
        (
            "/skipped/0/reason",
            json!("the braces of `/bad/{` don't match"),
        ),
    ] {
        assert_eq!(content.pointer(pointer), Some(&expected), "{pointer}");
    }
    for (list, length) in [
        ("operations", 2),
        ("webhooks", 1),
        ("callbacks", 1),
        ("security", 2),
        ("media_types", 2),
        ("skipped", 1),
    ] {
        assert_eq!(content[list].as_array().unwrap().len(), length, "{list}");
    }
    assert!(!ran.messages().is_empty());
}

#[test]
fn the_table_has_a_section_for_each() {
    let folder = full("the_table");
    let ran = folder.run(&["inspect", "full.yaml"]);
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.stdout,
        "\
Full 2 (OpenAPI 3.1.0)

Operations (2)
  pets
    show  GET  /pets/{id}
  watch
    watch  POST  /watch

Webhooks (1)
  petAdded  POST  petAdded

Callbacks (1)
  changed  POST  {$request.query.to}  changed

Types (2)
  enum    1
  object  1

Security (2)
  token  bearer token
  key    key in a header: X-Key

Media types (2)
  application/json  0 requests  1 response
  text/plain        1 request   0 responses

Skipped (1)
  GET /bad/{  the braces of `/bad/{` don't match
"
    );
}

#[test]
fn a_reader_that_has_had_enough_is_no_failure() {
    let folder = full("had_enough");
    let mut child = folder
        .command(&["inspect", "full.yaml", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}
