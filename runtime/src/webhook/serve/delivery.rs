//! One event, as its handler gets it.

use std::fmt;
use std::future::{Ready, ready};
use std::net::SocketAddr;
use std::ops::Deref;
use std::time::SystemTime;

use bytes::Bytes;
use http::{Extensions, HeaderMap, Method, Uri};

use super::{HandlerError, Outcome, Parameters, Received, RemoteAddress};
use crate::decode::Deviation;
use crate::webhook::Proof;

/// A verified event: its payload `T`, and its header parameters `P` where the document has some.
///
/// It derefs to the payload, so that `delivery.order` is the payload's field.
pub struct Delivery<T, P = ()> {
    /// What the body says.
    pub payload: Box<T>,
    /// What the headers say that the document describes.
    pub parameters: P,
    received: Received,
    deviations: Vec<Deviation>,
}

impl<T, P: Parameters> Delivery<T, P> {
    pub(in crate::webhook) fn new(
        payload: Box<T>,
        received: Received,
        mut deviations: Vec<Deviation>,
    ) -> Self {
        Self {
            payload,
            parameters: P::read(received.headers(), &mut deviations),
            received,
            deviations,
        }
    }
}

impl<T, P> Delivery<T, P> {
    /// The event's name in the document; of an event that isn't there, what the sender calls it, else nothing.
    #[must_use]
    pub fn event(&self) -> &str {
        self.received.event()
    }

    /// What the provider calls this delivery, where it gives it a name. It is the sender's word; what was signed is
    /// [`Proof::id`].
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.received.id()
    }

    /// What was verified, and what that covers.
    #[must_use]
    pub fn proof(&self) -> &Proof {
        self.received.proof()
    }

    /// The event as it was read: the JSON of the body (without a byte order mark, and taken out of the form where it came in
    /// one), its part of a batch, or the body itself where it is no JSON.
    #[must_use]
    pub fn raw(&self) -> &Bytes {
        self.received.raw()
    }

    /// The exact bytes of the whole body: those that were verified.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        self.received.body()
    }

    /// The headers. Most providers sign none of them; [`Proof::covers`] tells.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.received.headers()
    }

    /// The method of the request.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.received.parts().method
    }

    /// The URL of the request as the endpoint saw it: path and query, without what a router or a proxy took off.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        &self.received.parts().uri
    }

    /// A parameter of the path, decoded. The endpoint needs its [`path`](crate::webhook::EndpointBuilder::path), such as
    /// `/hooks/{tenant}`. `None` if it has none, or the request's path doesn't match it. Few providers sign the URL; [`Proof::covers`] tells.
    #[must_use]
    pub fn path_parameter(&self, name: &str) -> Option<String> {
        self.received.path_parameter(name)
    }

    /// What the server and its layers know of the request beside: axum's `MatchedPath`, `ConnectInfo`, and what you put there.
    #[must_use]
    pub fn extensions(&self) -> &Extensions {
        &self.received.parts().extensions
    }

    /// Where the request came from, where the server says it by [`RemoteAddress`].
    #[must_use]
    pub fn remote_address(&self) -> Option<SocketAddr> {
        let address = self.extensions().get::<RemoteAddress>();
        address.map(|address| address.0)
    }

    /// When the request came.
    #[must_use]
    pub fn arrived_at(&self) -> SystemTime {
        self.received.at()
    }

    /// Where the delivery isn't as the document says, and was read all the same: a required property that may be null and is
    /// missing is read as null, and a header that isn't what the document says as absent. What a lenient endpoint reads
    /// around is here too.
    #[must_use]
    pub fn deviations(&self) -> &[Deviation] {
        &self.deviations
    }

    /// Leaves it: the event is acknowledged, and the log says that nobody handled it.
    #[must_use = "this is what the method returns"]
    pub fn not_handled<R>(self) -> Ready<Outcome<R>> {
        ready(Err(HandlerError::not_handled()))
    }

    /// Refuses it, as a body that can't be read: most providers send it again later.
    #[must_use = "this is what the method returns"]
    pub fn refused<R>(self) -> Ready<Outcome<R>> {
        ready(Err(HandlerError::refused()))
    }
}

impl<T, P> Deref for Delivery<T, P> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.payload
    }
}

impl<T: fmt::Debug, P: fmt::Debug> fmt::Debug for Delivery<T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery")
            .field("event", &self.event())
            .field("id", &self.id())
            .field("payload", &self.payload)
            .field("parameters", &self.parameters)
            .field("deviations", &self.deviations)
            .finish_non_exhaustive()
    }
}
