//! An event as it was received.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::HeaderMap;
use http::request::Parts;

use super::verified_request::VerifiedRequest;
use crate::webhook::Proof;
use crate::webhook::lookup::Form;

/// An event as it was received: its bytes, and the verified request that brought it.
#[derive(Clone, Debug)]
pub struct ReceivedEvent {
    pub(crate) request: Arc<VerifiedRequest>,
    pub(crate) content: EventContent,
    /// The event's name in the document; of an unknown event, the sender's name for it.
    pub(crate) event: Cow<'static, str>,
    /// The provider's id of the delivery.
    pub(crate) id: Option<Arc<str>>,
    pub(crate) raw: Bytes,
    /// The proof of this item, in a batch whose items are verified one by one.
    pub(crate) item_proof: Option<Arc<Proof>>,
}

/// What an event is decoded from.
#[derive(Clone, Debug)]
pub(crate) enum EventContent {
    /// JSON, or another body that isn't a form.
    Bytes(Bytes),
    /// The fields of a form.
    Form(Arc<Form>),
}

impl ReceivedEvent {
    pub(super) fn content(&self) -> &EventContent {
        &self.content
    }

    pub(crate) fn raw(&self) -> &Bytes {
        &self.raw
    }

    /// The body as it came.
    pub(super) fn body(&self) -> &Bytes {
        &self.request.incoming.body
    }

    pub(super) fn headers(&self) -> &HeaderMap {
        &self.request.incoming.parts.headers
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.request.incoming.parts
    }

    pub(super) fn path_parameter(&self, name: &str) -> Option<String> {
        let path = self.parts().uri.path();
        self.request.path.as_ref()?.value(path, name)
    }

    pub(super) fn arrived_at(&self) -> SystemTime {
        self.request.incoming.at
    }

    /// How long a copy of the request verifies after the request arrived. `None` if that has no known end.
    pub(crate) fn verifies_for(&self) -> Option<Duration> {
        let until = self.request.proof.valid_until()?;
        Some(until.duration_since(self.arrived_at()).unwrap_or_default())
    }

    pub(super) fn proof(&self) -> &Proof {
        self.item_proof.as_deref().unwrap_or(&self.request.proof)
    }

    pub(crate) fn event(&self) -> &str {
        &self.event
    }

    pub(crate) fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    pub(super) fn is_lenient(&self) -> bool {
        self.request.lenient
    }
}
