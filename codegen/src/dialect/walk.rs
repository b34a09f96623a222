//! What the walk carries, and how it reads a value of an expected kind.

use super::anchor_index::AnchorIndex;
use super::at::At;
use super::hoisted::HoistedSchemas;
use super::side::{RESERVED, SideTables};
use crate::diag::{Diagnostic, Diagnostics, FileId, JsonPointer, Place};
use crate::source::Sources;
use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

/// A JSON object.
pub(super) type Object = serde_json::Map<String, Value>;

/// Where the versions differ so that the same words mean another thing.
pub(super) struct Rules {
    /// Which keywords beside a schema's `$ref` count.
    pub siblings: Siblings,
    /// Whether a document without `paths` is wrong.
    pub needs_paths: bool,
    /// Whether an operation without `responses` is wrong.
    pub needs_responses: bool,
}

/// Which keywords beside a schema's `$ref` count.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Siblings {
    /// 3.0: strictly none; those that only say something about the use are honoured.
    Annotations,
    /// 3.1: all.
    All,
}

/// The state of one walk over a document.
pub(super) struct Walk<'s, 'd> {
    /// The files.
    pub sources: &'s Sources,
    /// What the version wants.
    pub rules: &'static Rules,
    /// What is carried beside the document.
    pub side: SideTables,
    /// The schemas that become components.
    pub hoisted: HoistedSchemas<'s>,
    /// The names that schemas give themselves, of the files where they were asked for.
    pub anchors: FxHashMap<(FileId, JsonPointer), AnchorIndex>,
    /// The references that are being followed in place, outermost first.
    pub following: Vec<Place>,
    /// How many path items are being read, one within another.
    pub paths_open: usize,
    /// What may still be spent, see [`BUDGET`].
    pub budget: usize,
    diags: &'d mut Diagnostics,
    /// What was said already: an item that is put in several places is read several times.
    said: FxHashSet<(&'static str, Place)>,
}

/// What may be spent on one document: [`NODE`] for each node, and the size of what is put in place
/// of a reference.
///
/// What is referred to is copied, so a small document can ask for an endless one. The largest known
/// (GitHub's) spends a twentieth of it. Tests want to see the end sooner.
const BUDGET: usize = if cfg!(test) { 1_000_000 } else { 20_000_000 };

/// What a schema or another item costs: they take about a kilobyte each.
const NODE: usize = 10;

impl<'s, 'd> Walk<'s, 'd> {
    /// A walk that has read nothing.
    pub fn new(sources: &'s Sources, rules: &'static Rules, diags: &'d mut Diagnostics) -> Self {
        Self {
            sources,
            rules,
            side: SideTables::default(),
            hoisted: HoistedSchemas::default(),
            anchors: FxHashMap::default(),
            following: Vec::new(),
            paths_open: 0,
            budget: BUDGET,
            diags,
            said: FxHashSet::default(),
        }
    }

    /// Says something, once.
    pub fn say(&mut self, diagnostic: Diagnostic) {
        if self
            .said
            .insert((diagnostic.code, diagnostic.place.clone()))
        {
            self.diags.push(diagnostic);
        }
    }

    /// Says that a value is of the wrong kind, so that what it stands for is ignored.
    pub fn wrong_kind(&mut self, value: &Value, at: &At<'_>, wanted: &str) {
        self.say(wrong_kind(value, at, wanted).done("it is ignored"));
    }

    /// Text; a number or a boolean counts as its text, as YAML's `version: 1.0` is meant.
    ///
    /// A reference to a file of text (`description: {$ref: ./intro.md}`) is that text.
    pub fn text(&mut self, value: &Value, at: &At<'_>) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(flag) => Some(flag.to_string()),
            Value::Null => None,
            other => {
                if let Some(Value::String(reference)) = other.get("$ref") {
                    let target = self.step(reference, &at.key("$ref").place(), "it is left out")?;
                    if let Value::String(text) = target.value {
                        return Some(text.clone());
                    }
                }
                self.wrong_kind(value, at, "text");
                None
            }
        }
    }

