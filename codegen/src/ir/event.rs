//! Events: the requests that the API sends.

use super::body::RequestBody;
use super::docs::Docs;
use super::method::Method;
use super::owner::OperationId;
use super::parameter::Parameter;
use super::response::Response;
use crate::diag::Place;
use serde_json::Value;

/// A request that the API sends. However a document says it, it is this.
#[derive(Clone, Debug)]
pub struct Event {
    /// How it is said.
    pub kind: EventKind,
    /// Its name: the key of the webhook or callback, unlike that of every other of its source.
    pub name: String,
    /// Its `operationId`.
    pub operation_id: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// The method of the request.
    pub method: Method,
    /// What the document says of it.
    pub docs: Docs,
    /// The parameters of the request.
    pub parameters: Vec<Parameter>,
    /// Its body.
    pub body: Option<RequestBody>,
    /// What it may be answered.
    pub responses: Vec<Response>,
    /// A body that the document shows.
    pub example: Option<Value>,
    /// By what it is told apart on the wire, where the document or the configuration says.
    pub values: Vec<String>,
}

impl Event {
    /// Whether it is told in consequence of an operation, at an address that came with it.
    pub fn is_callback(&self) -> bool {
        matches!(self.kind, EventKind::Callback { .. })
    }
}

/// How a document says an event.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum EventKind {
    /// As a webhook: `webhooks`, `x-webhooks`.
    Webhook,
    /// As a callback of an operation.
    Callback {
        /// The operation.
        operation: OperationId,
        /// The runtime expression that says where it goes.
        expression: String,
    },
    /// As a path of a document that describes the receiver.
    Path(String),
    /// Not at all: the configuration does.
    Declared,
}
