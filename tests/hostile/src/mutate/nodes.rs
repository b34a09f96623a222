//! A list of all values of a document, with their positions.

use crate::random::Random;
use serde_json::Value;

/// Keywords by which an object is taken for a schema.
const SCHEMA_KEYWORDS: &[&str] = &[
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

/// A step from a value to one of its members or items.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Index(usize),
}

#[derive(Clone, Debug)]
struct Node {
    parent: usize,
    step: Step,
    /// Whether it has a keyword of schemas.
    schema: bool,
    scalar: bool,
    object: bool,
    reference: bool,
}

/// All values of a document, root first.
#[derive(Clone, Debug)]
pub struct Nodes(Vec<Node>);

/// The index of a value.
pub type NodeIndex = usize;

impl Nodes {
    /// Lists the values of a document.
    pub fn of(tree: &Value) -> Self {
        let mut nodes = Self(Vec::new());
        nodes.add(tree, 0, Step::Index(0), false);
        nodes
    }

    fn add(&mut self, value: &Value, parent: NodeIndex, step: Step, names: bool) {
        let at = self.0.len();
        let has_keyword = |map: &serde_json::Map<String, Value>| {
            map.keys()
                .any(|key| SCHEMA_KEYWORDS.contains(&key.as_str()))
        };
        let key = match &step {
            Step::Key(key) => key.clone(),
            Step::Index(_) => String::new(),
        };
        self.0.push(Node {
            parent,
            step,
            // The keys under `properties` are names, not keywords.
            schema: !names && value.as_object().is_some_and(has_keyword),
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

    fn random_node(
        &self,
        random: &mut Random,
        predicate: impl Fn(&Node) -> bool,
    ) -> Option<NodeIndex> {
        let all: Vec<NodeIndex> = (1..self.0.len())
            .filter(|at| self.0.get(*at).is_some_and(&predicate))
            .collect();
        random.one(&all).copied()
    }

    /// Any value except the root.
    pub fn any(&self, random: &mut Random) -> Option<NodeIndex> {
        self.random_node(random, |_| true)
    }

    /// A value that is taken for a schema.
    pub fn schema(&self, random: &mut Random) -> Option<NodeIndex> {
        self.random_node(random, |node| node.schema)
    }

    /// A string, a number, a boolean or null.
    pub fn scalar(&self, random: &mut Random) -> Option<NodeIndex> {
        self.random_node(random, |node| node.scalar)
    }

    /// An object that isn't taken for a schema.
    pub fn other_object(&self, random: &mut Random) -> Option<NodeIndex> {
        self.random_node(random, |node| node.object && !node.schema)
    }

    /// An array or an object.
    pub fn container(&self, random: &mut Random) -> Option<NodeIndex> {
        self.random_node(random, |node| !node.scalar)
    }

    /// The value of a `$ref`.
    pub fn reference(&self, random: &mut Random) -> Option<NodeIndex> {
        self.random_node(random, |node| node.reference)
    }

    /// The value that contains this one.
    pub fn parent(&self, at: NodeIndex) -> NodeIndex {
        self.0.get(at).map_or(0, |node| node.parent)
    }

    /// Its key; `None` for an item of an array.
    pub fn key(&self, at: NodeIndex) -> Option<&str> {
        match &self.0.get(at)?.step {
            Step::Key(key) => Some(key),
            Step::Index(_) => None,
        }
    }

    fn steps(&self, mut at: NodeIndex) -> Vec<&Step> {
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

    /// The reference to it: `#/components/schemas/Book`.
    pub fn pointer(&self, at: NodeIndex) -> String {
        let steps = self.steps(at).into_iter().map(|step| match step {
            Step::Key(key) => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Step::Index(index) => format!("/{index}"),
        });
        format!("#{}", steps.collect::<String>())
    }

    /// The values that contain it, innermost first.
    pub fn ancestors(&self, mut at: NodeIndex) -> Vec<NodeIndex> {
        let mut ancestors = Vec::new();
        while at > 0 {
            at = self.parent(at);
            ancestors.push(at);
        }
        ancestors
    }

    /// The value at an index.
    pub fn get<'t>(&self, tree: &'t Value, at: NodeIndex) -> Option<&'t Value> {
        self.steps(at)
            .into_iter()
            .try_fold(tree, |value, step| match step {
                Step::Key(key) => value.get(key),
                Step::Index(index) => value.get(index),
            })
    }

    /// The value at an index, mutable.
    pub fn get_mut<'t>(&self, tree: &'t mut Value, at: NodeIndex) -> Option<&'t mut Value> {
        self.steps(at)
            .into_iter()
            .try_fold(tree, |value, step| match step {
                Step::Key(key) => value.get_mut(key),
                Step::Index(index) => value.get_mut(index),
            })
    }

    /// Removes a value from its parent.
    pub fn remove(&self, tree: &mut Value, at: NodeIndex) -> Option<Value> {
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
