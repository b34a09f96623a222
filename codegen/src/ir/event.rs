//! Events: the requests that the API sends.

use super::body::RequestBody;
use super::docs::Docs;
use super::method::Method;
use super::owner::OperationId;
use super::parameter::Parameter;
use super::response::ApiResponse;
use crate::diag::Place;
use serde_json::Value;

/// A request that the API sends: a webhook, a callback, or whatever else the document or the configuration calls an event.
#[derive(Clone, Debug)]
pub struct Event {
    /// How it is described.
    pub kind: EventKind,
    /// Its key: the configuration and messages refer to the event by it. It is the key of the webhook or callback, made
    /// unique among the webhooks or among the callbacks.
    pub key: String,
    /// Its `operationId`.
    pub operation_id: Option<String>,
    /// Where it is in the document.
    pub place: Place,
    /// The method of the request.
    pub method: Method,
    /// Its documentation.
    pub docs: Docs,
    /// The parameters of the request.
    pub parameters: Vec<Parameter>,
    /// Its body.
    pub body: Option<RequestBody>,
    /// The responses that the sender accepts.
    pub responses: Vec<ApiResponse>,
    /// An example of its body.
    pub example: Option<Value>,
    /// The values that name it in a delivery, if the document or the configuration states them.
    pub values: Vec<String>,
}

impl Event {
    /// Whether it is a callback: caused by an operation and sent to a URL that came with the operation.
    pub fn is_callback(&self) -> bool {
        matches!(self.kind, EventKind::Callback { .. })
    }
}

/// How an event is described.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum EventKind {
    /// As a webhook: `webhooks`, `x-webhooks`.
    Webhook,
    /// As a callback: `callbacks` of an operation.
    Callback {
        /// The operation.
        operation: OperationId,
        /// The runtime expression for the URL.
        expression: String,
    },
    /// As a path that the receiver serves.
    Path(String),
    /// By the configuration, not by the document.
    Declared,
}
