//! One value tree out of JSON and YAML.
//!
//! A visitor of our own, because neither library's value type takes what real documents hold:
//! integers beyond 64 bits, keys that aren't strings, tags, merge keys. It also sees what a value
//! tree can't show any more, such as a key that stands twice.

use std::cell::{Cell, RefCell};
use std::fmt;

use rustc_hash::FxHashSet;
use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Map, Number, Value, map::Entry};

use super::Limits;

/// What the visitors of one file share.
pub(super) struct Reader<'l> {
    limits: &'l Limits,
    /// Whether `<<` merges.
    yaml: bool,
    nodes: Cell<usize>,
    text: Cell<usize>,
    findings: RefCell<Vec<Finding>>,
}

/// Something odd that was read over.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Finding {
    pub(super) oddity: Oddity,
    /// The way to it, innermost step first while it is being built, outermost first when handed out.
    pub(super) way: Vec<Step>,
}

/// Nobody reads more of them, and a file of nothing but duplicate keys must not fill the memory.
const MAX_FINDINGS: usize = 10_000;

/// What was odd.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Oddity {
    /// An object has the key more than once.
    DuplicateKey,
    /// A number that JSON has no word for: YAML's `.nan` and `.inf`.
    NotFinite,
}

/// One step into a value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Step {
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
        let node = Node {
            reader: self,
            depth: 0,
        };
        node.deserialize(from)
    }

    /// Counts a text before it is copied: an alias costs a few bytes, and what it names may be large.
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

    /// What was odd, in the order of the file.
    pub(super) fn findings(self) -> Vec<Finding> {
        let mut findings = self.findings.into_inner();
        for finding in &mut findings {
            finding.way.reverse();
        }
        findings
    }

    fn found(&self, oddity: Oddity, way: Vec<Step>) {
        let mut findings = self.findings.borrow_mut();
        if findings.len() < MAX_FINDINGS {
            findings.push(Finding { oddity, way });
        }
    }

    /// Puts a step in front of what was found since there were `before` findings. The way is built
    /// from its end, so that a document without oddities pays one comparison a value.
    fn lead(&self, before: usize, step: impl FnOnce() -> Step) {
        let mut findings = self.findings.borrow_mut();
        if findings.len() > before {
            let step = step();
            for finding in findings.iter_mut().skip(before) {
                finding.way.push(step.clone());
            }
        }
    }

    fn found_so_far(&self) -> usize {
        self.findings.borrow().len()
    }
}

/// Reads one value at a depth.
#[derive(Clone, Copy)]
struct Node<'r, 'l> {
    reader: &'r Reader<'l>,
    depth: usize,
}

impl Node<'_, '_> {
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
                self.reader.found(Oddity::NotFinite, Vec::new());
                Value::Null
            }
        }
    }
}

impl<'de> DeserializeSeed<'de> for Node<'_, '_> {
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

impl<'de> Visitor<'de> for Node<'_, '_> {
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

    // Both libraries try the 64-bit types first, so what arrives here does not fit them. The nearest
    // float is what a JSON reader makes of the same digits.
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
            let before = self.reader.found_so_far();
            let Some(item) = seq.next_element_seed(inner)? else {
                return Ok(Value::Array(list));
            };
            self.reader.lead(before, || Step::Index(list.len()));
            list.push(item);
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let inner = self.inner()?;
        let mut map = Map::new();
        let mut merged = FxHashSet::default();
        while let Some(key) = access.next_key_seed(Key(self.reader))? {
            let before = self.reader.found_so_far();
            let value = access.next_value_seed(inner)?;
            self.reader.lead(before, || Step::Key(key.clone()));
            if self.reader.yaml && key == "<<" && can_merge(&value) {
                merge(&mut map, &mut merged, value);
                continue;
            }
            match map.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(value);
                }
                Entry::Occupied(mut entry) => {
                    // What the object says itself goes before what it merges.
                    if !merged.remove(entry.key()) {
                        let way = vec![Step::Key(entry.key().clone())];
                        self.reader.found(Oddity::DuplicateKey, way);
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

/// Whether this is something that `<<` takes: an object or a list of objects.
fn can_merge(value: &Value) -> bool {
    match value {
        Value::Object(_) => true,
        Value::Array(list) => !list.is_empty() && list.iter().all(Value::is_object),
        _ => false,
    }
}

/// Adds the members that the object does not have yet; the first of several objects wins
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

/// Reads a key as the text that it is written as: `200`, `true`, `on` and `~` are keys like others.
#[derive(Clone, Copy)]
struct Key<'r, 'l>(&'r Reader<'l>);

impl<'de> DeserializeSeed<'de> for Key<'_, '_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<String, D::Error> {
        from.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key<'_, '_> {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key that is text")
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
