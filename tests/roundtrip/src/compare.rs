//! Whether a value came back whole.

use crate::collect::{Direction, Example};
use crate::number;
use crate::schema::{Node, Schemas};
use crate::validate::{Strictness, satisfies};
use callwright_codegen::diag::Place;
use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

/// The first thing that differs between what went in and what came back, with its JSON pointer;
/// `None` if nothing does.
///
/// Numbers are compared by value. A key that no schema of its place names may be gone: where
/// `additionalProperties` isn't written, generated types don't keep it.
pub fn loss(schemas: &Schemas<'_>, example: &Example<'_>, after: &Value) -> Option<String> {
    let compare = Compare {
        schemas,
        direction: example.direction,
    };
    let nodes = [example.schema.clone()];
    let (at, what) = compare.value(&nodes, example.value, after, String::new())?;
    let at = if at.is_empty() { "(root)" } else { &at };
    Some(format!("{at}: {what}"))
}

struct Compare<'c, 's> {
    schemas: &'c Schemas<'s>,
    direction: Direction,
}

type Difference = Option<(String, String)>;

impl<'s> Compare<'_, 's> {
    fn value(&self, nodes: &[Node<'s>], before: &Value, after: &Value, at: String) -> Difference {
        match (before, after) {
            (Value::Object(before), Value::Object(after)) => self.object(nodes, before, after, &at),
            (Value::Array(b), Value::Array(a)) if b.len() == a.len() => {
                let all = self.applicable(nodes, before);
                b.iter().zip(a).enumerate().find_map(|(index, (b, a))| {
                    let mut items: Vec<Node<'s>> = all
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
        nodes: &[Node<'s>],
        before: &Map<String, Value>,
        after: &Map<String, Value>,
        at: &str,
    ) -> Difference {
        if let Some(key) = after.keys().find(|key| !before.contains_key(*key)) {
            return Some((at.to_owned(), format!("the key `{key}` appeared")));
        }
        let all = self.applicable(nodes, &Value::Object(before.clone()));
        let free = is_free(&all);
        before.iter().find_map(|(key, value)| {
            let mut children = children(&all, key);
            if free {
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

    /// Every schema that a value of these schemas satisfies as well: members of `allOf`, the
    /// alternatives that it is, what a discriminator names.
    fn applicable(&self, nodes: &[Node<'s>], value: &Value) -> Vec<Node<'s>> {
        let mut all = Vec::new();
        let mut seen = FxHashSet::default();
        let mut work: Vec<Node<'s>> = nodes.to_vec();
        while let Some(node) = work.pop() {
            if !seen.insert(node.place.clone()) {
                continue;
            }
            work.extend(self.schemas.target(&node));
            work.extend(node.list("allOf"));
            for word in ["anyOf", "oneOf"] {
                let all = node.list(word);
                let any = Strictness::Any;
                let is = |member: &&Node<'s>| {
                    satisfies(self.schemas, member, value, self.direction, any)
                };
                let those: Vec<Node<'s>> = all.iter().filter(is).cloned().collect();
                // Of a value that is none of them nobody knows which it was meant to be.
                work.extend(if those.is_empty() { all } else { those });
            }
            work.extend(self.schemas.tagged(&node, value));
            all.push(node);
        }
        all
    }
}

/// The schema of what may be anything, and so must come back whole.
fn anything<'s>() -> Node<'s> {
    static ANYTHING: Value = Value::Bool(true);
    Node {
        place: Place::default(),
        value: &ANYTHING,
    }
}

/// Whether nothing at all is said of an object's keys. What has no schema because nobody names it
/// isn't free: it may be lost, and so may what is in it.
fn is_free(nodes: &[Node<'_>]) -> bool {
    let says = ["properties", "patternProperties", "additionalProperties"];
    !nodes.is_empty()
        && !nodes
            .iter()
            .any(|node| says.iter().any(|word| node.get(word).is_some()))
}

/// What the schemas say of a key.
fn children<'s>(nodes: &[Node<'s>], key: &str) -> Vec<Node<'s>> {
    let named: Vec<Node<'s>> = nodes
        .iter()
        .filter_map(|node| node.child("properties")?.child(key))
        .collect();
    if !named.is_empty() {
        return named;
    }
    let mut found = Vec::new();
    for node in nodes {
        for (pattern, schema) in node.map("patternProperties") {
            if regex_lite::Regex::new(pattern).is_ok_and(|regex| regex.is_match(key)) {
                found.push(schema);
            }
        }
        let rest = node.child("additionalProperties");
        found.extend(rest.filter(|rest| rest.value != &Value::Bool(false)));
    }
    found
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
