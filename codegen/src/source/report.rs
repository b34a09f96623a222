//! What is said about a file that was read.

use super::parse::{Failure, Language, Parsed};
use super::tree::{Finding, Oddity, Step};
use crate::diag::{Diagnostic, Diagnostics, FileId, Place, Severity};

/// Says what was read over in a file that parses.
pub(super) fn oddities(file: FileId, parsed: &Parsed, diags: &mut Diagnostics) {
    let root = Place::root(file);
    if let Some(failure) = &parsed.not_json {
        let message = format!("the file is not JSON: {}", failure.message);
        let mut diagnostic = Diagnostic::warning("invalid-json", &root, message)
            .done("the file is read as YAML, which allows this");
        diagnostic.position = failure.position;
        diags.push(diagnostic);
    }
    if parsed.several {
        let message = "the file has more than one YAML document";
        diags.push(
            Diagnostic::warning("several-documents", &root, message).done("only the first is read"),
        );
    }
    for Finding { oddity, way } in &parsed.findings {
        let place = way.iter().fold(root.clone(), |place, step| match step {
            Step::Key(key) => place.key(key),
            Step::Index(index) => place.index(*index),
        });
        diags.push(match oddity {
            Oddity::DuplicateKey => {
                let key = match way.last() {
                    Some(Step::Key(key)) => key.as_str(),
                    _ => "",
                };
                let message = format!("the key `{key}` is in the same object twice");
                Diagnostic::warning("duplicate-key", &place, message)
                    .done("the last one is used")
                    .help("remove or rename one of the two")
            }
            Oddity::NotFinite => {
                let message = "JSON has no infinite numbers and no NaN";
                Diagnostic::note("not-a-number", &place, message).done("the value is read as null")
            }
        });
    }
}

/// Says that a file does not parse: an error for the document, a warning for a file that it names.
pub(super) fn failure(file: FileId, failure: &Failure, diags: &mut Diagnostics) {
    let (code, language) = match failure.language {
        Language::Json => ("invalid-json", "JSON"),
        Language::Yaml => ("invalid-yaml", "YAML"),
    };
    let document = file == FileId::default();
    let severity = if document {
        Severity::Error
    } else {
        Severity::Warning
    };
    let message = format!("the file is not valid {language}: {}", failure.message);
    let mut diagnostic = Diagnostic::new(severity, code, &Place::root(file), message);
    diagnostic.position = failure.position;
    if !document {
        diagnostic = diagnostic.done("references to this file can't be followed");
    }
    diags.push(diagnostic);
}
