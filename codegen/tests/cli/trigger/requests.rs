//! What is sent: the sample or the file, with all that routes it.

use super::receiver::{SECRET, trigger, trigger_at};
use crate::support::Folder;
use callwright::{Bytes, http};
use serde_json::{Value, json};
use std::io::Write;
use std::process::Stdio;

const HOOKS: &str = r##"
openapi: 3.1.0
info: { title: Hooks, version: "1" }
paths:
  /jobs:
    post:
      operationId: startJob
      responses: { "202": { description: Started. } }
      callbacks:
        jobDone:
          "{$request.query.to}":
            post:
              requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Ping" } } } }
              responses: { "200": { description: Thanks. } }
webhooks:
  ping:
    post:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Ping" } } } }
      responses: { "200": { description: Thanks. } }
  issues-opened:
    post:
      operationId: issues/opened
      parameters:
        - { name: X-Hook-Id, in: header, required: true, schema: { type: integer }, example: 7 }
        - { name: X-Note, in: header, schema: { type: string } }
      requestBody:
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Opened" }
            example: { action: opened, id: 41, title: "\u00dcber", reporter: mona }
      responses: { "200": { description: Thanks. } }
  issues-changed:
    post:
      operationId: issues/changed
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Changed" } } } }
      responses: { "200": { description: Thanks. } }
components:
  schemas:
    Ping: { type: object, required: [zen], properties: { zen: { type: string } } }
    Opened:
      type: object
      required: [action, id]
      properties:
        action: { const: opened }
        id: { type: integer, readOnly: true }
        title: { type: string }
        reporter: { type: string }
    Changed:
      type: object
      required: [action]
      properties: { action: { type: string, enum: [labeled, closed] } }
"##;

const OK: &str = "HTTP/1.1 204 No Content\r\n\r\n";

/// A folder with the document of these tests.
pub fn hooks(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("hooks.yaml", HOOKS);
    folder
}

/// What arrives of an event, with more arguments.
#[track_caller]
fn sent(folder: &Folder, event: &str, more: &[&str]) -> http::Request<Bytes> {
    let arguments = [&["hooks.yaml", event, "--secret", "ENV:HOOK_SECRET"], more].concat();
    let (ran, request) = trigger(folder, &arguments, &[SECRET], OK);
    assert_eq!((ran.code, &*ran.stderr), (0, ""), "{ran:?}");
    request.unwrap()
}

fn body(request: &http::Request<Bytes>) -> Value {
    serde_json::from_slice(request.body()).unwrap()
}

#[test]
fn the_example_is_sent_with_what_routes_it() {
    let folder = hooks("the_example_is_sent");
    let request = sent(&folder, "issues-opened", &["--profile", "github"]);
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "/hooks");
    let header = |name: &str| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    assert_eq!(header("x-github-event"), Some("issues"));
    assert_eq!(header("content-type"), Some("application/json"));
    // What the document asks of every delivery, and nothing that it only allows.
    assert_eq!((header("x-hook-id"), header("x-note")), (Some("7"), None));
    assert!(header("x-github-delivery").unwrap().starts_with("msg_"));
    assert!(
        header("x-hub-signature-256")
            .unwrap()
            .starts_with("sha256=")
    );
    // What only the server sets is there, since the server speaks.
    let expected =
        json!({ "action": "opened", "id": 41, "title": "\u{dc}ber", "reporter": "mona" });
    assert_eq!(body(&request), expected);
}

#[test]
fn one_of_several_values_is_sent_if_named() {
    let folder = hooks("one_word_of_several");
    for (event, action) in [
        ("issues-changed", "labeled"),
        ("issues.labeled", "labeled"),
        ("issues.CLOSED", "closed"),
    ] {
        let request = sent(&folder, event, &["--profile", "github"]);
        assert_eq!(request.headers()["x-github-event"], "issues");
        assert_eq!(body(&request), json!({ "action": action }), "{event}");
    }
}

#[test]
fn what_the_schema_does_not_have_is_put_into_the_payload() {
    let folder = hooks("what_the_schema_does_not_have");
    let request = sent(&folder, "ping", &["--profile", "stripe"]);
    assert_eq!(body(&request), json!({ "zen": "sample", "type": "ping" }));
    assert!(request.headers().contains_key("stripe-signature"));
}

