//! Documents that ask for too much.

use super::show::{Shown, messages};
use crate::diag::{Diagnostics, ErrorReported};
use crate::dialect::read;
use crate::source::Sources;
use std::fmt::Write as _;

#[test]
fn items_that_multiply() {
    // Two hundred references to a response of two thousand headers.
    let mut yaml = String::from(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents:\n  responses:\n    \
         R:\n      headers:\n",
    );
    for i in 0..2000 {
        writeln!(yaml, "        h{i}: {{}}").unwrap();
    }
    yaml.push_str("paths:\n");
    for i in 0..200 {
        let responses = "{default: {$ref: '#/components/responses/R'}}";
        writeln!(yaml, "  /{i}: {{get: {{responses: {responses}}}}}").unwrap();
    }
    let mut diags = Diagnostics::default();
    let sources = Sources::from_text("api.yaml", yaml, &mut diags).unwrap();
    assert!(matches!(read(&sources, &mut diags), Err(ErrorReported)));
    let said = messages(&diags);
    assert!(said.iter().any(|m| m.starts_with("too-large ")), "{said:?}");
}

#[test]
fn callbacks_within_callbacks() {
    let open = "{\"post\":{\"callbacks\":{\"c\":{\"url\":";
    let deep = open.repeat(25) + "{}" + &"}}}}".repeat(25);
    let shown = Shown::of(&format!(
        "{{\"openapi\": \"3.1.0\", \"info\": {{\"title\": \"T\", \"version\": \"1\"}}, \
         \"paths\": {{\"/a\": {deep}}}}}"
    ));
    let url = "/post/callbacks/c/url".repeat(4);
    assert_eq!(shown.messages, [format!("too-deep /paths/~1a{url}")]);
}

#[test]
fn deep_schemas_fit_a_small_stack() {
    // A test's thread has 2 MiB; a JSON text may be 128 deep.
    let deep = "{\"items\":".repeat(120) + "{}" + &"}".repeat(120);
    let yaml = format!(
        "{{\"openapi\": \"3.1.0\", \"info\": {{\"title\": \"T\", \"version\": \"1\"}}, \
         \"components\": {{\"schemas\": {{\"A\": {deep}}}}}}}"
    );
    let shown = Shown::of(&yaml);
    assert_eq!(shown.schema("A").matches("items").count(), 120);
}

#[test]
fn a_long_chain_of_references() {
    let mut yaml = String::from(
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n    \
         A: {$ref: '#/x-s/s0'}\nx-s:\n",
    );
    for i in 0..5000 {
        let next = i + 1;
        writeln!(
            yaml,
            "  s{i}: {{properties: {{p: {{$ref: '#/x-s/s{next}'}}}}}}"
        )
        .unwrap();
    }
    yaml.push_str("  s5000: {type: string}\n");
    let shown = Shown::of(&yaml);
    assert_eq!(shown.keys().len(), 5001);
    assert_eq!(shown.messages, [""; 0]);
}
