//! Bodies that aren't JSON, and deliveries without one.

use super::receiver::{SECRET, trigger};
use crate::support::Folder;
use callwright::webhook::{Incoming, Profile, Settings};
use callwright::{Bytes, http};
use serde_json::{Value, json};

const BODIES: &str = r##"
openapi: 3.1.0
info: { title: Bodies, version: "1" }
paths:
  /jobs:
    post:
      operationId: startJob
      responses: { "202": { description: Started. } }
      callbacks:
        looked:
          "{$request.query.to}":
            post:
              requestBody: { content: { application/json: { schema: { const: called back } } } }
              responses: { "200": { description: Thanks. } }
webhooks:
  looked:
    get:
      parameters:
        - { name: Content-Length, in: header, required: true, schema: { type: integer }, example: 7 }
        - { name: X-Note, in: header, required: true, schema: { type: string }, example: seen }
      responses: { "200": { description: Thanks. } }
  dropped:
    delete:
      requestBody: { content: { application/json: { schema: { type: object, properties: { why: { type: string } } } } } }
      responses: { "200": { description: Thanks. } }
  bare:
    post: { responses: { "200": { description: Thanks. } } }
  loose:
    post:
      requestBody: { content: { application/json: {} } }
      responses: { "200": { description: Thanks. } }
  noted:
    post:
      parameters:
        - { name: Host, in: header, required: true, schema: { type: string }, example: elsewhere.example }
        - { name: Content-Encoding, in: header, required: true, schema: { type: string }, example: gzip }
        - { name: Expect, in: header, required: true, schema: { type: string }, example: 100-continue }
      requestBody: { content: { text/plain: { schema: { type: string, example: "a & b" } } } }
      responses: { "200": { description: Thanks. } }
  filled:
    post:
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema: { type: object }
            example: { full name: "M\u00f6na & co", tags: [a, b~c], gone: null }
      responses: { "200": { description: Thanks. } }
"##;

const OK: &str = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";

fn bodies(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("bodies.yaml", BODIES);
    folder
}

/// What arrives of an event; it must be signed as the profile says.
#[track_caller]
fn sent(folder: &Folder, event: &str, profile: &str) -> http::Request<Bytes> {
    let arguments = [
        "bodies.yaml",
        event,
        "--profile",
        profile,
        "--secret",
        "ENV:HOOK_SECRET",
    ];
    let (ran, request) = trigger(folder, &arguments, &[SECRET], OK);
    assert_eq!((ran.code, &*ran.stderr), (0, ""), "{ran:?}");
    let settings = Settings::new().secret("secret", SECRET.1);
    let verifier = Profile::named(profile)
        .unwrap()
        .verifier(&settings)
        .unwrap();
    let incoming = Incoming::new(request.unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let verified = runtime.unwrap().block_on(verifier.verify(&incoming));
    assert!(verified.is_ok(), "{event} by {profile}: {verified:?}");
    http::Request::from_parts(incoming.parts, incoming.body)
}

fn media(request: &http::Request<Bytes>) -> Option<&str> {
    let media = request.headers().get("content-type");
    media.map(|media| media.to_str().unwrap())
}

#[test]
fn what_has_no_body_is_signed_without_one() {
    let folder = bodies("what_has_no_body");
    for (event, method) in [("looked", "GET"), ("bare", "POST")] {
        let request = sent(&folder, event, "github");
        assert_eq!(request.method(), method);
        assert_eq!(request.headers()["x-github-event"], event);
        assert_eq!((request.body().len(), media(&request)), (0, None));
    }
}

#[test]
fn a_payload_for_a_method_without_body_is_refused() {
    let folder = bodies("a_payload_for_a_method");
    folder.write("payload.json", "{}");
    let arguments = [
        "bodies.yaml",
        "looked",
        "--profile",
        "github",
        "--secret",
        "ENV:HOOK_SECRET",
        "--payload",
        "payload.json",
    ];
    let (ran, request) = trigger(&folder, &arguments, &[SECRET], OK);
    assert!(request.is_none(), "{request:?}");
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(
        ran.stderr.starts_with("error[needless-payload]: "),
        "{ran:?}"
    );
}

#[test]
fn what_deletes_has_its_body() {
    let folder = bodies("what_deletes");
    let request = sent(&folder, "dropped", "stripe");
    assert_eq!(request.method(), "DELETE");
    let expected = json!({ "why": "sample", "type": "dropped" });
    assert_eq!(
        serde_json::from_slice::<Value>(request.body()).unwrap(),
        expected
    );
}

#[test]
fn what_the_document_does_not_say_is_an_object_that_names_the_event() {
    let folder = bodies("what_the_document_does_not_say");
    for event in ["bare", "loose"] {
        let request = sent(&folder, event, "stripe");
        assert_eq!(media(&request), Some("application/json"));
        let body: Value = serde_json::from_slice(request.body()).unwrap();
        assert_eq!(body, json!({ "type": event }));
    }
    // Where a header names it, there is nothing to say.
    let request = sent(&folder, "loose", "github");
    assert_eq!(&request.body()[..], b"{}");
}

#[test]
fn text_and_forms_are_what_they_are() {
    let folder = bodies("text_and_forms");
    let request = sent(&folder, "noted", "github");
    assert_eq!(media(&request), Some("text/plain"));
    assert_eq!(&request.body()[..], b"a & b");
    let request = sent(&folder, "filled", "github");
    assert_eq!(media(&request), Some("application/x-www-form-urlencoded"));
    let form = "full%20name=M%C3%B6na%20%26%20co&tags=a&tags=b~c";
    assert_eq!(std::str::from_utf8(request.body()), Ok(form));
}

#[test]
fn headers_of_the_connection_are_not_the_document_s() {
    let folder = bodies("headers_of_the_connection");
    let request = sent(&folder, "noted", "github");
    let headers = request.headers();
    assert_ne!(headers["host"], "elsewhere.example");
    assert!(!headers.contains_key("content-encoding"), "{headers:?}");
    assert!(!headers.contains_key("expect"), "{headers:?}");
    let request = sent(&folder, "looked", "github");
    assert_eq!(request.headers()["x-note"], "seen");
    assert!(!request.headers().contains_key("content-length"));
}

#[test]
fn a_callback_that_is_called_like_a_webhook_is_chosen_by_its_source() {
    let folder = bodies("a_callback_called_like");
    assert_eq!(sent(&folder, "looked", "github").method(), "GET");
    assert_eq!(sent(&folder, "Looked", "github").method(), "GET");
    for name in ["callbacks.looked", "callbacks.Looked"] {
        let request = sent(&folder, name, "github");
        assert_eq!(request.method(), "POST");
        assert_eq!(&request.body()[..], b"\"called back\"");
    }
    let arguments = ["bodies.yaml", "looke", "--profile", "github"];
    let (ran, _) = trigger(&folder, &arguments, &[SECRET], OK);
    let offered = "did you mean `looked` or `callbacks.looked`?";
    assert!(ran.stderr.contains(offered), "{ran:?}");
}