#[test]
fn a_payload_arrives_byte_for_byte() {
    let folder = hooks("a_payload_arrives");
    let bytes = b" { \"action\" : \"opened\",\r\n\t\"id\":1.50, \"title\":\"\\u00dc\" }\n\n";
    folder.write("payload.json", bytes);
    let arguments = ["--profile", "github", "--payload", "payload.json"];
    let request = sent(&folder, "issues-opened", &arguments);
    assert_eq!(&request.body()[..], bytes);
    assert_eq!(request.headers()["x-github-event"], "issues");
}

#[test]
fn a_payload_of_another_event_is_reported() {
    let folder = hooks("a_payload_of_another_event");
    folder.write("closed.json", r#"{"action":"closed","id":1}"#);
    let arguments = [
        "hooks.yaml",
        "issues-opened",
        "--profile",
        "github",
        "--payload",
        "closed.json",
    ];
    let arguments = [&arguments[..], &["--secret", "ENV:HOOK_SECRET"]].concat();
    let (ran, request) = trigger(&folder, &arguments, &[SECRET], OK);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(
        &request.unwrap().body()[..],
        br#"{"action":"closed","id":1}"#
    );
    let said = "warning[other-event]: the payload is sent as `issues.opened`, but has `closed` at `/action`\n";
    assert_eq!(ran.stderr, said);
}

#[test]
fn the_payload_may_come_by_the_standard_input() {
    let folder = hooks("the_standard_input");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let to = format!("http://{}/", listener.local_addr().unwrap());
    // It is read before anything is sent; that nobody answers comes later.
    drop(listener);
    let arguments = ["trigger", "hooks.yaml", "ping", "--profile", "stripe"];
    let mut command = folder.command(&arguments);
    command.args(["--secret", "ENV:HOOK_SECRET", "--payload", "-", "--to", &to]);
    command
        .envs([SECRET])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"{\"type\":\"closed\"}").unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("but the payload says `closed`"), "{said}");
}

#[test]
fn a_batch_has_the_sample_as_its_one_item() {
    let folder = hooks("a_batch");
    let request = sent(&folder, "ping", &["--profile", "asana"]);
    let expected =
        json!({ "events": [{ "zen": "sample", "resource": { "resource_type": "ping" } }] });
    assert_eq!(body(&request), expected);
}

#[test]
fn a_form_holds_the_batch_where_deliveries_are_forms() {
    let folder = hooks("a_form_holds");
    let request = sent(&folder, "ping", &["--profile", "mandrill"]);
    assert_eq!(
        request.headers()["content-type"],
        "application/x-www-form-urlencoded"
    );
    let text = std::str::from_utf8(request.body()).unwrap();
    assert_eq!(
        text,
        "mandrill_events=%5B%7B%22zen%22%3A%22sample%22%2C%22event%22%3A%22ping%22%7D%5D"
    );
}

#[test]
fn the_url_names_the_event_where_nothing_else_does() {
    let folder = hooks("the_url_names_the_event");
    folder.write(
        "callwright.toml",
        "[webhooks]\nroute = [\"path\"]\nprofile = \"github\"\n",
    );
    for (path, expected) in [
        ("/hooks", "/hooks/ping"),
        ("/hooks/?a=1", "/hooks/ping?a=1"),
        ("/hooks/ping", "/hooks/ping"),
    ] {
        let arguments = [
            "hooks.yaml",
            "ping",
            "--config",
            "callwright.toml",
            "--secret",
            "ENV:HOOK_SECRET",
        ];
        let (ran, request) = trigger_at(path, &folder, &arguments, &[SECRET], OK);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert_eq!(request.unwrap().uri(), expected);
    }
}

#[test]
fn the_command_line_decides_how_a_callback_is_signed() {
    let folder = hooks("a_callback");
    let request = sent(&folder, "jobDone", &["--profile", "github"]);
    assert_eq!(body(&request), json!({ "zen": "sample" }));
    assert!(request.headers().contains_key("x-hub-signature-256"));
}
