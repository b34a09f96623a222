//! Sample arguments of an operation or an event, and examples of types.

use super::type_use::TypeId;
use serde_json::Value;

/// Arguments of an operation or an event: examples of the document, or values that its schemas allow. They are JSON;
/// code that uses them checks whether a Rust type holds them.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// The value of each parameter, in the order of the parameters.
    pub parameters: Vec<Value>,
    /// The body in each of its media types, in their order, with every property.
    pub bodies: Vec<Value>,
    /// The same with required properties only.
    pub minimal_bodies: Vec<Value>,
}

/// An example of a component schema.
#[derive(Clone, Debug)]
pub struct TypeExample {
    /// The type.
    pub ty: TypeId,
    /// The example.
    pub value: Value,
    /// Whether it is the document's own, and not made from the schema.
    pub own: bool,
}
