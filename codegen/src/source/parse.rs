//! Parses a text as JSON or YAML.

use serde_json::Value;

use super::language::Language;
use super::tree::{Finding, Reader};
use super::{Limits, brackets, position};
use crate::diag::LineColumn;

/// A text that was parsed.
pub(super) struct ParsedFile {
    pub(super) value: Value,
    /// The language; `None` for plain text.
    pub(super) language: Option<Language>,
    pub(super) findings: Vec<Finding>,
    /// Why a file that is named or begins like JSON is only YAML.
    pub(super) not_json: Option<ParseError>,
    /// Whether there is more than one YAML document. Only the first was read.
    pub(super) several: bool,
}

impl ParsedFile {
    /// Plain text.
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

/// Why a text can't be parsed, and where.
#[derive(Debug)]
pub(super) struct ParseError {
    pub(super) language: Language,
    pub(super) message: String,
    pub(super) position: Option<LineColumn>,
}

/// Parses a text. If its name or its beginning looks like JSON, it is tried as JSON first, which is many times faster.
/// YAML accepts nearly all JSON, and some invalid JSON.
pub(super) fn parse(name: &str, text: &str, limits: &Limits) -> Result<ParsedFile, ParseError> {
    if Language::likely(name, text) == Language::Yaml {
        return yaml(text, limits);
    }
    json(text, limits).or_else(|not_json| match yaml(text, limits) {
        Ok(parsed) => Ok(ParsedFile {
            not_json: Some(not_json),
            ..parsed
        }),
        Err(_) => Err(not_json),
    })
}

fn json(text: &str, limits: &Limits) -> Result<ParsedFile, ParseError> {
    let reader = Reader::new(limits, false);
    let mut from = serde_json::Deserializer::from_str(text);
    let value = reader
        .read(&mut from)
        .and_then(|value| from.end().map(|()| value));
    match value {
        Ok(value) => Ok(ParsedFile {
            value,
            language: Some(Language::Json),
            findings: reader.findings(),
            not_json: None,
            several: false,
        }),
        Err(e) => Err(json_error(&e, text)),
    }
}

fn yaml(text: &str, limits: &Limits) -> Result<ParsedFile, ParseError> {
    if let Some(position) = brackets::too_deep(text) {
        return Err(ParseError {
            language: Language::Yaml,
            message: "recursion limit exceeded".to_owned(),
            position: Some(position),
        });
    }
    let reader = Reader::new(limits, true);
    let mut documents = serde_yaml::Deserializer::from_str(text);
    let value = match documents.next() {
        Some(document) => reader.read(document).map_err(|e| yaml_error(&e, text))?,
        None => Value::Null,
    };
    let several = documents.next().is_some();
    Ok(ParsedFile {
        value,
        language: Some(Language::Yaml),
        findings: reader.findings(),
        not_json: None,
        several,
    })
}

fn json_error(error: &serde_json::Error, text: &str) -> ParseError {
    let (line, byte) = (error.line(), error.column());
    let whole = error.to_string();
    let message = whole.strip_suffix(&format!(" at line {line} column {byte}"));
    let message = match message {
        _ if error.is_eof() => "it ends unexpectedly".to_owned(),
        Some(message) => message.to_owned(),
        None => whole,
    };
    // serde_json counts bytes, messages count characters.
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
    ParseError {
        language: Language::Json,
        message,
        position,
    }
}

fn yaml_error(error: &serde_yaml::Error, text: &str) -> ParseError {
    let mut message = error.to_string();
    let position = error.location().map(|at| {
        let (line, column) = (at.line(), at.column());
        message = message.replacen(&format!(" at line {line} column {column}"), "", 1);
        position::yaml_position(text, line, column)
    });
    ParseError {
        language: Language::Yaml,
        message,
        position,
    }
}