    /// A boolean; `"true"` is taken for what it means, with a warning.
    pub fn flag(&mut self, value: &Value, at: &At<'_>) -> Option<bool> {
        match value {
            Value::Bool(flag) => Some(*flag),
            Value::Null => None,
            Value::String(text) if text == "true" || text == "false" => {
                let flag = text == "true";
                self.say(wrong_kind(value, at, "true or false").done(format!("taken as {flag}")));
                Some(flag)
            }
            other => {
                self.wrong_kind(other, at, "true or false");
                None
            }
        }
    }

    /// A number; one in quotes is taken for what it means, with a warning.
    pub fn number(&mut self, value: &Value, at: &At<'_>) -> Option<f64> {
        match value {
            Value::Number(number) => number.as_f64(),
            Value::Null => None,
            Value::String(text) => match text.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => {
                    self.say(wrong_kind(value, at, "a number").done(format!("taken as {number}")));
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

    /// A length or count: a whole number from 0.
    pub fn count(&mut self, value: &Value, at: &At<'_>) -> Option<usize> {
        if let Some(count) = value.as_u64() {
            // Where a count doesn't fit, none of that many can exist.
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

    /// An object; null counts as absent.
    pub fn object<'v>(&mut self, value: &'v Value, at: &At<'_>) -> Option<&'v Object> {
        match value {
            Value::Object(object) => Some(object),
            Value::Null => None,
            other => {
                self.wrong_kind(other, at, "an object");
                None
            }
        }
    }

    /// A list; null counts as absent.
    pub fn list<'v>(&mut self, value: &'v Value, at: &At<'_>) -> Option<&'v [Value]> {
        match value {
            Value::Array(list) => Some(list),
            Value::Null => None,
            other => {
                self.wrong_kind(other, at, "a list");
                None
            }
        }
    }

    /// A list of text; items of another kind are left out.
    pub fn texts(&mut self, value: &Value, at: &At<'_>) -> Vec<String> {
        let Some(list) = self.list(value, at) else {
            return Vec::new();
        };
        list.iter()
            .enumerate()
            .filter_map(|(i, item)| self.text(item, &at.index(i)))
            .collect()
    }

    /// Takes one node out of the budget; false when it is spent, which is said once.
    pub fn spend(&mut self, at: &At<'_>) -> bool {
        self.spend_size(NODE, at)
    }

    /// Takes the size of a value out of the budget, which is copied in place of a reference.
    pub fn spend_copy(&mut self, value: &Value, at: &At<'_>) -> bool {
        self.spend_size(size(value), at)
    }

    fn spend_size(&mut self, size: usize, at: &At<'_>) -> bool {
        if self.budget == 0 {
            return false;
        }
        self.budget = self.budget.saturating_sub(size);
        if self.budget == 0 {
            self.say(
                Diagnostic::error(
                    "too-large",
                    &at.place(),
                    "the document grows without bound when its references are followed",
                )
                .help("references that lead to each other many times over do this"),
            );
        }
        self.budget > 0
    }
}

/// The number of values in a value; text counts by its length.
fn size(value: &Value) -> usize {
    match value {
        Value::String(text) => 1 + text.len() / 64,
        Value::Array(list) => 1 + list.iter().map(size).sum::<usize>(),
        Value::Object(object) => 1 + object.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// Keeps a member whose key is an extension's.
pub(super) fn keep_extension(into: &mut IndexMap<String, Value>, key: &str, value: &Value) {
    if key.starts_with("x-") && !RESERVED.contains(&key) {
        into.insert(key.to_owned(), value.clone());
    }
}

/// The `$ref` of an object. Objects that may have one are small, so that looking at each key is
/// quicker than hashing.
pub(super) fn ref_of(object: &Object) -> Option<&Value> {
    if object.len() > 16 {
        return object.get("$ref");
    }
    let found = object.iter().find(|(key, _)| *key == "$ref");
    found.map(|(_, value)| value)
}

/// What kind of value this is, for a message: `a list`.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn wrong_kind(value: &Value, at: &At<'_>, wanted: &str) -> Diagnostic {
    let place = at.place();
    let found = kind(value);
    Diagnostic::warning(
        "wrong-kind",
        &place,
        format!("this should be {wanted}, not {found}"),
    )
}
