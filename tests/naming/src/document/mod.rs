//! A document as the program reads it: values by their JSON pointers.

mod closure;
mod pointer;

pub use closure::Closure;
pub use pointer::{Owner, join, owner, tokens};

use callwright_codegen::diag::{Diagnostics, FileId, human};
use callwright_codegen::source::{Limits, Sources};
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

/// A document.
#[derive(Debug, Default)]
pub struct Document {
    root: Value,
    /// The closures that were asked for.
    closures: RefCell<HashMap<String, Rc<Closure>>>,
}

impl Document {
    /// A document that was read.
    pub fn new(root: Value) -> Self {
        Self {
            root,
            closures: RefCell::default(),
        }
    }

    /// Reads a document.
    ///
    /// # Errors
    ///
    /// If it can't be read.
    pub fn load(path: &Path) -> Result<Self, String> {
        let mut diags = Diagnostics::default();
        match Sources::load(path, &Limits::default(), &mut diags) {
            Ok(sources) => Ok(Self::new(sources.value(FileId(0)).clone())),
            Err(_) => Err(human(&diags, &Sources::default(), false)),
        }
    }

    /// The value at a pointer.
    pub fn get(&self, pointer: &str) -> Option<&Value> {
        self.root.pointer(pointer)
    }

    /// The object at a pointer; empty if there is none.
    pub fn object(&self, pointer: &str) -> impl Iterator<Item = (&String, &Value)> {
        self.get(pointer)
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(Map::iter)
    }

    /// The items of the list at a pointer.
    pub fn list(&self, pointer: &str) -> &[Value] {
        let list = self.get(pointer).and_then(Value::as_array);
        list.map(Vec::as_slice).unwrap_or_default()
    }

    /// The keys of the components.
    pub fn components(&self) -> impl Iterator<Item = &String> {
        self.object("/components/schemas").map(|(key, _)| key)
    }

    /// The pointer behind references: `/components/parameters/page` for a place that refers to it.
    pub fn follow(&self, pointer: &str) -> String {
        let mut current = pointer.to_owned();
        // A ring of references ends too.
        for _ in 0..20 {
            let reference = self.get(&current).and_then(|value| value.get("$ref"));
            match reference
                .and_then(Value::as_str)
                .and_then(|r| r.strip_prefix('#'))
            {
                Some(next) => current = next.to_owned(),
                None => break,
            }
        }
        current
    }

    /// The schemas of the contents of a body or a response, whatever their media types.
    pub fn contents(&self, pointer: &str) -> Vec<String> {
        let content = join(&self.follow(pointer), "content");
        let media = self
            .object(&content)
            .map(|(media, _)| join(&join(&content, media), "schema"));
        media.filter(|schema| self.get(schema).is_some()).collect()
    }
}
