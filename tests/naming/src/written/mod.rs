//! A generated crate, as it is written: what `syn` finds in its files.

mod blocks;
mod calls;
mod items;
mod tokens;

pub use calls::{Call, EventMethod};
pub use tokens::TypeText;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A field, a variant, an argument or a setter.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Its name in Rust.
    pub name: String,
    /// Its name in the document, if the code has it.
    pub key: String,
    /// Its type.
    pub ty: TypeText,
}

/// A declared type.
#[derive(Clone, Debug)]
pub enum Declared {
    /// A struct.
    Struct(Vec<Part>),
    /// A union.
    Union(Vec<Part>),
    /// An enum of bodies, responses or errors.
    Choice(Vec<Part>),
    /// An enum of literals: names and values, as the code writes them.
    Enum(Vec<(String, String)>),
    /// A type of one string.
    Constant(String),
    /// Another name of a type.
    Alias(TypeText),
}

/// A type by the file that it is declared in, and its name. The file of all of `types` is empty.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct TypeName {
    /// The file, empty for `types`.
    pub file: String,
    /// The name.
    pub name: String,
}

/// One file.
#[derive(Clone, Debug)]
pub struct WrittenFile {
    /// Its path in the crate.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A generated crate.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// The Rust files.
    pub files: Vec<WrittenFile>,
    /// The declared types.
    pub types: BTreeMap<TypeName, Declared>,
    /// The operations.
    pub calls: Vec<Call>,
    /// The methods of the handlers.
    pub events: Vec<EventMethod>,
    /// The method of the client for each module of operations.
    pub accessors: BTreeMap<String, String>,
}

impl Written {
    /// Reads a crate from its folder.
    ///
    /// # Errors
    ///
    /// If a file can't be read or isn't Rust.
    pub fn load(folder: &Path) -> Result<Self, String> {
        let mut paths = Vec::new();
        rust_files(&folder.join("src"), &mut paths)?;
        paths.sort();
        let mut files = Vec::new();
        for path in paths {
            let text = std::fs::read_to_string(&path);
            let text = text.map_err(|error| format!("{}: {error}", path.display()))?;
            let path = path.strip_prefix(folder).unwrap_or(&path);
            files.push(WrittenFile {
                path: path.display().to_string(),
                text,
            });
        }
        Self::parse(files)
    }

    /// Reads a crate from its files.
    ///
    /// # Errors
    ///
    /// If a file isn't Rust.
    pub fn parse(files: Vec<WrittenFile>) -> Result<Self, String> {
        let mut written = Self::default();
        let mut builders = Vec::new();
        for file in &files {
            let parsed = syn::parse_file(&file.text);
            let parsed = parsed.map_err(|error| format!("{}: {error}", file.path))?;
            items::read(&file.path, &parsed, &mut written);
            builders.extend(calls::builders(&file.path, &parsed));
        }
        // The builders of a group may be in a file of their own.
        builders
            .into_iter()
            .for_each(|builder| builder.attach(&mut written.calls));
        written.files = files;
        Ok(written)
    }

    /// The declared types that a type of this file shows.
    pub fn leaves(&self, file: &str, ty: &TypeText) -> Vec<TypeName> {
        let mut leaves: Vec<TypeName> = Vec::new();
        for (qualified, name) in &ty.names {
            let own = TypeName {
                file: file.to_owned(),
                name: name.clone(),
            };
            let shared = TypeName {
                file: String::new(),
                name: name.clone(),
            };
            let leaf = if !qualified && self.types.contains_key(&own) {
                own
            } else {
                shared
            };
            if self.types.contains_key(&leaf) && !leaves.contains(&leaf) {
                leaves.push(leaf);
            }
        }
        leaves
    }

    /// A type of the module `types`.
    pub fn shared(&self, name: &str) -> Option<&Declared> {
        self.types.get(&TypeName {
            file: String::new(),
            name: name.to_owned(),
        })
    }
}

/// The file of the module that a file is in: `src/gists.rs` for `src/gists/builders.rs`, empty for `types`.
fn home(path: &str) -> String {
    let inner = path.strip_prefix("src/").unwrap_or(path);
    let module = inner.split(['/', '.']).next().unwrap_or(inner);
    match module {
        "types" => String::new(),
        module => format!("src/{module}.rs"),
    }
}

fn rust_files(folder: &Path, into: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = std::fs::read_dir(folder);
    let entries = entries.map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, into)?;
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push(path);
        }
    }
    Ok(())
}
