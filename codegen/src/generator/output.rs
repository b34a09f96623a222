//! The result of a run: code and messages.

use super::GenerateError;
use crate::diag::{self, Diagnostics, Locate as _, Severity};
use crate::source::Sources;
use std::fmt;
use std::path::PathBuf;

/// The result of generating a module.
#[derive(Clone, Debug, Default)]
pub struct GeneratorOutput {
    /// The code, as the content of a module. Empty if the document can't be used.
    pub code: String,
    /// The files that were read: the configuration, the document, and the files that it refers to. Also if the run
    /// failed.
    pub files: Vec<PathBuf>,
    pub(super) sources: Sources,
    pub(super) diags: Diagnostics,
}

/// A message about the document or the options.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Message {
    /// How bad it is.
    pub severity: Severity,
    /// The stable name of the kind of problem: `dangling-ref`.
    pub code: &'static str,
    /// The file, as it was given, and the line and the column, both from 1. `None` if it isn't about a place.
    pub place: Option<(String, usize, usize)>,
    /// What is wrong, as one sentence without a full stop.
    pub text: String,
    /// What was done about it.
    pub done: Option<String>,
    /// How to fix it.
    pub help: Option<String>,
}

/// `api.yaml:7:5: the key is in the object twice`
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((file, line, column)) = &self.place {
            write!(f, "{file}:{line}:{column}: ")?;
        }
        f.write_str(&self.text)
    }
}

impl GeneratorOutput {
    /// All messages, in order.
    pub fn messages(&self) -> Vec<Message> {
        let places: Vec<_> = self.diags.iter().map(|d| (&d.place, d.position)).collect();
        let places = self.sources.locate_all(&places);
        let messages = self.diags.iter().zip(places).map(|(found, at)| Message {
            severity: found.severity,
            code: found.code,
            place: at.map(|at| (at.file, at.line, at.column)),
            text: found.message.clone(),
            done: found.done.clone(),
            help: found.help.clone(),
        });
        messages.collect()
    }

    /// The messages with these severities.
    fn only(&self, include: impl Fn(Severity) -> bool) -> Diagnostics {
        let mut some = Diagnostics::default();
        let found = self.diags.iter().filter(|found| include(found.severity));
        found.for_each(|found| some.push(found.clone()));
        some
    }

    /// The warnings, each as one line that begins with its place. Of each kind, the first five and the number of the
    /// others.
    pub fn warnings(&self) -> Vec<String> {
        let warnings = self.only(|severity| severity == Severity::Warning);
        let lines = diag::one_liners(&warnings, &self.sources).into_iter();
        lines.map(|(_, line)| line).collect()
    }

    /// The warnings as directives for cargo.
    pub(super) fn cargo_warnings(&self) -> String {
        let warnings = self.only(|severity| severity == Severity::Warning);
        diag::cargo_warnings(&warnings, &self.sources)
    }

    /// Returns the errors, if there are any, each with its line in the document.
    ///
    /// # Errors
    ///
    /// If there are errors.
    pub fn check(&self) -> Result<(), GenerateError> {
        let errors = self.only(|severity| severity == Severity::Error);
        if !errors.has_errors() {
            return Ok(());
        }
        let text = diag::human(&errors, &self.sources, false);
        Err(GenerateError::new(format!(
            "no code could be generated\n\n{text}"
        )))
    }
}
