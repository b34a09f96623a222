//! The document and all files that it refers to.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use indexmap::IndexSet;
use serde_json::Value;

use super::parse::{self, ParsedFile};
use super::reference::{self, RefProblem, RefTarget};
use super::{Limits, SourceFile, file, report};
use crate::diag::{Diagnostic, Diagnostics, ErrorReported, FileId, Place};

/// The document and every file that its `$ref`s reach, read and parsed.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// The file of each path that a reference names, or why there is none. Paths have no `.` and `..`.
    named: HashMap<PathBuf, Result<FileId, RefProblem>>,
    total_bytes: u64,
}

impl Sources {
    /// Reads the document at `path` and every file that its `$ref`s reach.
    ///
    /// Problems that can be ignored are warnings: a duplicate key, a referenced file that can't be parsed. A missing
    /// file isn't reported here, because its `$ref` may be in an example; [`Sources::resolve`] returns the error.
    ///
    /// # Errors
    ///
    /// If the document can't be read or parsed, or exceeds the limits. [`Sources::read`] keeps the text for messages.
    pub fn load(
        path: &Path,
        limits: &Limits,
        diags: &mut Diagnostics,
    ) -> Result<Self, ErrorReported> {
        let mut sources = Self::default();
        sources.read(path, limits, diags)?;
        Ok(sources)
    }

    /// Like [`Sources::load`], but replaces these sources. They keep the text of the document even if it can't be
    /// parsed, so that [`Locate`](crate::diag::Locate) can show its lines.
    ///
    /// # Errors
    ///
    /// Like [`Sources::load`].
    pub fn read(
        &mut self,
        path: &Path,
        limits: &Limits,
        diags: &mut Diagnostics,
    ) -> Result<(), ErrorReported> {
        self.read_as(path, path.display().to_string(), limits, diags)
    }

    /// Like [`Sources::read`], with the name of the document in messages. Other files are named relative to it.
    ///
    /// # Errors
    ///
    /// Like [`Sources::load`].
    pub fn read_as(
        &mut self,
        path: &Path,
        name: String,
        limits: &Limits,
        diags: &mut Diagnostics,
    ) -> Result<(), ErrorReported> {
        *self = Self::default();
        let text = match file::read(path, limits) {
            Ok(text) => text,
            Err(reason) => {
                let message = format!("{name} can't be read: {reason}");
                diags.push(Diagnostic::error(
                    "unreadable-file",
                    &Place::default(),
                    message,
                ));
                return Err(ErrorReported);
            }
        };
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let folder = real.parent().map(Path::to_owned).unwrap_or_default();
        let document = SourceFile::new(path.to_owned(), name, text, folder);
        let added = self.add(document, limits, diags);
        self.named.insert(real, Ok(added.id));
        if !added.parses {
            return Err(ErrorReported);
        }
        self.follow(limits, diags)
    }

    /// A document from memory. It can't refer to other files.
    ///
    /// # Errors
    ///
    /// If the text can't be parsed.
    pub fn from_text(
        name: &str,
        text: String,
        diags: &mut Diagnostics,
    ) -> Result<Self, ErrorReported> {
        let mut sources = Self::default();
        let text = file::without_mark(text);
        let document = SourceFile::new(name.into(), name.to_owned(), text, PathBuf::new());
        let added = sources.add(document, &Limits::default(), diags);
        if added.parses {
            Ok(sources)
        } else {
            Err(ErrorReported)
        }
    }

    /// The content of a file; file 0 is the document. `null` for an unknown file.
    pub fn value(&self, file: FileId) -> &Value {
        self.file(file).map_or(&Value::Null, |file| &file.value)
    }

