//! Sample arguments of an operation, and of an event.

use serde_json::Value;

/// Arguments of an operation or an event that its document shows or allows. They are JSON: which of them a type
/// can hold is for who uses them to find out.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// Each parameter, in their order.
    pub parameters: Vec<Value>,
    /// The body in each of its media types, in their order, with everything that it may have.
    pub bodies: Vec<Value>,
    /// The same with what is required alone.
    pub minimal_bodies: Vec<Value>,
}
