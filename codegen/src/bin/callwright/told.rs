//! A document for its events, as `events` and `trigger` read it.

use crate::Failure;
use crate::report::Reporter;
use callwright_codegen::analyze::{Facts, analyze};
use callwright_codegen::config::Config;
use callwright_codegen::diag::{Diagnostics, ErrorReported};
use callwright_codegen::ir::Api;
use callwright_codegen::source::{Limits, Sources};
use serde_json::Value;
use std::path::Path;

/// What a document tells.
pub struct Told {
    pub api: Api,
    pub facts: Facts,
    pub sources: Sources,
    /// What is said of events: `inspect` says the rest.
    pub said: Diagnostics,
}

/// A reader of the library: with samples of events or without.
type Read = fn(&Sources, &Config, &mut Diagnostics) -> Result<Api, ErrorReported>;

/// Puts the profile of the command line into the place of what the document and the configuration say.
pub fn by_profile(config: &mut Config, profile: Option<&String>) {
    if let Some(name) = profile {
        config.webhooks.profile = Some(Value::String(name.clone()));
    }
}

/// Reads it.
///
/// # Errors
///
/// [`Failure::Work`], after saying why it can't be used.
pub fn told(
    document: &Path,
    config: &Config,
    read: Read,
    reporter: Reporter,
) -> Result<Told, Failure> {
    let mut diags = Diagnostics::default();
    let mut sources = Sources::default();
    let read = sources
        .read(document, &Limits::of(config), &mut diags)
        .and_then(|()| read(&sources, config, &mut diags));
    let Ok(api) = read else {
        reporter.messages(&diags, &sources);
        unusable(document, reporter);
        return Err(Failure::Work);
    };
    let facts = analyze(&api, config);
    let mut said = Diagnostics::default();
    let unknown = diags.iter().filter(|d| d.code == "unknown-schema");
    for problem in facts.events.problems.iter().chain(unknown) {
        said.push(problem.clone());
    }
    Ok(Told {
        api,
        facts,
        sources,
        said,
    })
}

/// Says that a document can't be used.
pub fn unusable(document: &Path, reporter: Reporter) {
    let message = format!("{} can't be used", document.display());
    reporter.error("unusable-document", &message, None);
}
