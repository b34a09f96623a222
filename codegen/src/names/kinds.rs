//! Words for the kinds of types: `Text`, `IntegerList`, `Map`.
//!
//! The words are those of JSON, not of Rust, and the same wherever a kind is part of a name.

use super::schema_keys::SchemaKeys;
use super::words::pascal;
use crate::analyze::Facts;
use crate::ir::{Api, EnumKind, Shape, StringFormat, TypeId, TypeUse};

/// How many lists, maps and unions within each other are part of a word.
const DEPTH: usize = 4;

/// The most alternatives of a nested union that are all part of a word.
const FEW: usize = 3;

/// Why a variant may have a word, the best reason first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum WordRank {
    /// It is the component that the document refers to.
    Component,
    /// It is the title.
    Title,
    /// It is the value of the union's tag.
    Tag,
    /// It is the only value of one of its properties, or of itself.
    Constant,
    /// It is a key that no other alternative has.
    Key,
    /// It is its kind.
    Kind,
}

/// What words depend on.
#[derive(Clone, Copy)]
pub(super) struct Kinds<'a> {
    pub api: &'a Api,
    pub facts: &'a Facts,
    pub keys: &'a SchemaKeys,
}

impl Kinds<'_> {
    /// The key of a type that is a component.
    pub(super) fn component(&self, id: TypeId) -> Option<&str> {
        self.keys.get(&self.api.ty(id).origin)
    }

    /// A word for the kind of a type, as short as possible: every list of texts or objects is a `List`.
    pub(super) fn short(&self, id: TypeId) -> String {
        self.word(id, false, 0)
    }

    /// A word that also says what a list or a map holds: `TextList`, `PetList`.
    pub(super) fn exact(&self, id: TypeId) -> String {
        self.word(id, true, 0)
    }

    fn word(&self, id: TypeId, exact: bool, depth: usize) -> String {
        let plain = match &self.api.ty(id).shape {
            Shape::Boolean => "Boolean",
            Shape::Integer(_) => "Integer",
            Shape::Number => "Number",
            Shape::Text(format) => format_word(*format),
            Shape::Enum(e) => match e.kind {
                EnumKind::Text | EnumKind::Mixed => "Keyword",
                EnumKind::Integer | EnumKind::WideInteger => "Integer",
            },
            Shape::Array(_) if depth >= DEPTH || self.facts.is_infinite(id) => "List",
            Shape::Map(_) if depth >= DEPTH || self.facts.is_infinite(id) => "Map",
            Shape::Array(item) => return self.list(*item, exact, depth + 1),
            Shape::Map(value) if exact => {
                return format!("{}Map", self.held(*value, depth + 1));
            }
            Shape::Map(_) => "Map",
            Shape::Object(_) => "Object",
            Shape::Union(_) => return self.nested_union(id, depth + 1),
            Shape::Any | Shape::Alias(_) => "Any",
        };
        plain.to_owned()
    }

    fn list(&self, item: TypeUse, exact: bool, depth: usize) -> String {
        let id = self.facts.resolve(self.api, item).id;
        let item = match &self.api.ty(id).shape {
            _ if exact => self.held(item, depth),
            Shape::Boolean | Shape::Integer(_) | Shape::Number | Shape::Array(_) => {
                self.word(id, exact, depth)
            }
            _ => String::new(),
        };
        match item.ends_with("List") {
            true => format!("{item}s"),
            false => format!("{item}List"),
        }
    }

    /// A word for what a list or a map holds.
    fn held(&self, using: TypeUse, depth: usize) -> String {
        match self.component(using.id) {
            Some(key) => pascal(key),
            None => self.word(self.facts.resolve(self.api, using).id, true, depth),
        }
    }

    /// The words of a few alternatives, unless one of them is a union again.
    fn nested_union(&self, id: TypeId, depth: usize) -> String {
        let variants = self.facts.union(id).map_or(&[][..], |u| &u.variants);
        let is_union = |using: TypeUse| {
            self.component(using.id).is_none() && matches!(self.api.shape(using), Shape::Union(_))
        };
        if depth >= DEPTH || variants.len() > FEW || variants.iter().any(|v| is_union(v.ty)) {
            return "OneOf".to_owned();
        }
        let word = |using: TypeUse| match self.component(using.id) {
            Some(key) => pascal(key),
            None => self.word(self.facts.resolve(self.api, using).id, false, depth),
        };
        let mut words: Vec<String> = variants.iter().map(|v| word(v.ty)).collect();
        words.sort_unstable();
        words.dedup();
        words.join("Or")
    }
}

/// A word for the format of a string.
pub(super) fn format_word(format: StringFormat) -> &'static str {
    match format {
        StringFormat::Plain => "Text",
        StringFormat::DateTime => "DateTime",
        StringFormat::Date => "Date",
        StringFormat::Time => "Time",
        StringFormat::Duration => "Duration",
        StringFormat::Uuid => "Uuid",
        StringFormat::Uri => "Uri",
        StringFormat::Ip => "Ip",
        StringFormat::Decimal => "Decimal",
        StringFormat::Base64 => "Base64",
        StringFormat::Binary => "Binary",
    }
}
