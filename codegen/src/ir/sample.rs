//! Sample arguments of an operation or an event.

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
