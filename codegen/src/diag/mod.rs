//! Messages about a document: what is wrong, where it is, and what was done about it.
//!
//! Knows neither OpenAPI nor files: a place is the number of a file and a JSON pointer, and code that shows a message
//! finds its line through [`Locate`].

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

/// The number of a file. 0 is the document itself.
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

    /// No place in any file: for a message about an option, or about a missing file.
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
    /// Information; nothing is left out.
    Note,
    /// Something in the document isn't in the output, or is there only in part.
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

/// A position in a file that can't be parsed, and so has no JSON pointers.
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
    /// The stable name of the kind of problem: `dangling-ref`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The node that it is about.
    pub place: Place,
    /// The position, if the file can't be parsed.
    pub position: Option<LineColumn>,
    /// What is wrong, as one sentence without a full stop.
    pub message: String,
    /// What was done about it: `the field becomes any JSON value`.
    pub done: Option<String>,
    /// How to fix it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A message with a severity and a place.
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

    /// A warning: something in the document isn't in the output, or is there only in part.
    pub fn warning(code: &'static str, place: &Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, place, message)
    }

    /// A note: information, nothing is left out.
    pub fn note(code: &'static str, place: &Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, place, message)
    }

    /// Adds what was done about it.
    #[must_use]
    pub fn done(mut self, done: impl Into<String>) -> Self {
        self.done = Some(done.into());
        self
    }

    /// Adds how to fix it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the position in a file that can't be parsed.
    #[must_use]
    pub fn at(mut self, position: LineColumn) -> Self {
        self.position = Some(position);
        self
    }
}

/// All messages of one run, in order.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a message.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// The messages.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }
}

/// The run can't go on. The reason is an error in the [`Diagnostics`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ErrorReported;
