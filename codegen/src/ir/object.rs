//! Objects with named properties.

use super::docs::Docs;
use super::type_use::TypeUse;
use serde_json::Value;

/// An object with named properties.
#[derive(Clone, Debug)]
pub struct Object {
    /// The properties, in order.
    pub properties: Vec<Property>,
    /// What the other keys hold, where the document speaks of them.
    pub rest: Option<TypeUse>,
}

/// A property of an object.
#[derive(Clone, Debug)]
pub struct Property {
    /// Its key.
    pub name: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub ty: TypeUse,
    /// What the document says of it.
    pub docs: Docs,
    /// Only in responses.
    pub read_only: bool,
    /// Only in requests.
    pub write_only: bool,
    /// What the server takes when it is absent.
    pub default: Option<Value>,
    /// A short text that the document shows.
    pub example: Option<String>,
}
