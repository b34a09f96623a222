//! What a document says can't act on a terminal.

use crate::support::Folder;
use serde_json::Value;

/// Escapes, both forms of them, a bell, a turn of direction, and a letter without width.
const BAD: &str = "a\\u001b[2J\\u009b2J\\u0007\\u202eb\\u2067\\u200b\\u2028c";

const DOCUMENT: &str = r##"{
  "openapi": "3.1.0",
  "info": { "title": "BAD", "version": "BAD" },
  "servers": [{ "url": "https://a.example/BAD" }],
  "tags": [{ "name": "BAD" }],
  "paths": {
    "/a": {
      "get": {
        "operationId": "BAD", "summary": "BAD", "tags": ["BAD"],
        "parameters": [{ "name": "BAD", "in": "query", "schema": { "type": "BAD" } }],
        "responses": { "BAD": {}, "200": { "description": "BAD", "content": { "text/plain": {} } } },
        "callbacks": { "BAD": { "BAD": { "post": { "responses": {} } } } }
      }
    },
    "/BAD": { "get": { "responses": {} } }
  },
  "webhooks": {
    "BAD": {
      "x-callwright-webhooks": { "events": ["BAD"] },
      "post": { "requestBody": { "content": { "application/json": { "schema": { "$ref": "#/BAD" } } } } }
    }
  },
  "components": { "securitySchemes": { "BAD": { "type": "apiKey", "in": "query", "name": "BAD" } } }
}"##;

#[test]
fn nothing_of_a_document_acts_on_it() {
    let folder = Folder::new("nothing_of_a_document_acts_on_it");
    folder.write("bad.json", DOCUMENT.replace("BAD", BAD));
    let commands: &[&[&str]] = &[
        &["inspect", "bad.json"],
        &["inspect", "bad.json", "--format", "json"],
        &["events", "bad.json", "--profile", "github"],
        &[
            "events",
            "bad.json",
            "--profile",
            "github",
            "--format",
            "json",
        ],
        &["generate", "bad.json", "--out", "human"],
        &[
            "generate",
            "bad.json",
            "--out",
            "json",
            "--message-format",
            "json",
        ],
        &[
            "trigger",
            "bad.json",
            "none",
            "--profile",
            "github",
            "--to",
            "http://127.0.0.1:9",
        ],
    ];
    for command in commands {
        let ran = folder.run(command);
        let said = format!("{}{}", ran.stdout, ran.stderr);
        assert!(said.len() > 50, "{command:?}: {said}");
        let acting = said.chars().find(|c| {
            (c.is_control() && *c != '\n')
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        });
        assert_eq!(acting, None, "{command:?}: {said:?}");
        assert!(!said.contains("panicked"), "{command:?}: {said}");
    }
    // Escaped, it is still what the document says.
    let said = folder
        .run(&["inspect", "bad.json", "--format", "json"])
        .stdout;
    let said: Value = serde_json::from_str(&said).unwrap();
    let document: Value = serde_json::from_str(&folder.read("bad.json")).unwrap();
    assert_eq!(said["title"], document["info"]["title"]);
}
