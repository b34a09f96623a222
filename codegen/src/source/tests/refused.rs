//! Texts that can't be read, and the line that is named.

use super::super::{Limits, Sources};
use super::Folder;
use crate::diag::{Diagnostic, Diagnostics, ErrorReported, LineColumn, Severity, human};

fn refused(name: &str, text: &str) -> Diagnostic {
    let mut diags = Diagnostics::default();
    let result = Sources::from_text(name, text.to_owned(), &mut diags);
    assert_eq!(result.map(|_| ()), Err(ErrorReported));
    let first = diags.iter().next().unwrap().clone();
    assert_eq!((diags.iter().count(), first.severity), (1, Severity::Error));
    first
}

fn limited(text: &str, limits: &Limits) -> String {
    let folder = Folder::of(&[("api.yaml", text)]);
    let mut diags = Diagnostics::default();
    let result = Sources::load(&folder.path("api.yaml"), limits, &mut diags);
    assert_eq!(result.map(|_| ()), Err(ErrorReported));
    diags.iter().next().unwrap().message.clone()
}

#[test]
fn a_comma_too_few_in_json() {
    let error = refused("a.json", "{\n  \"é\": 1, \"b\": 2\n  \"c\": 3\n}");
    assert_eq!(error.code, "invalid-json");
    assert_eq!(error.position, Some(LineColumn { line: 3, column: 3 }));
    assert_eq!(
        error.message,
        "the file is not valid JSON: expected `,` or `}`"
    );
}

#[test]
fn columns_are_characters() {
    let error = refused("a.json", "{\"éé\": 1 \"b\": 2}");
    assert_eq!(
        error.position,
        Some(LineColumn {
            line: 1,
            column: 10
        })
    );
}

#[test]
fn json_that_ends_early() {
    let error = refused("a.json", "{\n  \"a\": [1,\n");
    assert_eq!(error.position.map(|at| at.line), Some(3));
    assert_eq!(
        error.message,
        "the file is not valid JSON: it ends unexpectedly"
    );
}

#[test]
fn a_tab_in_yaml() {
    let error = refused("a.yaml", "a:\n  b: 1\n\tc: 2\n");
    assert_eq!(error.code, "invalid-yaml");
    assert_eq!(error.position, Some(LineColumn { line: 3, column: 1 }));
    assert!(!error.message.contains("line 3"), "{}", error.message);
}

#[test]
fn lines_of_yaml_are_those_of_an_editor() {
    // YAML ends a line at U+2028 as well; nobody else does.
    let error = refused("a.yaml", "a: \"x\u{2028}y\"\nb: [1\nc: 2\n");
    assert_eq!(error.position.map(|at| at.line), Some(3));
}

#[test]
fn an_unknown_alias() {
    let error = refused("a.yaml", "a: 1\nb: *none\n");
    assert_eq!(error.position, Some(LineColumn { line: 2, column: 4 }));
}

#[test]
fn a_key_that_is_a_list() {
    let error = refused("a.yaml", "a: 1\n? [b, c]\n: 2\n");
    assert_eq!(error.position.map(|at| at.line), Some(2));
    assert!(
        error.message.contains("a key that is a string"),
        "{}",
        error.message
    );
}

#[test]
fn an_alias_bomb_and_an_alias_in_itself() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..12 {
        let below = format!("*a{}", level - 1);
        let items = [below.as_str(); 10].join(", ");
        bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    refused("a.yaml", &bomb);
    refused("a.yaml", "a: &a\n  b: *a\n");
}

#[test]
fn too_deep() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(5000), close.repeat(5000));
    refused("a.json", &deep("[", "]"));
    refused("a.yaml", &deep("[", "]"));
    refused("a.json", &deep("{\"a\":", "}"));
    let limits = Limits {
        max_depth: 3,
        ..Limits::default()
    };
    assert!(limited("a: {b: {c: {d: 1}}}", &limits).contains("nested more than 3 deep"));
}

#[test]
fn too_many_values() {
    let limits = Limits {
        max_nodes: 5,
        ..Limits::default()
    };
    assert!(limited("a: [1, 2, 3, 4, 5]", &limits).contains("more than 5 values"));
    // Aliases count as often as they are used.
    assert!(limited("a: &a [1, 2]\nb: *a", &limits).contains("more than 5 values"));
}

#[test]
fn the_line_is_shown_though_there_is_no_document() {
    let folder = Folder::of(&[("api.json", "{\n  \"a\": 1\n  \"b\": 2\n}")]);
    let mut diags = Diagnostics::default();
    let mut sources = Sources::default();
    let result = sources.read(&folder.path("api.json"), &Limits::default(), &mut diags);
    assert_eq!(result, Err(ErrorReported));
    let shown = human(&diags, &sources, false);
    assert!(shown.contains("api.json:3:3\n"), "{shown}");
    assert!(shown.contains(" 3 |   \"b\": 2\n   |   ^^^\n"), "{shown}");
}

#[test]
fn a_document_that_is_not_there() {
    let mut diags = Diagnostics::default();
    let result = Sources::load("nowhere/api.yaml".as_ref(), &Limits::default(), &mut diags);
    assert_eq!(result.map(|_| ()), Err(ErrorReported));
    let shown = human(&diags, &(), false);
    assert_eq!(
        shown,
        "error[unreadable-file]: nowhere/api.yaml can't be read: there is no such file\n\n"
    );
}
