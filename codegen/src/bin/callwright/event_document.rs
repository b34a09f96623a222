//! A document with the facts about its events, which `events` and `trigger` read.

use crate::report::Reporter;
use crate::run_error::RunError;
use callwright_codegen::analyze::{Facts, analyze};
use callwright_codegen::config::Config;
use callwright_codegen::diag::{Diagnostics, ErrorReported};
use callwright_codegen::ir::Api;
use callwright_codegen::source::{Limits, Sources};
use serde_json::Value;
use std::path::Path;

/// A document and its events.
pub struct EventDocument {
    pub api: Api,
    pub facts: Facts,
    pub sources: Sources,
    /// The messages about events; `inspect` shows the others.
    pub diags: Diagnostics,
}

/// A function of the library that reads a document: with samples of events or without.
type ReadApi = fn(&Sources, &Config, &mut Diagnostics) -> Result<Api, ErrorReported>;

impl EventDocument {
    /// Reads a document.
    ///
    /// # Errors
    ///
    /// [`RunError::Failed`], after a message, if the document can't be used.
    pub fn read(
        document: &Path,
        config: &Config,
        read_api: ReadApi,
        reporter: Reporter,
    ) -> Result<Self, RunError> {
        let mut all = Diagnostics::default();
        let mut sources = Sources::default();
        let read = sources
            .read(document, &Limits::of(config), &mut all)
            .and_then(|()| read_api(&sources, config, &mut all));
        let Ok(api) = read else {
            reporter.messages(&all, &sources);
            return Err(unusable(document, reporter));
        };
        let facts = analyze(&api, config);
        let mut diags = Diagnostics::default();
        let unknown = all.iter().filter(|d| d.code == "unknown-schema");
        for problem in facts.events.problems.iter().chain(unknown) {
            diags.push(problem.clone());
        }
        Ok(Self {
            api,
            facts,
            sources,
            diags,
        })
    }
}

/// `--profile` replaces the profile of the configuration and of the document.
pub fn set_profile(config: &mut Config, profile: Option<&String>) {
    if let Some(name) = profile {
        config.webhooks.profile = Some(Value::String(name.clone()));
    }
}

/// Reports that a document can't be used.
pub fn unusable(document: &Path, reporter: Reporter) -> RunError {
    let message = format!("{} can't be used", document.display());
    reporter.error("unusable-document", &message, None);
    RunError::Failed
}
