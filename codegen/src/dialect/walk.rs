//! The state of the walk, and reading values of an expected kind.

use super::anchor_index::AnchorIndex;
use super::hoisted::HoistedSchemas;
use super::node_path::NodePath;
use super::side::{RESERVED, SideTables};
use crate::diag::{Diagnostic, Diagnostics, FileId, JsonPointer, Place};
use crate::source::Sources;
use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

/// A JSON object.
pub(super) type JsonObject = serde_json::Map<String, Value>;

/// How the versions differ in the meaning of the same keywords.
pub(super) struct VersionRules {
    /// Which keywords next to a schema's `$ref` have an effect.
    pub siblings: RefSiblings,
    /// Whether `paths` is required.
    pub needs_paths: bool,
    /// Whether the `responses` of an operation are required.
    pub needs_responses: bool,
}

/// Which keywords next to a schema's `$ref` have an effect.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum RefSiblings {
    /// 3.0: those that describe only the use. Strictly, none has.
    Annotations,
    /// 3.1: all.
    All,
}

/// The state of one walk over a document.
pub(super) struct Walk<'s, 'd> {
    /// The files.
    pub sources: &'s Sources,
    /// The rules of the version.
    pub rules: &'static VersionRules,
    /// The side tables.
    pub side: SideTables,
    /// The schemas that become components.
    pub hoisted: HoistedSchemas<'s>,
    /// The anchors and ids of schemas, by file and pointer, once they are needed.
    pub anchors: FxHashMap<(FileId, JsonPointer), AnchorIndex>,
    /// The targets of the references that are being read, outermost first.
    pub following: Vec<Place>,
    /// How many nested path items are being read.
    pub open_path_items: usize,
    /// What is left of [`BUDGET`].
    pub budget: usize,
    diags: &'d mut Diagnostics,
    /// The messages so far: an item with several references to it is read several times.
    reported: FxHashSet<(&'static str, Place)>,
}

/// The budget of one document: [`NODE`] for each node, and the size of each target that replaces a reference.
///
/// Targets are copied, so a small document could become infinitely large. The largest known document (GitHub's) needs a
/// twentieth. Tests use less.
const BUDGET: usize = if cfg!(test) { 1_000_000 } else { 20_000_000 };

/// What a schema or another item costs. Each takes about a kilobyte.
const NODE: usize = 10;

impl<'s, 'd> Walk<'s, 'd> {
    /// A walk that has read nothing yet.
    pub fn new(
        sources: &'s Sources,
        rules: &'static VersionRules,
        diags: &'d mut Diagnostics,
    ) -> Self {
        Self {
            sources,
            rules,
            side: SideTables::default(),
            hoisted: HoistedSchemas::default(),
            anchors: FxHashMap::default(),
            following: Vec::new(),
            open_path_items: 0,
            budget: BUDGET,
            diags,
            reported: FxHashSet::default(),
        }
    }

    /// Adds a message, unless there is one with the same code and place.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        if self
            .reported
            .insert((diagnostic.code, diagnostic.place.clone()))
        {
            self.diags.push(diagnostic);
        }
    }

    /// Reports a value of the wrong kind, which is ignored.
    pub fn wrong_kind(&mut self, value: &Value, at: &NodePath<'_>, expected: &str) {
        self.report(wrong_kind(value, at, expected).done("it is ignored"));
    }

