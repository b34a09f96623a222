//! Collects the examples of a document, with their schemas.

use crate::schema::{SchemaNode, Schemas};
use callwright_codegen::diag::Place;
use rustc_hash::FxHashSet;
use serde_json::Value;

/// Who sends a value to whom.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// To the server.
    Request,
    /// From the server.
    Response,
    /// Unknown: a component's own example, a webhook's payload.
    Both,
}

/// An example value of a document.
#[derive(Clone, Debug)]
pub struct Example<'s> {
    /// Where it is.
    pub place: Place,
    /// Its schema.
    pub schema: SchemaNode<'s>,
    /// The value.
    pub value: &'s Value,
    /// The direction.
    pub direction: Direction,
}

/// The examples of schemas, media types, parameters and headers, in the order of the document. Examples in other
/// files (`externalValue`) aren't read.
pub fn examples<'s>(schemas: &Schemas<'s>) -> Vec<Example<'s>> {
    let mut walk = Walk {
        schemas,
        examples: Vec::new(),
        visited: FxHashSet::default(),
    };
    let root = schemas.root();
    if let Some(components) = root.child("components") {
        each(&components, "schemas", |node| walk.schema(node));
        each(&components, "parameters", |node| {
            walk.parameter(node, Direction::Both);
        });
        each(&components, "headers", |node| {
            walk.parameter(node, Direction::Both);
        });
        each(&components, "requestBodies", |node| {
            walk.contents(node, Direction::Request);
        });
        each(&components, "responses", |node| walk.response(node));
        each(&components, "pathItems", |node| walk.path(node));
        each(&components, "callbacks", |node| walk.callback(node));
    }
    for key in ["paths", "webhooks", "x-webhooks"] {
        each(&root, key, |node| walk.path(node));
    }
    walk.examples
}

fn each<'s>(node: &SchemaNode<'s>, key: &str, mut visit: impl FnMut(SchemaNode<'s>)) {
    for (_, node) in node.map(key) {
        visit(node);
    }
}

const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

struct Walk<'w, 's> {
    schemas: &'w Schemas<'s>,
    examples: Vec<Example<'s>>,
    visited: FxHashSet<Place>,
}

impl<'s> Walk<'_, 's> {
    /// Follows references. `None` if the node was visited before.
    fn visit(&mut self, node: SchemaNode<'s>) -> Option<SchemaNode<'s>> {
        let node = self.schemas.follow(node);
        self.visited.insert(node.place.clone()).then_some(node)
    }

    fn path(&mut self, node: SchemaNode<'s>) {
        let Some(node) = self.visit(node) else { return };
        for parameter in node.list("parameters") {
            self.parameter(parameter, Direction::Request);
        }
        for method in METHODS {
            let Some(operation) = node.child(method) else {
                continue;
            };
            let operation = self.schemas.follow(operation);
            for parameter in operation.list("parameters") {
                self.parameter(parameter, Direction::Request);
            }
            if let Some(body) = operation.child("requestBody") {
                self.contents(body, Direction::Request);
            }
            each(&operation, "responses", |node| self.response(node));
            each(&operation, "callbacks", |node| self.callback(node));
        }
    }

    fn callback(&mut self, node: SchemaNode<'s>) {
        let Some(node) = self.visit(node) else { return };
        for key in node.keywords().into_iter().flat_map(|map| map.keys()) {
            if let Some(item) = node.child(key) {
                self.path(item);
            }
        }
    }

    fn response(&mut self, node: SchemaNode<'s>) {
        let Some(node) = self.visit(node) else { return };
        each(&node, "headers", |node| {
            self.parameter(node, Direction::Response);
        });
        each(&node, "content", |node| {
            self.media(&node, Direction::Response);
        });
    }

    fn contents(&mut self, node: SchemaNode<'s>, direction: Direction) {
        let Some(node) = self.visit(node) else { return };
        each(&node, "content", |node| self.media(&node, direction));
    }

    fn parameter(&mut self, node: SchemaNode<'s>, direction: Direction) {
        let Some(node) = self.visit(node) else { return };
        self.media(&node, direction);
        each(&node, "content", |node| self.media(&node, direction));
    }

    /// Anything with a schema and examples of it.
    fn media(&mut self, node: &SchemaNode<'s>, direction: Direction) {
        let Some(schema) = node.child("schema") else {
            return;
        };
        if let Some(example) = node.child("example") {
            self.add(&example, &schema, direction);
        }
        each(node, "examples", |example| {
            let example = self.schemas.follow(example);
            if let Some(value) = example.child("value") {
                self.add(&value, &schema, direction);
            }
        });
        self.schema(schema);
    }

    fn schema(&mut self, node: SchemaNode<'s>) {
        // References are followed one at a time, because keywords beside one may have examples.
        if !node.value.is_object() || !self.visited.insert(node.place.clone()) {
            return;
        }
        if let Some(target) = self.schemas.target(&node) {
            self.schema(target);
        }
        if let Some(example) = node.child("example") {
            self.add(&example, &node, Direction::Both);
        }
        for example in node.list("examples") {
            self.add(&example, &node, Direction::Both);
        }
        for keyword in ["properties", "patternProperties", "$defs", "definitions"] {
            each(&node, keyword, |node| self.schema(node));
        }
        for keyword in ["items", "additionalProperties"] {
            if let Some(child) = node.child(keyword) {
                self.schema(child);
            }
        }
        for keyword in ["allOf", "anyOf", "oneOf", "prefixItems"] {
            for child in node.list(keyword) {
                self.schema(child);
            }
        }
    }

    fn add(&mut self, example: &SchemaNode<'s>, schema: &SchemaNode<'s>, direction: Direction) {
        self.examples.push(Example {
            place: example.place.clone(),
            schema: schema.clone(),
            value: example.value,
            direction,
        });
    }
}
