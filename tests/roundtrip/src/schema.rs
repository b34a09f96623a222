//! Schemas as they stand in the files, references followed.

use callwright_codegen::diag::{FileId, Place};
use callwright_codegen::source::Sources;
use serde_json::{Map, Value};

/// A schema, and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'s> {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub value: &'s Value,
}

impl<'s> Node<'s> {
    /// Its keywords; none if it is `true` or `false`.
    pub fn keywords(&self) -> Option<&'s Map<String, Value>> {
        self.value.as_object()
    }

    /// What a keyword holds.
    pub fn get(&self, keyword: &str) -> Option<&'s Value> {
        self.value.get(keyword)
    }

    /// The schema under a keyword.
    pub fn child(&self, keyword: &str) -> Option<Self> {
        Some(Self {
            place: self.place.key(keyword),
            value: self.get(keyword)?,
        })
    }

    /// The schemas of a list.
    pub fn list(&self, keyword: &str) -> Vec<Self> {
        let place = self.place.key(keyword);
        let Some(Value::Array(list)) = self.get(keyword) else {
            return Vec::new();
        };
        list.iter()
            .enumerate()
            .map(|(index, value)| Self {
                place: place.index(index),
                value,
            })
            .collect()
    }

    /// The schemas of a map, with their keys.
    pub fn map(&self, keyword: &str) -> Vec<(&'s str, Self)> {
        let place = self.place.key(keyword);
        let Some(Value::Object(map)) = self.get(keyword) else {
            return Vec::new();
        };
        map.iter()
            .map(|(key, value)| {
                let place = place.key(key);
                (key.as_str(), Self { place, value })
            })
            .collect()
    }
}

/// The schemas of a document.
#[derive(Clone, Copy, Debug)]
pub struct Schemas<'s> {
    sources: &'s Sources,
    /// Whether the document is of OpenAPI 3.0.
    pub v3_0: bool,
}

impl<'s> Schemas<'s> {
    /// Those of these files.
    pub fn new(sources: &'s Sources) -> Self {
        let version = sources.value(FileId(0)).get("openapi");
        Self {
            sources,
            v3_0: version
                .and_then(Value::as_str)
                .is_some_and(|v| v.starts_with("3.0")),
        }
    }

    /// The document itself.
    pub fn root(&self) -> Node<'s> {
        Node {
            place: Place::root(FileId(0)),
            value: self.sources.value(FileId(0)),
        }
    }

    /// What stands at a place of the document, if anything does.
    pub fn at(&self, place: &Place) -> Option<Node<'s>> {
        self.named(place.file, &format!("#{}", place.pointer))
    }

    /// What a node's `$ref` names, if it has one that leads somewhere.
    pub fn target(&self, node: &Node<'s>) -> Option<Node<'s>> {
        let reference = node.get("$ref")?.as_str()?;
        self.named(node.place.file, reference)
    }

    /// What a reference in a file names.
    pub fn named(&self, file: FileId, reference: &str) -> Option<Node<'s>> {
        let target = self.sources.resolve(file, reference).ok()?;
        Some(Node {
            place: target.place,
            value: target.value,
        })
    }

    /// A node that is no schema, with all references to it followed.
    pub fn follow(&self, node: Node<'s>) -> Node<'s> {
        let mut node = node;
        for _ in 0..16 {
            match self.target(&node) {
                Some(target) => node = target,
                None => break,
            }
        }
        node
    }

    /// The components that a base's discriminator names for this value.
    pub fn tagged(&self, node: &Node<'s>, value: &Value) -> Option<Node<'s>> {
        let discriminator = node.get("discriminator")?;
        let property = discriminator.get("propertyName")?.as_str()?;
        let tag = value.get(property)?.as_str()?;
        let mapped = discriminator.get("mapping").and_then(|m| m.get(tag));
        let reference = match mapped.and_then(Value::as_str) {
            Some(reference) if reference.contains(['#', '/', '.']) => reference.to_owned(),
            Some(name) => format!("#/components/schemas/{name}"),
            None => format!("#/components/schemas/{tag}"),
        };
        self.named(node.place.file, &reference)
    }
}