    /// A string. A number or a boolean is read as a string, because YAML's `version: 1.0` means one.
    ///
    /// A reference to a text file (`description: {$ref: ./intro.md}`) is the text.
    pub fn text(&mut self, value: &Value, at: &NodePath<'_>) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(flag) => Some(flag.to_string()),
            Value::Null => None,
            other => {
                if let Some(Value::String(reference)) = other.get("$ref") {
                    let target =
                        self.follow(reference, &at.key("$ref").place(), "it is left out")?;
                    if let Value::String(text) = target.value {
                        return Some(text.clone());
                    }
                }
                self.wrong_kind(value, at, "a string");
                None
            }
        }
    }

    /// A boolean. `"true"` is read as one, with a warning.
    pub fn flag(&mut self, value: &Value, at: &NodePath<'_>) -> Option<bool> {
        match value {
            Value::Bool(flag) => Some(*flag),
            Value::Null => None,
            Value::String(text) if text == "true" || text == "false" => {
                let flag = text == "true";
                self.report(
                    wrong_kind(value, at, "a boolean").done(format!("it is read as {flag}")),
                );
                Some(flag)
            }
            other => {
                self.wrong_kind(other, at, "a boolean");
                None
            }
        }
    }

    /// A number. One in quotes is read as a number, with a warning.
    pub fn number(&mut self, value: &Value, at: &NodePath<'_>) -> Option<f64> {
        match value {
            Value::Number(number) => number.as_f64(),
            Value::Null => None,
            Value::String(text) => match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    self.report(
                        wrong_kind(value, at, "a number").done(format!("it is read as {number}")),
                    );
                    Some(number)
                }
                _ => {
                    self.wrong_kind(value, at, "a number");
                    None
                }
            },
            other => {
                self.wrong_kind(other, at, "a number");
                None
            }
        }
    }

    /// A length or a count: a whole number from 0.
    pub fn count(&mut self, value: &Value, at: &NodePath<'_>) -> Option<usize> {
        if let Some(count) = value.as_u64() {
            // No value can have more.
            return Some(usize::try_from(count).unwrap_or(usize::MAX));
        }
        let number = self.number(value, at)?;
        if number >= 0.0 && number.fract() == 0.0 {
            // A cast from a float saturates.
            Some(number as usize)
        } else {
            self.wrong_kind(value, at, "a whole number from 0");
            None
        }
    }

    /// An object; null is read as absent.
    pub fn object<'v>(&mut self, value: &'v Value, at: &NodePath<'_>) -> Option<&'v JsonObject> {
        match value {
            Value::Object(object) => Some(object),
            Value::Null => None,
            other => {
                self.wrong_kind(other, at, "an object");
                None
            }
        }
    }

    /// An array; null is read as absent.
    pub fn list<'v>(&mut self, value: &'v Value, at: &NodePath<'_>) -> Option<&'v [Value]> {
        match value {
            Value::Array(list) => Some(list),
            Value::Null => None,
            other => {
                self.wrong_kind(other, at, "an array");
                None
            }
        }
    }

    /// An array of strings. Items of another kind are left out.
    pub fn texts(&mut self, value: &Value, at: &NodePath<'_>) -> Vec<String> {
        let Some(list) = self.list(value, at) else {
            return Vec::new();
        };
        list.iter()
            .enumerate()
            .filter_map(|(i, item)| self.text(item, &at.index(i)))
            .collect()
    }

    /// Takes one node out of the budget. Returns false if nothing is left, which is reported once.
    pub fn spend(&mut self, at: &NodePath<'_>) -> bool {
        self.spend_size(NODE, at)
    }

    /// Takes the size of a value that replaces a reference out of the budget.
    pub fn spend_copy(&mut self, value: &Value, at: &NodePath<'_>) -> bool {
        self.spend_size(size(value), at)
    }

    fn spend_size(&mut self, size: usize, at: &NodePath<'_>) -> bool {
        if self.budget == 0 {
            return false;
        }
        self.budget = self.budget.saturating_sub(size);
        if self.budget == 0 {
            self.report(
                Diagnostic::error(
                    "too-large",
                    &at.place(),
                    "the document becomes too large when its references are followed",
                )
                .help("this happens if references refer to each other many times"),
            );
        }
        self.budget > 0
    }
}

/// The number of values in a value. A long string counts more.
fn size(value: &Value) -> usize {
    match value {
        Value::String(text) => 1 + text.len() / 64,
        Value::Array(list) => 1 + list.iter().map(size).sum::<usize>(),
        Value::Object(object) => 1 + object.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// Keeps a member that is an extension.
pub(super) fn keep_extension(into: &mut IndexMap<String, Value>, key: &str, value: &Value) {
    if key.starts_with("x-") && !RESERVED.contains(&key) {
        into.insert(key.to_owned(), value.clone());
    }
}

/// The `$ref` of an object. Objects that may have one are small, so comparing each key is faster than hashing.
pub(super) fn ref_of(object: &JsonObject) -> Option<&Value> {
    if object.len() > 16 {
        return object.get("$ref");
    }
    let found = object.iter().find(|(key, _)| *key == "$ref");
    found.map(|(_, value)| value)
}

/// The kind of a value, for a message: `an array`.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

fn wrong_kind(value: &Value, at: &NodePath<'_>, expected: &str) -> Diagnostic {
    let place = at.place();
    let found = kind(value);
    Diagnostic::warning(
        "wrong-kind",
        &place,
        format!("this should be {expected}, not {found}"),
    )
}
