//! One event as it came.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::HeaderMap;
use http::request::Parts;

use super::PathTemplate;

use crate::webhook::pick::Form;
use crate::webhook::{Incoming, Proof};

/// One event as it came: its bytes, and the verified request that it is of.
#[derive(Clone, Debug)]
pub struct Received {
    pub(in crate::webhook) whole: Arc<Whole>,
    pub(in crate::webhook) content: Content,
    pub(in crate::webhook) event: Cow<'static, str>,
    pub(in crate::webhook) id: Option<Arc<str>>,
    pub(in crate::webhook) raw: Bytes,
    /// What was verified of this item of a batch, where items are verified one by one.
    pub(in crate::webhook) own: Option<Arc<Proof>>,
}

/// A verified request.
#[derive(Debug)]
pub(in crate::webhook) struct Whole {
    pub(in crate::webhook) incoming: Box<Incoming>,
    pub(in crate::webhook) proof: Proof,
    /// The body as it is read: decompressed, where it came compressed.
    pub(in crate::webhook) plain: Bytes,
    /// The path of the endpoint, where it has parameters.
    pub(in crate::webhook) path: Option<Arc<PathTemplate>>,
    /// Whether an event is read around required properties that are missing or null.
    pub(in crate::webhook) lenient: bool,
}

/// What an event is decoded from.
#[derive(Clone, Debug)]
pub(in crate::webhook) enum Content {
    /// JSON, or whatever else stands in the body.
    Bytes(Bytes),
    /// The fields of a form.
    Form(Arc<Form>),
}

impl Received {
    pub(super) fn content(&self) -> &Content {
        &self.content
    }

    pub(in crate::webhook) fn raw(&self) -> &Bytes {
        &self.raw
    }

    pub(super) fn body(&self) -> &Bytes {
        &self.whole.incoming.body
    }

    pub(super) fn headers(&self) -> &HeaderMap {
        &self.whole.incoming.parts.headers
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.whole.incoming.parts
    }

    pub(super) fn path_parameter(&self, name: &str) -> Option<String> {
        let path = self.parts().uri.path();
        self.whole.path.as_ref()?.value(path, name)
    }

    pub(super) fn at(&self) -> SystemTime {
        self.whole.incoming.at
    }

    /// For how long the same request would verify from when it came; `None` where nobody knows of an end.
    pub(in crate::webhook) fn verifies_for(&self) -> Option<Duration> {
        let until = self.whole.proof.valid_until()?;
        Some(until.duration_since(self.at()).unwrap_or_default())
    }

    pub(super) fn proof(&self) -> &Proof {
        self.own.as_deref().unwrap_or(&self.whole.proof)
    }

    pub(in crate::webhook) fn event(&self) -> &str {
        &self.event
    }

    pub(in crate::webhook) fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    pub(super) fn is_lenient(&self) -> bool {
        self.whole.lenient
    }
}
