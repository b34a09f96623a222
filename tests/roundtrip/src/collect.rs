//! Every example of a document, with the schema that it is an example of.

use crate::schema::{Node, Schemas};
use callwright_codegen::diag::Place;
use rustc_hash::FxHashSet;
use serde_json::Value;

/// Which way a value goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Direction {
    /// To the server.
    Request,
    /// From it.
    Response,
    /// Not said: a component's own example, a webhook's payload.
    Both,
}

/// A value that the document shows.
#[derive(Clone, Debug)]
pub struct Example<'s> {
    /// Where it stands.
    pub place: Place,
    /// The schema that it is an example of.
    pub schema: Node<'s>,
    /// The value.
    pub value: &'s Value,
    /// Which way it goes.
    pub direction: Direction,
}

/// Every example that stands in the document, in its order: those of schemas, media types,
/// parameters and headers. Examples in files of their own (`externalValue`) aren't read.
pub fn examples<'s>(schemas: &Schemas<'s>) -> Vec<Example<'s>> {
    let mut walk = Walk {
        schemas,
        found: Vec::new(),
        seen: FxHashSet::default(),
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
    for word in ["paths", "webhooks", "x-webhooks"] {
        each(&root, word, |node| walk.path(node));
    }
    walk.found
}

fn each<'s>(node: &Node<'s>, word: &str, mut visit: impl FnMut(Node<'s>)) {
    for (_, node) in node.map(word) {
        visit(node);
    }
}

const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

struct Walk<'w, 's> {
    schemas: &'w Schemas<'s>,
    found: Vec<Example<'s>>,
    seen: FxHashSet<Place>,
}

impl<'s> Walk<'_, 's> {
    /// The node with references followed, if it wasn't met before.
    fn fresh(&mut self, node: Node<'s>) -> Option<Node<'s>> {
        let node = self.schemas.follow(node);
        self.seen.insert(node.place.clone()).then_some(node)
    }

    fn path(&mut self, node: Node<'s>) {
        let Some(node) = self.fresh(node) else { return };
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

    fn callback(&mut self, node: Node<'s>) {
        let Some(node) = self.fresh(node) else { return };
        for key in node.keywords().into_iter().flat_map(|map| map.keys()) {
            if let Some(item) = node.child(key) {
                self.path(item);
            }
        }
    }

    fn response(&mut self, node: Node<'s>) {
        let Some(node) = self.fresh(node) else { return };
        each(&node, "headers", |node| {
            self.parameter(node, Direction::Response);
        });
        each(&node, "content", |node| {
            self.media(&node, Direction::Response);
        });
    }

    fn contents(&mut self, node: Node<'s>, direction: Direction) {
        let Some(node) = self.fresh(node) else { return };
        each(&node, "content", |node| self.media(&node, direction));
    }

    fn parameter(&mut self, node: Node<'s>, direction: Direction) {
        let Some(node) = self.fresh(node) else { return };
        self.media(&node, direction);
        each(&node, "content", |node| self.media(&node, direction));
    }

    /// Anything with a schema and examples of it.
    fn media(&mut self, node: &Node<'s>, direction: Direction) {
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

    fn schema(&mut self, node: Node<'s>) {
        // References are followed one by one: what stands beside one may hold examples.
        if !node.value.is_object() || !self.seen.insert(node.place.clone()) {
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
        for word in ["properties", "patternProperties", "$defs", "definitions"] {
            each(&node, word, |node| self.schema(node));
        }
        for word in ["items", "additionalProperties"] {
            if let Some(child) = node.child(word) {
                self.schema(child);
            }
        }
        for word in ["allOf", "anyOf", "oneOf", "prefixItems"] {
            for child in node.list(word) {
                self.schema(child);
            }
        }
    }

    fn add(&mut self, example: &Node<'s>, schema: &Node<'s>, direction: Direction) {
        self.found.push(Example {
            place: example.place.clone(),
            schema: schema.clone(),
            value: example.value,
            direction,
        });
    }
}