    /// All files that were read, the document first.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter()
    }

    /// The target of a reference in the file `from`.
    ///
    /// # Errors
    ///
    /// Why it has none.
    pub fn resolve(&self, from: FileId, reference: &str) -> Result<RefTarget<'_>, RefProblem> {
        let (path, fragment) = reference::split(reference);
        if path.is_empty() {
            return reference::target(from, self.value(from), fragment);
        }
        let folder = self.file(from).map_or(Path::new(""), |file| &file.folder);
        let path = reference::path(folder, path)?;
        let id = match self.named.get(&path) {
            Some(Ok(id)) => *id,
            Some(Err(problem)) => return Err(problem.clone()),
            None => return Err(RefProblem::NotFound),
        };
        if let Some(reason) = self.file(id).and_then(|file| file.broken.clone()) {
            return Err(RefProblem::Unreadable(reason));
        }
        reference::target(id, self.value(id), fragment)
    }

    pub(super) fn file(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// Parses a file. Keeps it even if that fails, so that messages can show its lines.
    fn add(&mut self, file: SourceFile, limits: &Limits, diags: &mut Diagnostics) -> AddedFile {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.total_bytes = self.total_bytes.saturating_add(file.text.len() as u64);
        let mut file = file;
        let parsed = if file::is_parsed(&file.path) || id == FileId::default() {
            parse::parse(&file.name, &file.text, limits)
        } else {
            Ok(ParsedFile::text(&file.text))
        };
        match parsed {
            Ok(parsed) => {
                report::findings(id, &parsed, diags);
                file.value = parsed.value;
                file.language = parsed.language;
            }
            Err(error) => {
                report::parse_error(id, &error, diags);
                file.broken = Some(format!("it can't be parsed: {}", error.message));
            }
        }
        let parses = file.broken.is_none();
        self.files.push(file);
        AddedFile { id, parses }
    }

    /// Reads all files that the document refers to, directly or through other files.
    fn follow(&mut self, limits: &Limits, diags: &mut Diagnostics) -> Result<(), ErrorReported> {
        let home = self
            .files
            .first()
            .map(|file| file.folder.clone())
            .unwrap_or_default();
        let mut done = 0;
        while let Some(file) = self.files.get(done) {
            for path in named_by(file) {
                if self.named.contains_key(&path) {
                    continue;
                }
                let outcome = self.read_named(&home, &path, limits, diags);
                self.named.insert(path, outcome);
                self.check(limits, diags)?;
            }
            done += 1;
        }
        Ok(())
    }

    fn read_named(
        &mut self,
        home: &Path,
        path: &Path,
        limits: &Limits,
        diags: &mut Diagnostics,
    ) -> Result<FileId, RefProblem> {
        // Before the disk is accessed: not even the existence of a file outside is checked.
        if !limits.outside && !path.starts_with(home) {
            return Err(RefProblem::Outside);
        }
        let real = fs::canonicalize(path).map_err(|_| RefProblem::NotFound)?;
        // A symbolic link may lead outside, and two paths may be the same file.
        if !limits.outside && !real.starts_with(home) {
            return Err(RefProblem::Outside);
        }
        if let Some(known) = self.named.get(&real) {
            return known.clone();
        }
        let text = file::read_regular(&real, limits).map_err(RefProblem::Unreadable)?;
        let name = self.name(home, &real);
        let folder = real.parent().map(Path::to_owned).unwrap_or_default();
        let id = self
            .add(
                SourceFile::new(real.clone(), name, text, folder),
                limits,
                diags,
            )
            .id;
        self.named.insert(real, Ok(id));
        Ok(id)
    }

    /// The name of a file in messages: its path relative to the document's folder, after that folder as given.
    fn name(&self, home: &Path, real: &Path) -> String {
        let given = self
            .files
            .first()
            .and_then(|document| Path::new(&document.name).parent());
        let name = match (real.strip_prefix(home), given) {
            (Ok(relative), Some(given)) => given.join(relative),
            _ => real.to_owned(),
        };
        name.display().to_string()
    }

    fn check(&self, limits: &Limits, diags: &mut Diagnostics) -> Result<(), ErrorReported> {
        let message = if self.files.len() > limits.max_files {
            format!(
                "the document refers to more than {} files",
                limits.max_files
            )
        } else if self.total_bytes > limits.max_total_bytes {
            format!(
                "the document and its files are larger than {} bytes",
                limits.max_total_bytes
            )
        } else {
            return Ok(());
        };
        diags.push(Diagnostic::error("too-large", &Place::default(), message));
        Err(ErrorReported)
    }
}

struct AddedFile {
    id: FileId,
    parses: bool,
}

/// The paths of the files that a file refers to, each once, in the order of the file.
fn named_by(file: &SourceFile) -> Vec<PathBuf> {
    let mut names = IndexSet::new();
    reference::each_ref(&file.value, &mut |reference| {
        let (name, _) = reference::split(reference);
        if !name.is_empty() {
            names.insert(name);
        }
    });
    let paths = names
        .into_iter()
        .filter_map(|name| reference::path(&file.folder, name).ok());
    paths.collect()
}
