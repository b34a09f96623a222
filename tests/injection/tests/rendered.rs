//! Parses the output as rustc, rustdoc and cargo would, for all texts at all positions and at each half of the
//! positions.
#![allow(clippy::unwrap_used)]

use callwright_codegen::config::Config;
use callwright_codegen::diag::{Diagnostics, human, is_plain, json_lines};
use callwright_codegen::generator::manifest;
use callwright_codegen::source::Sources;
use callwright_codegen::{GeneratedCrate, generate_module, generate_sources};
use callwright_injection::{MARK, TEXTS, code, code_blocks, docs, document, options, positions};
use serde_json::Value;
use std::path::Path;

#[test]
fn there_are_enough_positions_and_texts() {
    let positions = positions().len();
    assert!(positions > 100, "{positions} positions");
    assert!(TEXTS.len() > 60, "{} texts", TEXTS.len());
}

#[test]
fn no_text_becomes_code() {
    let mut problems = Vec::new();
    for (number, text) in TEXTS.iter().enumerate() {
        let all: fn(usize) -> bool = |_| true;
        let even: fn(usize) -> bool = |at| at % 2 == 0;
        let odd: fn(usize) -> bool = |at| at % 2 == 1;
        for (part, includes) in [("all", all), ("even", even), ("odd", odd)] {
            let found = check(&document(text, includes).to_string(), text);
            problems.extend(
                found
                    .into_iter()
                    .map(|problem| format!("{number} {text:?}, {part}: {problem}")),
            );
        }
    }
    assert!(
        problems.is_empty(),
        "{} problems\n{}",
        problems.len(),
        problems[..problems.len().min(20)].join("\n")
    );
}

/// The text at every position changes the output, except at those that the generator is known not to read.
#[test]
fn no_position_is_unread() {
    let unchanged = outcome(&document("", |_| false));
    let positions = positions().into_iter().enumerate();
    let unread = positions.filter(|(index, _)| {
        let document = document("Q\u{202e}uite different", |other| other == *index);
        outcome(&document) == unchanged
    });
    let unread: Vec<&str> = unread.map(|(_, position)| position.what).collect();
    assert_eq!(unread, UNREAD);
}

/// The positions that the generator doesn't read now. The tests fill them too.
const UNREAD: &[&str] = &[
    "summary of the document",
    "terms",
    "name of the contact",
    "URL of the contact",
    "address of the contact",
    "license",
    "URL of the license",
    "description of further docs",
    "URL of further docs",
    "description of further docs of a tag",
    "description of a path's parameter",
    "description of further docs of an operation",
    "item of a parameter's example",
    "summary of an example",
    "description of an example",
    "description of a response",
    "name of a response's header",
    "description of a response's header",
    "value in an example",
    "description of a link",
    "description of an error",
    "summary of a body's example",
    "media type of a field",
    "expression of a callback",
    "description of a multipart part",
    "description of an operation's server",
    "id of a webhook",
    "description of a webhook's body",
    "description of a webhook's response",
    "format of a token",
    "description of a certificate",
    "URL of a scheme",
    "URL of a flow",
    "scope",
    "description of a scope",
    "title of a schema",
    "title of a property",
    "example of a property",
    "title of a constant",
    "description of a map's values",
];

/// The whole output for a document: files and messages.
fn outcome(document: &Value) -> (String, String) {
    let mut diags = Diagnostics::default();
    let sources = Sources::from_text("api.json", document.to_string(), &mut diags).unwrap();
    let generated = generate_sources(&sources, &options("text"), &mut diags).unwrap();
    let texts = generated.files.iter();
    let texts = texts.map(|file| format!("{}\n{}", file.path, file.text));
    (texts.collect(), human(&diags, &sources, false))
}

