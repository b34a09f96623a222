//! Answers about a document that both forms of the output give.

use callwright_codegen::analyze::Facts;
use callwright_codegen::diag::Place;
use callwright_codegen::ir::{
    Api, Enum, EnumKind, MediaKind, Operation, SecuritySchemeKind, Shape, Status, Type, TypeId,
};
use callwright_codegen::names::{Ident, Names};
use callwright_codegen::source::Sources;
use std::collections::BTreeMap;

/// The model of a document, and the names that its parts get.
pub struct Inspection<'c> {
    pub api: &'c Api,
    pub facts: &'c Facts,
    pub names: &'c Names,
    pub sources: &'c Sources,
}

/// How often a media type is taken and answered.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct MediaUse {
    pub requests: usize,
    pub responses: usize,
}

impl<'c> Inspection<'c> {
    /// The groups in their order, each with its operations and the names of their methods.
    pub fn groups(&self) -> Vec<(&'c str, Vec<(&'c Operation, &'c Ident)>)> {
        let groups = self.names.groups.iter().map(|group| {
            let operations = group.operations.iter().filter_map(|id| {
                let index = id.0 as usize;
                let operation = self.api.operations.get(index)?;
                Some((operation, &self.names.operations.get(index)?.method))
            });
            (group.tag.as_str(), operations.collect())
        });
        groups.collect()
    }

    /// The types that are written out, by name.
    pub fn types(&self) -> Vec<(&'c Ident, &'c Type)> {
        let mut types: Vec<(&Ident, TypeId)> = self
            .names
            .types
            .iter()
            .map(|(id, name)| (name, *id))
            .collect();
        types.sort();
        types
            .into_iter()
            .map(|(name, id)| (name, self.api.ty(id)))
            .collect()
    }

    /// The media types of all bodies.
    pub fn media(&self) -> BTreeMap<&'c str, MediaUse> {
        let mut media: BTreeMap<&str, MediaUse> = BTreeMap::new();
        for operation in &self.api.operations {
            for content in operation.body.iter().flat_map(|body| &body.contents) {
                media.entry(&content.media).or_default().requests += 1;
            }
            for content in operation.responses.iter().flat_map(|r| &r.contents) {
                media.entry(&content.media).or_default().responses += 1;
            }
        }
        media
    }

    /// The file that a place is in, if that isn't the document itself.
    pub fn other_file(&self, place: &Place) -> Option<&'c str> {
        let index = place.file.0 as usize;
        let file = self.sources.files().nth(index).filter(|_| index > 0)?;
        Some(&file.name)
    }
}

/// What a type is, in a word or two.
pub fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Enum(Enum {
            kind: EnumKind::Integer | EnumKind::WideInteger,
            ..
        }) => "integer enum",
        Shape::Enum(_) => "enum",
        Shape::Object(_) => "object",
        Shape::Union(_) => "union",
        Shape::Array(_) => "list",
        Shape::Map(_) => "map",
        Shape::Alias(_) => "alias",
        Shape::Any => "any",
        Shape::Boolean | Shape::Integer(_) | Shape::Number | Shape::Text(_) => "scalar",
    }
}

/// What a scheme is, and the name that its secret goes by.
pub fn scheme(kind: &SecuritySchemeKind) -> (&'static str, Option<&str>) {
    match kind {
        SecuritySchemeKind::ApiKeyHeader(name) => ("key in a header", Some(name)),
        SecuritySchemeKind::ApiKeyQuery(name) => ("key in the query", Some(name)),
        SecuritySchemeKind::ApiKeyCookie(name) => ("key in a cookie", Some(name)),
        SecuritySchemeKind::Basic => ("name and password", None),
        SecuritySchemeKind::Bearer => ("bearer token", None),
        SecuritySchemeKind::Http(name) => ("authorization", Some(name)),
        SecuritySchemeKind::MutualTls => ("client certificate", None),
    }
}

/// A status as a document writes it: `200`, `4XX`, `default`.
pub fn status(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(hundred) => format!("{hundred}XX"),
        Status::Default => "default".to_owned(),
    }
}

/// What a media type is to us.
pub fn media_kind(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Json => "json",
        MediaKind::Form => "form",
        MediaKind::Multipart => "multipart",
        MediaKind::Text => "text",
        MediaKind::Bytes => "bytes",
        MediaKind::Stream => "stream",
    }
}
