//! Messages about a file that was read.

use super::language::Language;
use super::parse::{ParseError, ParsedFile};
use super::tree::{Finding, FindingKind, PathStep};
use crate::diag::{Diagnostic, Diagnostics, FileId, Place, Severity};

/// Reports the problems of a file that were ignored.
pub(super) fn findings(file: FileId, parsed: &ParsedFile, diags: &mut Diagnostics) {
    let root = Place::root(file);
    if let Some(error) = &parsed.not_json {
        let message = format!("the file is not JSON: {}", error.message);
        let mut diagnostic = Diagnostic::warning("invalid-json", &root, message)
            .done("the file is read as YAML, which allows this");
        diagnostic.position = error.position;
        diags.push(diagnostic);
    }
    if parsed.several {
        let message = "the file has more than one YAML document";
        diags.push(
            Diagnostic::warning("several-documents", &root, message).done("only the first is read"),
        );
    }
    for Finding { kind, path } in &parsed.findings {
        let place = path.iter().fold(root.clone(), |place, step| match step {
            PathStep::Key(key) => place.key(key),
            PathStep::Index(index) => place.index(*index),
        });
        diags.push(match kind {
            FindingKind::DuplicateKey => {
                let key = match path.last() {
                    Some(PathStep::Key(key)) => key.as_str(),
                    _ => "",
                };
                let message = format!("the key `{key}` is in the same object twice");
                Diagnostic::warning("duplicate-key", &place, message)
                    .done("the last one is used")
                    .help("remove or rename one of them")
            }
            FindingKind::NotFinite => {
                let message = "JSON has no infinite numbers and no NaN";
                Diagnostic::note("not-a-number", &place, message).done("the value is read as null")
            }
        });
    }
}

/// Reports a file that can't be parsed: an error for the document, a warning for another file.
pub(super) fn parse_error(file: FileId, error: &ParseError, diags: &mut Diagnostics) {
    let (code, language) = match error.language {
        Language::Json => ("invalid-json", "JSON"),
        Language::Yaml => ("invalid-yaml", "YAML"),
    };
    let document = file == FileId::default();
    let severity = if document {
        Severity::Error
    } else {
        Severity::Warning
    };
    let message = format!("the file is not valid {language}: {}", error.message);
    let mut diagnostic = Diagnostic::new(severity, code, &Place::root(file), message);
    diagnostic.position = error.position;
    if !document {
        diagnostic = diagnostic.done("references to this file can't be followed");
    }
    diags.push(diagnostic);
}
