//! Messages about what only the whole pipeline can see.

use crate::analyze::Facts;
use crate::config::Config;
use crate::diag::{Diagnostic, Diagnostics, ErrorReported, FileId, Place};
use crate::ir::{Api, StringFormat};
use crate::names::SchemaKeys;
use crate::render::TemplateError;
use std::collections::HashSet;

/// Warns of keys under `formats` that are no formats.
pub(super) fn formats(config: &Config, diags: &mut Diagnostics) {
    for format in config
        .formats
        .keys()
        .filter(|format| StringFormat::of_format(format).is_none())
    {
        let message =
            format!("the option `formats.{format}` names no string format that has a type");
        diags.push(
            Diagnostic::warning("unknown-format", &Place::nowhere(), message)
                .done("the option is ignored")
                .help("the README lists the formats"),
        );
    }
}

/// Warns of keys under `types` that are no component schemas of the document.
pub(super) fn types(config: &Config, api: &Api, diags: &mut Diagnostics) {
    let keys = SchemaKeys::of(api);
    let known: HashSet<&str> = api
        .types
        .iter()
        .filter_map(|ty| keys.get(&ty.origin))
        .collect();
    for key in config
        .types
        .keys()
        .filter(|key| !known.contains(key.as_str()))
    {
        let message = format!("the option `types.{key}` names no schema of the document");
        diags.push(
            Diagnostic::warning("unused-choice", &Place::nowhere(), message)
                .done("the option is ignored")
                .help("the keys of `types` are keys under `components/schemas`"),
        );
    }
}

/// Reports the problems with events, if handlers are generated.
pub(super) fn events(
    facts: &Facts,
    config: &Config,
    diags: &mut Diagnostics,
) -> Result<(), ErrorReported> {
    if !config.webhooks.generate {
        return Ok(());
    }
    for problem in &facts.events.problems {
        diags.push(problem.clone());
    }
    match diags.has_errors() {
        true => Err(ErrorReported),
        false => Ok(()),
    }
}

/// Reports a template whose output isn't Rust.
pub(super) fn template(error: &TemplateError, diags: &mut Diagnostics) -> ErrorReported {
    let message = format!("{} is not valid Rust: {}", error.path, error.reason);
    diags.push(
        Diagnostic::error("broken-template", &Place::root(FileId(0)), message)
            .help("this is a bug in callwright: please report it with the document"),
    );
    ErrorReported
}
