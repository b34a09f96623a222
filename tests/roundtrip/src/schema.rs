//! Access to the schemas of a document, with references.

use callwright_codegen::diag::{FileId, Place};
use callwright_codegen::source::Sources;
use serde_json::{Map, Value};

/// A value of the document, mostly a schema, with its place.
#[derive(Clone, Debug)]
pub struct SchemaNode<'s> {
    /// Where it is.
    pub place: Place,
    /// The value.
    pub value: &'s Value,
}

impl<'s> SchemaNode<'s> {
    /// Its keywords; `None` if it is `true` or `false`.
    pub fn keywords(&self) -> Option<&'s Map<String, Value>> {
        self.value.as_object()
    }

    /// The value of a keyword.
    pub fn get(&self, keyword: &str) -> Option<&'s Value> {
        self.value.get(keyword)
    }

    /// The schema that is the value of a keyword.
    pub fn child(&self, keyword: &str) -> Option<Self> {
        Some(Self {
            place: self.place.key(keyword),
            value: self.get(keyword)?,
        })
    }

    /// The schemas in a keyword's array.
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

    /// The schemas in a keyword's object, with their keys.
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
    /// Whether the document is OpenAPI 3.0.
    pub v3_0: bool,
}

impl<'s> Schemas<'s> {
    /// The schemas in these files.
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
    pub fn root(&self) -> SchemaNode<'s> {
        SchemaNode {
            place: Place::root(FileId(0)),
            value: self.sources.value(FileId(0)),
        }
    }

    /// The value at a place.
    pub fn at(&self, place: &Place) -> Option<SchemaNode<'s>> {
        self.resolve(place.file, &format!("#{}", place.pointer))
    }

    /// The target of a node's `$ref`; `None` without one, or if it can't be resolved.
    pub fn target(&self, node: &SchemaNode<'s>) -> Option<SchemaNode<'s>> {
        let reference = node.get("$ref")?.as_str()?;
        self.resolve(node.place.file, reference)
    }

    /// The target of a reference in a file.
    pub fn resolve(&self, file: FileId, reference: &str) -> Option<SchemaNode<'s>> {
        let target = self.sources.resolve(file, reference).ok()?;
        Some(SchemaNode {
            place: target.place,
            value: target.value,
        })
    }

    /// Follows a node's references to the end. Not for schemas, which may have keywords beside a reference.
    pub fn follow(&self, node: SchemaNode<'s>) -> SchemaNode<'s> {
        let mut node = node;
        for _ in 0..16 {
            match self.target(&node) {
                Some(target) => node = target,
                None => break,
            }
        }
        node
    }

    /// The component that a discriminator names for this value.
    pub fn tagged(&self, node: &SchemaNode<'s>, value: &Value) -> Option<SchemaNode<'s>> {
        let discriminator = node.get("discriminator")?;
        let property = discriminator.get("propertyName")?.as_str()?;
        let tag = value.get(property)?.as_str()?;
        let mapped = discriminator.get("mapping").and_then(|m| m.get(tag));
        let reference = match mapped.and_then(Value::as_str) {
            Some(reference) if reference.contains(['#', '/', '.']) => reference.to_owned(),
            Some(name) => format!("#/components/schemas/{name}"),
            None => format!("#/components/schemas/{tag}"),
        };
        self.resolve(node.place.file, &reference)
    }
}
