//! Compares a value before and after decoding and encoding.

use crate::collect::{Direction, Example};
use crate::number;
use crate::schema::{SchemaNode, Schemas};
use crate::validate::{Strictness, satisfies};
use callwright_codegen::diag::Place;
use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

/// The first difference, with its JSON pointer; `None` if nothing is lost.
///
/// Numbers are compared by value. A key that no schema names may be missing, because generated types don't keep
/// undeclared keys without `additionalProperties`.
pub fn loss(schemas: &Schemas<'_>, example: &Example<'_>, after: &Value) -> Option<String> {
    let compare = Compare {
        schemas,
        direction: example.direction,
    };
    let nodes = [example.schema.clone()];
    let (at, difference) = compare.value(&nodes, example.value, after, String::new())?;
    let at = if at.is_empty() { "(root)" } else { &at };
    Some(format!("{at}: {difference}"))
}

struct Compare<'c, 's> {
    schemas: &'c Schemas<'s>,
    direction: Direction,
}

/// A JSON pointer and what differs there.
type Difference = Option<(String, String)>;

impl<'s> Compare<'_, 's> {
    fn value(
        &self,
        nodes: &[SchemaNode<'s>],
        before: &Value,
        after: &Value,
        at: String,
    ) -> Difference {
        match (before, after) {
            (Value::Object(before), Value::Object(after)) => self.object(nodes, before, after, &at),
            (Value::Array(b), Value::Array(a)) if b.len() == a.len() => {
                let all = self.applicable(nodes, before);
                b.iter().zip(a).enumerate().find_map(|(index, (b, a))| {
                    let mut items: Vec<SchemaNode<'s>> = all
                        .iter()
                        .filter_map(|node| {
                            let prefix = node.list("prefixItems").into_iter().nth(index);
                            prefix.or_else(|| node.child("items"))
                        })
                        .collect();
                    if items.is_empty() && !nodes.is_empty() {
                        items.push(anything());
                    }
                    self.value(&items, b, a, format!("{at}/{index}"))
                })
            }
            (Value::Number(b), Value::Number(a)) if number::equal(b, a) => None,
            _ if before == after => None,
            _ => Some((at, format!("{} became {}", short(before), short(after)))),
        }
    }

    fn object(
        &self,
        nodes: &[SchemaNode<'s>],
        before: &Map<String, Value>,
        after: &Map<String, Value>,
        at: &str,
    ) -> Difference {
        if let Some(key) = after.keys().find(|key| !before.contains_key(*key)) {
            return Some((at.to_owned(), format!("the key `{key}` appeared")));
        }
        let all = self.applicable(nodes, &Value::Object(before.clone()));
        let unrestricted = is_unrestricted(&all);
        before.iter().find_map(|(key, value)| {
            let mut children = children(&all, key);
            if unrestricted {
                children.push(anything());
            }
            let here = Place::default().key(key).pointer;
            match after.get(key) {
                Some(after) => self.value(&children, value, after, format!("{at}{here}")),
                None if children.is_empty() => None,
                None => Some((format!("{at}{here}"), format!("{} is gone", short(value)))),
            }
        })
    }

    /// These schemas and those that apply with them: members of `allOf`, the matching alternatives of unions, and the
    /// schema that a discriminator names.
    fn applicable(&self, nodes: &[SchemaNode<'s>], value: &Value) -> Vec<SchemaNode<'s>> {
        let mut all = Vec::new();
        let mut seen = FxHashSet::default();
        let mut work: Vec<SchemaNode<'s>> = nodes.to_vec();
        while let Some(node) = work.pop() {
            if !seen.insert(node.place.clone()) {
                continue;
            }
            work.extend(self.schemas.target(&node));
            work.extend(node.list("allOf"));
            for keyword in ["anyOf", "oneOf"] {
                let all = node.list(keyword);
                let strictness = Strictness::OneOfAsAnyOf;
                let is_match = |member: &&SchemaNode<'s>| {
                    satisfies(self.schemas, member, value, self.direction, strictness)
                };
                let matching: Vec<SchemaNode<'s>> = all.iter().filter(is_match).cloned().collect();
                // If none matches, the value may be meant to be any of them.
                work.extend(if matching.is_empty() { all } else { matching });
            }
            work.extend(self.schemas.tagged(&node, value));
            all.push(node);
        }
        all
    }
}

/// A schema that allows any value, of which nothing may be lost.
fn anything<'s>() -> SchemaNode<'s> {
    static ANYTHING: Value = Value::Bool(true);
    SchemaNode {
        place: Place::default(),
        value: &ANYTHING,
    }
}

/// Whether there are schemas, and none of them restricts an object's keys: then nothing may be lost. A value without
/// any schema may be lost as a whole.
fn is_unrestricted(nodes: &[SchemaNode<'_>]) -> bool {
    let keywords = ["properties", "patternProperties", "additionalProperties"];
    !nodes.is_empty()
        && !nodes
            .iter()
            .any(|node| keywords.iter().any(|keyword| node.get(keyword).is_some()))
}

/// The schemas of a key's value.
fn children<'s>(nodes: &[SchemaNode<'s>], key: &str) -> Vec<SchemaNode<'s>> {
    let named: Vec<SchemaNode<'s>> = nodes
        .iter()
        .filter_map(|node| node.child("properties")?.child(key))
        .collect();
    if !named.is_empty() {
        return named;
    }
    let mut schemas = Vec::new();
    for node in nodes {
        for (pattern, schema) in node.map("patternProperties") {
            if regex_lite::Regex::new(pattern).is_ok_and(|regex| regex.is_match(key)) {
                schemas.push(schema);
            }
        }
        let rest = node.child("additionalProperties");
        schemas.extend(rest.filter(|rest| rest.value != &Value::Bool(false)));
    }
    schemas
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
