//! An event as a handler gets it.

use std::fmt;
use std::future::{Ready, ready};
use std::net::SocketAddr;
use std::ops::Deref;
use std::time::SystemTime;

use bytes::Bytes;
use http::{Extensions, HeaderMap, Method, Uri};

use super::handler_error::{HandlerError, Outcome};
use super::header_parameters::HeaderParameters;
use super::received_event::ReceivedEvent;
use super::remote_address::RemoteAddress;
use crate::decode::Deviation;
use crate::webhook::Proof;

/// A verified event: its payload `T`, and its header parameters `P` if the document describes any.
///
/// It dereferences to the payload: `delivery.order` is a field of the payload.
///
/// ```
/// use callwright::webhook::Delivery;
///
/// struct OrderSent {
///     order: String,
/// }
///
/// fn describe(delivery: &Delivery<OrderSent>) -> String {
///     let id = delivery.id().unwrap_or("without an id");
///     format!("{} of {}, {} bytes, {id}", delivery.event(), delivery.order, delivery.raw().len())
/// }
/// # let _ = describe;
/// ```
pub struct Delivery<T, P = ()> {
    /// The body.
    pub payload: Box<T>,
    /// The headers that the document describes.
    pub parameters: P,
    received: ReceivedEvent,
    deviations: Vec<Deviation>,
}

impl<T, P: HeaderParameters> Delivery<T, P> {
    pub(crate) fn new(
        payload: Box<T>,
        received: ReceivedEvent,
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
    /// The event's name in the document. Of an event that isn't in the document, the sender's name for it, or an empty text.
    #[must_use]
    pub fn event(&self) -> &str {
        self.received.event()
    }

    /// The provider's id of this delivery, if it has one. It may be unsigned: [`Proof::id`] is the signed one.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.received.id()
    }

    /// What was verified, and which parts of the request the signature covers.
    #[must_use]
    pub fn proof(&self) -> &Proof {
        self.received.proof()
    }

    /// The bytes that the payload was read from: the JSON of the body (without a byte order mark, and taken out of the form that
    /// it came in), the item of a batch, or the whole body if it isn't JSON.
    #[must_use]
    pub fn raw(&self) -> &Bytes {
        self.received.raw()
    }

    /// The exact bytes of the whole body, which were verified.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        self.received.body()
    }

    /// The headers. Most providers sign none of them: see [`Proof::covers`].
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.received.headers()
    }

    /// The method of the request.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.received.parts().method
    }

    /// The URL of the request as the endpoint sees it: path and query, without a prefix that a router or a proxy removed.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        &self.received.parts().uri
    }

    /// A parameter of the path, decoded. The endpoint needs a [`path`](crate::webhook::EndpointBuilder::path), such as
    /// `/hooks/{tenant}`. `None` if it has no path, or if the path of the request doesn't match. Few providers sign the URL: see
    /// [`Proof::covers`].
    #[must_use]
    pub fn path_parameter(&self, name: &str) -> Option<String> {
        self.received.path_parameter(name)
    }

    /// What the server and its layers added to the request, such as axum's `MatchedPath` and `ConnectInfo`.
    #[must_use]
    pub fn extensions(&self) -> &Extensions {
        &self.received.parts().extensions
    }

    /// The address that the request came from, if the server gives it by [`RemoteAddress`].
    #[must_use]
    pub fn remote_address(&self) -> Option<SocketAddr> {
        let address = self.extensions().get::<RemoteAddress>();
        address.map(|address| address.0)
    }

    /// When the request arrived.
    #[must_use]
    pub fn arrived_at(&self) -> SystemTime {
        self.received.arrived_at()
    }

    /// Where the delivery deviates from the document and was read all the same. A required property that may be null is read as
    /// null if it is missing, and a header of another type is read as absent. What a lenient endpoint fills in is listed too.
    #[must_use]
    pub fn deviations(&self) -> &[Deviation] {
        &self.deviations
    }

    /// Doesn't handle the event: it is acknowledged, and logged as not handled.
    #[must_use = "this is what the method returns"]
    pub fn not_handled<R>(self) -> Ready<Outcome<R>> {
        ready(Err(HandlerError::not_handled()))
    }

    /// Refuses the event, as a body that can't be read. Most providers send it again later.
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
