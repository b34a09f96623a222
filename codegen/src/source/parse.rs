//! Text to a value tree: JSON or YAML, and which of the two.

use std::path::Path;

use serde_json::Value;

use super::tree::{Finding, Reader};
use super::{Limits, brackets, position};
use crate::diag::LineColumn;

/// What a text holds.
pub(super) struct Parsed {
    pub(super) value: Value,
    /// The language it was read as; none for a text that stands for itself.
    pub(super) language: Option<Language>,
    pub(super) findings: Vec<Finding>,
    /// A file that calls itself JSON, or looks it, and is only YAML: why it isn't JSON.
    pub(super) not_json: Option<Failure>,
    /// There is more than one YAML document; the first was read.
    pub(super) several: bool,
}

impl Parsed {
    /// A text that stands for itself.
    pub(super) fn text(text: &str) -> Self {
        let value = Value::String(text.to_owned());
        Self {
            value,
            language: None,
            findings: Vec::new(),
            not_json: None,
            several: false,
        }
    }
}

/// Why a text can't be read, and where.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) language: Language,
    pub(super) message: String,
    pub(super) position: Option<LineColumn>,
}

/// The two languages.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Language {
    Json,
    Yaml,
}

/// Reads a text by what its name and its beginning promise. Whatever begins like JSON is tried as
/// JSON first, because that is many times faster; YAML takes nearly all JSON, and some that isn't quite.
pub(super) fn parse(name: &str, text: &str, limits: &Limits) -> Result<Parsed, Failure> {
    if language(name, text) == Language::Yaml {
        return yaml(text, limits);
    }
    json(text, limits).or_else(|not_json| match yaml(text, limits) {
        Ok(parsed) => Ok(Parsed {
            not_json: Some(not_json),
            ..parsed
        }),
        Err(_) => Err(not_json),
    })
}

/// Which language a text is likely to be in.
pub(super) fn language(name: &str, text: &str) -> Language {
    let named_json = Path::new(name)
        .extension()
        .is_some_and(|e| e.eq_ignore_ascii_case("json"));
    let begins_json = text.trim_start().starts_with(['{', '[']);
    if named_json || begins_json {
        Language::Json
    } else {
        Language::Yaml
    }
}

fn json(text: &str, limits: &Limits) -> Result<Parsed, Failure> {
    let reader = Reader::new(limits, false);
    let mut from = serde_json::Deserializer::from_str(text);
    let value = reader
        .read(&mut from)
        .and_then(|value| from.end().map(|()| value));
    match value {
        Ok(value) => Ok(Parsed {
            value,
            language: Some(Language::Json),
            findings: reader.findings(),
            not_json: None,
            several: false,
        }),
        Err(e) => Err(json_failure(&e, text)),
    }
}

fn yaml(text: &str, limits: &Limits) -> Result<Parsed, Failure> {
    if let Some(position) = brackets::abyss(text) {
        return Err(Failure {
            language: Language::Yaml,
            message: "recursion limit exceeded".to_owned(),
            position: Some(position),
        });
    }
    let reader = Reader::new(limits, true);
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let value = match documents.next() {
        Some(document) => reader.read(document).map_err(|e| yaml_failure(&e, text))?,
        None => Value::Null,
    };
    let several = documents.next().is_some();
    Ok(Parsed {
        value,
        language: Some(Language::Yaml),
        findings: reader.findings(),
        not_json: None,
        several,
    })
}

fn json_failure(error: &serde_json::Error, text: &str) -> Failure {
    let (line, byte) = (error.line(), error.column());
    let whole = error.to_string();
    let message = whole.strip_suffix(&format!(" at line {line} column {byte}"));
    let message = match message {
        _ if error.is_eof() => "it ends too early".to_owned(),
        Some(message) => message.to_owned(),
        None => whole,
    };
    // serde_json counts bytes; a reader of the message counts characters.
    let column = text
        .lines()
        .nth(line.saturating_sub(1))
        .map_or(byte, |text| {
            text.char_indices()
                .take_while(|(at, _)| at + 1 < byte)
                .count()
                + 1
        });
    let position = (line > 0).then_some(LineColumn { line, column });
    Failure {
        language: Language::Json,
        message,
        position,
    }
}

fn yaml_failure(error: &serde_yaml::Error, text: &str) -> Failure {
    let mut message = error.to_string();
    let position = error.location().map(|at| {
        let (line, column) = (at.line(), at.column());
        message = message.replacen(&format!(" at line {line} column {column}"), "", 1);
        position::yaml_position(text, line, column)
    });
    Failure {
        language: Language::Yaml,
        message,
        position,
    }
}
