//! Reads JSON and YAML into one value tree.
//!
//! It has a visitor of its own, because neither library's value type can represent what real documents contain: integers
//! beyond 64 bits, keys that aren't strings, tags, merge keys. It also finds what a value tree doesn't show, such as
//! duplicate keys.

use std::cell::{Cell, RefCell};
use std::fmt;

use rustc_hash::FxHashSet;
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Map, Number, Value, map::Entry};

use super::Limits;

/// The state of reading one file.
pub(super) struct Reader<'l> {
    limits: &'l Limits,
    /// Whether `<<` is a merge key.
    yaml: bool,
    nodes: Cell<usize>,
    text: Cell<usize>,
    findings: RefCell<Vec<Finding>>,
}

/// A problem that was ignored.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Finding {
    pub(super) kind: FindingKind,
    /// The path of the value: innermost step first while it is built, outermost first when it is complete.
    pub(super) path: Vec<PathStep>,
}

/// A file with only duplicate keys must not fill the memory.
const MAX_FINDINGS: usize = 10_000;

/// The kind of a finding.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum FindingKind {
    /// An object has the key more than once.
    DuplicateKey,
    /// A number that JSON can't represent: YAML's `.nan` and `.inf`.
    NotFinite,
}

/// One step into a value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum PathStep {
    Key(String),
    Index(usize),
}

impl<'l> Reader<'l> {
    pub(super) fn new(limits: &'l Limits, yaml: bool) -> Self {
        Self {
            limits,
            yaml,
            nodes: Cell::new(0),
            text: Cell::new(0),
            findings: RefCell::default(),
        }
    }

    /// Reads one value.
    pub(super) fn read<'de, D: Deserializer<'de>>(&self, from: D) -> Result<Value, D::Error> {
        let seed = ValueSeed {
            reader: self,
            depth: 0,
        };
        seed.deserialize(from)
    }

    /// Counts a string before it is copied: an alias is a few bytes, but its target may be large.
    fn count<E: de::Error>(&self, text: &str) -> Result<(), E> {
        let bytes = self.text.get().saturating_add(text.len());
        self.text.set(bytes);
        let max = self.limits.max_text;
        if bytes > max {
            return Err(E::custom(format_args!(
                "the file has more than {max} bytes of text"
            )));
        }
        Ok(())
    }

    /// The findings, in the order of the file.
    pub(super) fn findings(self) -> Vec<Finding> {
        let mut findings = self.findings.into_inner();
        for finding in &mut findings {
            finding.path.reverse();
        }
        findings
    }

    fn add_finding(&self, kind: FindingKind, path: Vec<PathStep>) {
        let mut findings = self.findings.borrow_mut();
        if findings.len() < MAX_FINDINGS {
            findings.push(Finding { kind, path });
        }
    }

    /// Puts a step in front of the paths of all findings after the first `before`. Paths are built from their end, so
    /// that a document without findings costs one comparison for each value.
    fn prefix_paths(&self, before: usize, step: impl FnOnce() -> PathStep) {
        let mut findings = self.findings.borrow_mut();
        if findings.len() > before {
            let step = step();
            for finding in findings.iter_mut().skip(before) {
                finding.path.push(step.clone());
            }
        }
    }

    fn finding_count(&self) -> usize {
        self.findings.borrow().len()
    }
}

/// Reads one value at a depth.
#[derive(Clone, Copy)]
struct ValueSeed<'r, 'l> {
    reader: &'r Reader<'l>,
    depth: usize,
}

impl ValueSeed<'_, '_> {
    fn inner<E: de::Error>(self) -> Result<Self, E> {
        let depth = self.depth + 1;
        if depth > self.reader.limits.max_depth {
            let max = self.reader.limits.max_depth;
            return Err(E::custom(format_args!(
                "values are nested more than {max} deep"
            )));
        }
        Ok(Self { depth, ..self })
    }

    fn float(self, value: f64) -> Value {
        match Number::from_f64(value) {
            Some(number) => Value::Number(number),
            None => {
                self.reader.add_finding(FindingKind::NotFinite, Vec::new());
                Value::Null
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_, '_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        let nodes = self.reader.nodes.get() + 1;
        self.reader.nodes.set(nodes);
        if nodes > self.reader.limits.max_nodes {
            let max = self.reader.limits.max_nodes;
            return Err(de::Error::custom(format_args!(
                "the file has more than {max} values"
            )));
        }
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_, '_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    // Both libraries try the 64-bit types first, so this number doesn't fit them. JSON readers use the nearest float.
    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(self.float(value as f64))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(self.float(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(self.float(value))
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Value, E> {
        self.reader.count(value)?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<Value, E> {
        self.reader.count(&value)?;
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut list = Vec::new();
        loop {
            let before = self.reader.finding_count();
            let Some(item) = seq.next_element_seed(inner)? else {
                return Ok(Value::Array(list));
            };
            self.reader
                .prefix_paths(before, || PathStep::Index(list.len()));
            list.push(item);
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut map = Map::new();
        let mut merged = FxHashSet::default();
        while let Some(key) = access.next_key_seed(KeySeed(self.reader))? {
            let before = self.reader.finding_count();
            let value = access.next_value_seed(inner)?;
            self.reader
                .prefix_paths(before, || PathStep::Key(key.clone()));
            if self.reader.yaml && key == "<<" && can_merge(&value) {
                merge(&mut map, &mut merged, value);
                continue;
            }
            match map.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(value);
                }
                Entry::Occupied(mut entry) => {
                    // The object's own members take precedence over merged ones.
                    if !merged.remove(entry.key()) {
                        let path = vec![PathStep::Key(entry.key().clone())];
                        self.reader.add_finding(FindingKind::DuplicateKey, path);
                    }
                    entry.insert(value);
                }
            }
        }
        Ok(Value::Object(map))
    }

    // A YAML tag (`!thing`) arrives as an enum's variant; the tag is dropped.
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Value, A::Error> {
        let (de::IgnoredAny, content) = access.variant_seed(std::marker::PhantomData)?;
        content.newtype_variant_seed(self)
    }
}

/// Whether `<<` can merge a value: an object or a list of objects.
fn can_merge(value: &Value) -> bool {
    match value {
        Value::Object(_) => true,
        Value::Array(list) => !list.is_empty() && list.iter().all(Value::is_object),
        _ => false,
    }
}

/// Adds the members that the object doesn't have yet. The first of several objects takes precedence
/// (<https://yaml.org/type/merge.html>).
fn merge(map: &mut Map<String, Value>, merged: &mut FxHashSet<String>, value: Value) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                if let Entry::Vacant(entry) = map.entry(key) {
                    merged.insert(entry.key().clone());
                    entry.insert(value);
                }
            }
        }
        Value::Array(list) => list
            .into_iter()
            .for_each(|object| merge(map, merged, object)),
        _ => {}
    }
}

/// Reads a key as it is written: `200`, `true`, `on` and `~` are strings.
#[derive(Clone, Copy)]
struct KeySeed<'r, 'l>(&'r Reader<'l>);

impl<'de> DeserializeSeed<'de> for KeySeed<'_, '_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<String, D::Error> {
        from.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed<'_, '_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key that is a string")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<String, E> {
        self.0.count(value)?;
        Ok(value.to_owned())
    }

    fn visit_string<E: de::Error>(self, value: String) -> Result<String, E> {
        self.0.count(&value)?;
        Ok(value)
    }
}