/// The problems of the output for a document and options with a text.
fn check(document: &str, text: &str) -> Vec<String> {
    let config = options(text);
    let mut diags = Diagnostics::default();
    let sources = Sources::from_text("api.json", document.to_owned(), &mut diags).unwrap();
    let Ok(generated) = generate_sources(&sources, &config, &mut diags) else {
        return vec![format!(
            "nothing is generated\n{}",
            human(&diags, &sources, false)
        )];
    };
    let mut problems = Vec::new();
    for file in &generated.files {
        let path = &file.path;
        let mut add = |problem: String| problems.push(format!("{path}: {problem}"));
        invisible(&file.text).into_iter().for_each(&mut add);
        if path.ends_with(".rs") {
            rust_problems(&file.text).into_iter().for_each(add);
        } else if path.ends_with(".md") {
            readme_problems(&file.text).into_iter().for_each(add);
        }
    }
    let module = generate_module(&sources, &config, &mut diags).unwrap();
    problems.extend(
        rust_problems(&module)
            .into_iter()
            .chain(invisible(&module))
            .map(|problem| format!("module: {problem}")),
    );
    problems.extend(manifest_problems(&config, &generated));
    let messages = human(&diags, &sources, false) + &json_lines(&diags, &sources);
    problems.extend(
        invisible(&messages)
            .into_iter()
            .map(|problem| format!("messages: {problem}")),
    );
    problems
}

/// The first character that is invisible or controls a terminal. Letters without width may be in a literal.
fn invisible(text: &str) -> Option<String> {
    let found = text
        .chars()
        .find(|c| *c != '\n' && !is_plain(*c) && !c.is_alphabetic());
    found.map(|c| format!("it contains {c:?}"))
}

fn rust_problems(text: &str) -> Vec<String> {
    let (docs, code) = match (docs(text), code(text)) {
        (Ok(docs), Ok(code)) => (docs, code),
        (Err(error), _) | (_, Err(error)) => return vec![error],
    };
    let word = code.iter().find(|token| token.to_string() == MARK);
    let mut problems: Vec<String> = word
        .map(|_| format!("it contains the token {MARK}"))
        .into_iter()
        .collect();
    for text in docs {
        problems.extend(code_blocks(&text).into_iter().filter_map(|(info, code)| {
            match info.as_deref() {
                Some("text") => None,
                // The generator's own examples contain names of the document, and nothing else of it.
                Some("no_run") if !code.contains(MARK) => None,
                _ => Some(format!("code ({info:?}) in docs: {code:?}\n{text}")),
            }
        }));
    }
    problems
}

fn readme_problems(text: &str) -> Vec<String> {
    let (_, text) = text.split_once("-->").unwrap_or(("", text));
    let blocks = code_blocks(text).into_iter();
    let foreign = blocks.filter(|(info, code)| match info.as_deref() {
        Some("text") => false,
        Some("rust") => code.contains(MARK),
        None => !code.starts_with("cargo add "),
        Some(_) => true,
    });
    foreign
        .map(|(info, code)| format!("code ({info:?}): {code:?}"))
        .collect()
}

fn manifest_problems(config: &Config, generated: &GeneratedCrate) -> Vec<String> {
    let manifest = manifest(Path::new("no/such/folder"), config, generated, None).unwrap();
    let mut problems: Vec<String> = invisible(&manifest.text).into_iter().collect();
    match manifest.text.parse::<toml::Table>() {
        Ok(table) => {
            let keys: Vec<&str> = table.keys().map(String::as_str).collect();
            let expected = ["dependencies", "dev-dependencies", "features", "package"];
            let dependencies = table["dependencies"].as_table().unwrap();
            if keys != expected || dependencies.len() != 1 {
                problems.push(format!("Cargo.toml has {keys:?} and {dependencies:?}"));
            }
            let plain = |name: &str| {
                let mut characters = name.chars();
                !name.starts_with('-')
                    && characters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
            };
            let features = table["features"].as_table().unwrap();
            let invalid = features.keys().find(|name| !plain(name));
            problems.extend(invalid.map(|name| format!("Cargo.toml has the feature {name:?}")));
        }
        Err(error) => problems.push(format!("Cargo.toml: {error}")),
    }
    problems
}
