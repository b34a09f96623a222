//! Objects with named properties.

use super::docs::Docs;
use super::type_use::TypeUse;
use serde_json::Value;

/// An object with named properties.
#[derive(Clone, Debug)]
pub struct Object {
    /// The properties, in order.
    pub properties: Vec<Property>,
    /// The type of the values of all other keys (`additionalProperties`), if the document allows them.
    pub rest: Option<TypeUse>,
}

/// A property of an object.
#[derive(Clone, Debug)]
pub struct Property {
    /// Its key.
    pub name: String,
    /// Whether it is required.
    pub required: bool,
    /// Its type.
    pub ty: TypeUse,
    /// Its documentation.
    pub docs: Docs,
    /// Whether only the server sets it (`readOnly`).
    pub read_only: bool,
    /// Whether only the client sets it (`writeOnly`).
    pub write_only: bool,
    /// The value that the server uses when it is absent.
    pub default: Option<Value>,
    /// A short string that the document gives as an example.
    pub example: Option<String>,
}
