//! Where the values of a document are.

use crate::random::Random;
use serde_json::Value;

/// Names of members under which schemas stand.
const SCHEMA_WORDS: &[&str] = &[
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "enum",
    "format",
    "items",
    "oneOf",
    "properties",
    "type",
];

/// A step from a value to one in it.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Index(usize),
}

#[derive(Clone, Debug)]
struct Node {
    parent: usize,
    step: Step,
    /// Whether it looks like a schema.
    schema: bool,
    scalar: bool,
    object: bool,
    reference: bool,
}

/// All values of a document, the root first.
#[derive(Clone, Debug)]
pub struct Nodes(Vec<Node>);

/// A value of the document, by its number.
pub type At = usize;

impl Nodes {
    /// Walks the document.
    pub fn of(tree: &Value) -> Self {
        let mut nodes = Self(Vec::new());
        nodes.add(tree, 0, Step::Index(0), false);
        nodes
    }

    fn add(&mut self, value: &Value, parent: At, step: Step, names: bool) {
        let at = self.0.len();
        let words = |map: &serde_json::Map<String, Value>| {
            map.keys().any(|key| SCHEMA_WORDS.contains(&key.as_str()))
        };
        let key = match &step {
            Step::Key(key) => key.clone(),
            Step::Index(_) => String::new(),
        };
        self.0.push(Node {
            parent,
            step,
            // What stands under `properties` has names of its own.
            schema: !names && value.as_object().is_some_and(words),
            scalar: !value.is_object() && !value.is_array(),
            object: value.is_object(),
            reference: key == "$ref" && value.is_string(),
        });
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.add(item, at, Step::Index(index), false);
                }
            }
            Value::Object(map) => {
                let names = matches!(key.as_str(), "properties" | "schemas") && !names;
                for (key, value) in map {
                    self.add(
                        value,
                        at,
                        Step::Key(key.clone()),
                        names && !value.is_object(),
                    );
                }
            }
            _ => {}
        }
    }

    fn some(&self, random: &mut Random, wanted: impl Fn(&Node) -> bool) -> Option<At> {
        let all: Vec<At> = (1..self.0.len())
            .filter(|at| self.0.get(*at).is_some_and(&wanted))
            .collect();
        random.one(&all).copied()
    }

    /// Any value but the root.
    pub fn any(&self, random: &mut Random) -> Option<At> {
        self.some(random, |_| true)
    }

    /// A value that looks like a schema.
    pub fn schema(&self, random: &mut Random) -> Option<At> {
        self.some(random, |node| node.schema)
    }

    /// A string, a number, a boolean or null.
    pub fn scalar(&self, random: &mut Random) -> Option<At> {
        self.some(random, |node| node.scalar)
    }

    /// An object that is no schema.
    pub fn other_object(&self, random: &mut Random) -> Option<At> {
        self.some(random, |node| node.object && !node.schema)
    }

    /// An array or an object.
    pub fn inner(&self, random: &mut Random) -> Option<At> {
        self.some(random, |node| !node.scalar)
    }

    /// The text of a `$ref`.
    pub fn reference(&self, random: &mut Random) -> Option<At> {
        self.some(random, |node| node.reference)
    }

    /// The value that this one stands in.
    pub fn parent(&self, at: At) -> At {
        self.0.get(at).map_or(0, |node| node.parent)
    }

    /// The key under which it stands, unless it stands in an array.
    pub fn key(&self, at: At) -> Option<&str> {
        match &self.0.get(at)?.step {
            Step::Key(key) => Some(key),
            Step::Index(_) => None,
        }
    }

    fn steps(&self, mut at: At) -> Vec<&Step> {
        let mut steps = Vec::new();
        while at > 0
            && let Some(node) = self.0.get(at)
        {
            steps.push(&node.step);
            at = node.parent;
        }
        steps.reverse();
        steps
    }

    /// The fragment of a reference to it: `#/components/schemas/Book`.
    pub fn pointer(&self, at: At) -> String {
        let steps = self.steps(at).into_iter().map(|step| match step {
            Step::Key(key) => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Step::Index(index) => format!("/{index}"),
        });
        format!("#{}", steps.collect::<String>())
    }

    /// The values around it, from the nearest.
    pub fn ancestors(&self, mut at: At) -> Vec<At> {
        let mut found = Vec::new();
        while at > 0 {
            at = self.parent(at);
            found.push(at);
        }
        found
    }

    /// The value itself.
    pub fn get<'t>(&self, tree: &'t Value, at: At) -> Option<&'t Value> {
        self.steps(at)
            .into_iter()
            .try_fold(tree, |value, step| match step {
                Step::Key(key) => value.get(key),
                Step::Index(index) => value.get(index),
            })
    }

    /// The value itself, to be changed.
    pub fn get_mut<'t>(&self, tree: &'t mut Value, at: At) -> Option<&'t mut Value> {
        self.steps(at)
            .into_iter()
            .try_fold(tree, |value, step| match step {
                Step::Key(key) => value.get_mut(key),
                Step::Index(index) => value.get_mut(index),
            })
    }

    /// Takes a value out of what it stands in.
    pub fn remove(&self, tree: &mut Value, at: At) -> Option<Value> {
        let step = self.0.get(at)?.step.clone();
        match (self.get_mut(tree, self.parent(at))?, step) {
            (Value::Object(map), Step::Key(key)) => map.shift_remove(&key),
            (Value::Array(items), Step::Index(index)) if index < items.len() => {
                Some(items.remove(index))
            }
            _ => None,
        }
    }
}
