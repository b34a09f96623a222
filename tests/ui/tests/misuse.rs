//! Compiles the cases of this package, and compares the messages with the expected ones.
#![allow(clippy::unwrap_used)]

use callwright_tests::{expect_text, root};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Mutex;

/// Only one run of cargo at a time, because all share the target folder.
static CARGO: Mutex<()> = Mutex::new(());

/// Checks the library and the cases that a feature enables.
fn check(feature: &str, format: &str) -> Output {
    let _guard = CARGO
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    Command::new(env!("CARGO"))
        .args(["check", "--offline", "--keep-going", "-p", "callwright-ui"])
        // The same targets in every run, so that dependencies are built once.
        .args(["--lib", "--examples"])
        .args(["--features", feature, "--message-format", format])
        .current_dir(root())
        .env_remove("RUSTFLAGS")
        .env("CARGO_TERM_COLOR", "never")
        .output()
        .unwrap()
}

/// The compiler's messages about a case: level, place and text.
fn messages(output: &Output, case: &str) -> String {
    let text = String::from_utf8_lossy(&output.stdout);
    let lines = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    let mut messages = Vec::new();
    for line in lines.filter(|line: &Value| line["target"]["name"] == case) {
        let message = &line["message"];
        for span in message["spans"].as_array().into_iter().flatten() {
            if span["is_primary"] != true {
                continue;
            }
            let at = [
                &span["line_start"],
                &span["column_start"],
                &span["column_end"],
            ];
            let [line, from, to] = at.map(|at| at.as_u64().unwrap_or(0));
            let text = message["message"].as_str().unwrap_or_default();
            let level = message["level"].as_str().unwrap_or_default();
            messages.push((
                line,
                from,
                format!("{level} {case}.rs:{line}:{from}-{to}\n{text}\n\n"),
            ));
        }
    }
    messages.sort();
    messages.into_iter().map(|(.., text)| text).collect()
}

/// Compares the compiler's messages about a case with its comments: after `//~` is a part of the message for the line, after
/// `//~^` for the line above. Other lines must have no message, because it would distract from the slip.
fn expect_comments(output: &Output, case: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("cases/{case}.rs"));
    let source = fs::read_to_string(path).unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<(u64, String)> = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .filter(|line: &Value| line["target"]["name"] == case)
        .filter_map(|line| place_and_text(&line["message"]))
        .collect();
    let expected: Vec<(u64, &str)> = source
        .lines()
        .zip(1..)
        .filter(|(line, _)| !line.starts_with("//!"))
        .filter_map(|(line, number)| {
            let (_, comment) = line.split_once("//~")?;
            Some(match comment.strip_prefix("^ ") {
                Some(above) => (number - 1, above),
                None => (number, comment.trim_start()),
            })
        })
        .collect();
    let mut problems = Vec::new();
    for (number, comment) in &expected {
        let mut here = messages.iter().filter(|(at, _)| at == number);
        if !here.any(|(_, text)| text.contains(comment)) {
            problems.push(format!("{case}.rs:{number}: no message says: {comment}"));
        }
    }
    for (number, text) in messages {
        if !expected.iter().any(|(at, _)| *at == number) {
            problems.push(format!("{case}.rs:{number}: unexpected: {text}"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The line that a message is about, and the message with its labels, notes and help, but without the source.
fn place_and_text(message: &Value) -> Option<(u64, String)> {
    let spans = message["spans"].as_array()?;
    let line = spans.iter().find(|span| span["is_primary"] == true)?["line_start"].as_u64()?;
    let children = message["children"].as_array().into_iter().flatten();
    let texts = [message].into_iter().chain(children).flat_map(|part| {
        let labels = part["spans"].as_array().into_iter().flatten();
        [&part["message"]]
            .into_iter()
            .chain(labels.map(|span| &span["label"]))
    });
    let texts: Vec<&str> = texts.filter_map(Value::as_str).collect();
    Some((line, texts.join("\n")))
}

fn expect(case: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("cases/{case}.txt"));
    if let Err(difference) = expect_text(&path, text) {
        panic!("{difference}");
    }
}

#[test]
fn the_macro_reports_errors_at_its_arguments() {
    let output = check("broken-macro", "json");
    for case in ["arguments", "documents"] {
        expect(case, &messages(&output, case));
    }
    // The compiler's follow-up errors depend on its version.
    let webhooks = messages(&output, "webhooks");
    let ours = |line: &&str| line.starts_with("the document has webhooks");
    let ours: Vec<&str> = webhooks.lines().filter(ours).collect();
    expect("webhooks", &format!("{}\n", ours.join("\n")));
}

#[test]
fn the_compiler_says_what_to_do_about_typical_slips() {
    let output = check("slips", "json");
    for case in ["deprecated", "features", "growing", "slips", "unused"] {
        expect_comments(&output, case);
    }
    expect_comments(&check("handler-slips", "json"), "handlers");
}

#[test]
fn the_macro_and_the_build_script_warn() {
    let output = check("warned", "json");
    assert!(output.status.success());
    expect("warnings", &messages(&output, "warnings"));

    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let warnings = stderr
        .lines()
        .filter(|line| line.starts_with("warning: callwright-ui@"));
    let warnings: String = warnings.map(|line| format!("{line}\n")).collect();
    expect("warnings-of-the-build-script", &warnings);
}

#[test]
fn the_build_script_reports_errors() {
    for feature in ["broken-build", "broken-config"] {
        let output = check(feature, "human");
        assert!(!output.status.success());
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        let (_, text) = stderr.split_once("--- stderr\n").unwrap();
        // cargo indents the text.
        let lines = text.lines().map(|line| format!("{}\n", line.trim()));
        let text: String = lines.collect();
        expect(feature, text.split("warning: build failed").next().unwrap());
    }
}

/// Code is generated again if only a referenced file changes.
#[test]
fn a_change_in_a_referenced_file_is_noticed() {
    for (feature, folder) in [("changing-macro", "macro"), ("changing-build", "build")] {
        let folder = root().join("target/ui").join(folder);
        fs::create_dir_all(&folder).unwrap();
        let document = include_str!("../documents/dangling.yaml");
        let document = document.replace("#/components/schemas/Book", "book.yaml#/Book");
        let book = |ty: &str| {
            let text =
                format!("Book: {{ type: object, properties: {{ title: {{ type: {ty} }} }} }}\n");
            fs::write(folder.join("book.yaml"), text).unwrap();
        };
        fs::write(folder.join("api.yaml"), document).unwrap();
        for (ty, compiles) in [("string", true), ("integer", false), ("string", true)] {
            book(ty);
            let output = check(feature, "human");
            let stderr = String::from_utf8_lossy(&output.stderr);
            assert_eq!(
                output.status.success(),
                compiles,
                "{feature} {ty}: {stderr}"
            );
        }
    }
}
