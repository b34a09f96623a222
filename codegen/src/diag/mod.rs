//! A message about a document: what is wrong, where, what was done about it.
//!
//! Knows nothing of OpenAPI and nothing of files: a place is a file's number and a JSON pointer, and
//! whoever shows a message finds the line through [`Locate`].

mod group;
mod human;
mod locate;
mod machine;
mod plain;
mod pointer;
#[cfg(test)]
mod tests;

use std::fmt;

pub use human::{human, summary};
pub use locate::{Locate, TextLocation};
pub use machine::{cargo_warnings, json_lines, one_liners};
pub use plain::{is_break, is_plain, plain, plain_json};
pub use pointer::{InvalidPointer, JsonPointer};

/// Which of the files that were read; 0 is the document itself.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FileId(pub u32);

/// A node of a file.
#[derive(Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The JSON pointer of the node.
    pub pointer: JsonPointer,
}

impl Place {
    /// The root of a file.
    pub fn root(file: FileId) -> Self {
        Self {
            file,
            pointer: JsonPointer::default(),
        }
    }

    /// No place in any file: what is wrong is a choice, or a file that isn't there.
    pub fn nowhere() -> Self {
        Self::root(FileId(u32::MAX))
    }

    /// The member `key` of this object.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        Self {
            file: self.file,
            pointer: self.pointer.key(key),
        }
    }

    /// The member `keys[0]` of this object, its member `keys[1]`, and so on.
    #[must_use]
    pub fn keys(&self, keys: &[&str]) -> Self {
        keys.iter().fold(self.clone(), |place, key| place.key(key))
    }

    /// The item `index` of this array.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self {
            file: self.file,
            pointer: self.pointer.index(index),
        }
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// Something in the output is less than the document asks for.
    Warning,
    /// The document can't be used.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// Where in a file, when no JSON pointer can say it (the file does not parse).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct LineColumn {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// A stable, short, kebab-case name of the kind of problem: `dangling-ref`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The node it is about.
    pub place: Place,
    /// The exact position, where the file does not parse and so has no nodes.
    pub position: Option<LineColumn>,
    /// What is wrong, as one sentence without a full stop.
    pub message: String,
    /// What was done about it: `the field becomes any JSON value`.
    pub done: Option<String>,
    /// How to fix it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A message of a severity at a place.
    pub fn new(
        severity: Severity,
        code: &'static str,
        place: &Place,
        message: impl Into<String>,
    ) -> Self {
        Self {
            code,
            severity,
            place: place.clone(),
            position: None,
            message: message.into(),
            done: None,
            help: None,
        }
    }

    /// An error: the document can't be used.
    pub fn error(code: &'static str, place: &Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, place, message)
    }

    /// A warning: something in the output is less than the document asks for.
    pub fn warning(code: &'static str, place: &Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, place, message)
    }

    /// A note: worth knowing, nothing lost.
    pub fn note(code: &'static str, place: &Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, place, message)
    }

    /// Says what was done about it.
    #[must_use]
    pub fn done(mut self, done: impl Into<String>) -> Self {
        self.done = Some(done.into());
        self
    }

    /// Says how to fix it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says exactly where, in a file that does not parse.
    #[must_use]
    pub fn at(mut self, position: LineColumn) -> Self {
        self.position = Some(position);
        self
    }
}

/// All messages of one run, in the order in which they came up.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a message.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// The messages.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }
}

/// The run stops here: the reason is among the [`Diagnostics`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ErrorReported;
