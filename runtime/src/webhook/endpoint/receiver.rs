//! Deliveries as events, for a server of one's own.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, Request};

use super::budget::Budget;
use super::front::{Found, Front, Stop};
use super::receive_error::{ReceiveError, ReceiveErrorKind};
use super::refusal::Refusal;
use super::respond;
use super::setup::{Setup, setup_methods};
use crate::webhook::pick::Routed;
use crate::webhook::serve::{Unpack, open_fn};
use crate::webhook::{Delivery, SetupError, UndecodableEvent, UnknownEvent};

/// Reads deliveries as events `E`, for a server of your own: it verifies, routes and decodes.
///
/// It doesn't deduplicate, and answers nobody: what is to be answered where there is no event, [`ReceiveError`] holds. A clone
/// is the same receiver.
pub struct Receiver<E> {
    front: Arc<Front>,
    event: PhantomData<fn() -> E>,
}

impl<E: Unpack> Receiver<E> {
    /// The event of a delivery, from its headers and its body as it came. The signature must not be one of the URL; see
    /// [`Self::receive`].
    ///
    /// # Errors
    ///
    /// When it isn't authentic or isn't one event, and when it is a handshake, whose answer is in the error.
    pub async fn event(
        &self,
        headers: &HeaderMap,
        body: impl Into<Bytes>,
    ) -> Result<E, ReceiveError> {
        let mut request = Request::new(body.into());
        let methods = &self.front.methods;
        if let Some(method) = methods.deliver.first() {
            *request.method_mut() = method.clone();
        }
        *request.headers_mut() = headers.clone();
        let events = self.receive(request).await?;
        match <[Delivery<E>; 1]>::try_from(events) {
            Ok([delivery]) => Ok(*delivery.payload),
            Err(events) => {
                let profile = &self.front.profile;
                let answer = respond::plain(profile, respond::status(profile.acknowledge.handled));
                let count = events.len();
                let text = format!("it is a batch of {count} events: `receive` reads those");
                Err(ReceiveError::new(
                    ReceiveErrorKind::Batch(count),
                    answer,
                    text,
                ))
            }
        }
    }

    /// The events of a request: one, or those of a batch.
    ///
    /// # Errors
    ///
    /// When it isn't authentic, when one of them can't be decoded, and when it is a handshake, whose answer is in the error.
    pub async fn receive(&self, request: Request<Bytes>) -> Result<Vec<Delivery<E>>, ReceiveError> {
        let front = &*self.front;
        let (parts, body) = request.into_parts();
        let refuse = |refusal| refused(front, refusal);
        front.glance(&parts).map_err(refuse)?;
        // The body is the caller's; nothing is held back for others.
        let budget = Budget::new(usize::MAX);
        let mut share = budget.share();
        let incoming = front.incoming(parts, body);
        let admission = match front.admit(incoming, &mut share).await {
            Ok(admission) => admission,
            Err(Stop::Refused(refusal)) => return Err(refuse(refusal)),
            Err(Stop::Handshake(mut answer)) => {
                answer.extensions_mut().clear();
                let text = "it is a handshake, and has an answer";
                return Err(ReceiveError::new(ReceiveErrorKind::Handshake, answer, text));
            }
        };
        let found = front
            .events(&admission, None)
            .map_err(|fault| refuse(Refusal::Fault(fault)))?;
        found
            .into_iter()
            .map(|found| opened(front, found))
            .collect()
    }
}

fn refused(front: &Front, refusal: Refusal) -> ReceiveError {
    let answer = respond::refused(front, &refusal);
    let text = refusal.text();
    let kind = match refusal {
        Refusal::Reject(reject) => ReceiveErrorKind::Rejected(reject),
        _ => ReceiveErrorKind::Refused,
    };
    ReceiveError::new(kind, answer, text)
}

fn opened<E: Unpack>(front: &Front, found: Found) -> Result<Delivery<E>, ReceiveError> {
    let Found {
        received, routed, ..
    } = found;
    let read = match routed {
        Routed::Event(number, _) => open_fn(E::UNPACK, number).and_then(|read| read(&received)),
        Routed::Unknown(event) => {
            let raw = received.raw().clone();
            Ok((
                Box::new(E::unknown(UnknownEvent { event, raw })),
                Vec::new(),
            ))
        }
    };
    match read {
        Ok((event, deviations)) => Ok(Delivery::new(event, received, deviations)),
        Err(error) => {
            let undecodable = UndecodableEvent {
                event: received.event().to_owned(),
                error,
                raw: received.raw().clone(),
            };
            let status = respond::status(front.profile.acknowledge.undecodable);
            let answer = respond::plain(&front.profile, status);
            let text = undecodable.to_string();
            let kind = ReceiveErrorKind::Undecodable(Box::new(undecodable));
            Err(ReceiveError::new(kind, answer, text))
        }
    }
}

impl<E> Clone for Receiver<E> {
    fn clone(&self) -> Self {
        Self {
            front: Arc::clone(&self.front),
            event: PhantomData,
        }
    }
}

impl<E> fmt::Debug for Receiver<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver")
            .field("profile", &self.front.profile.name)
            .finish_non_exhaustive()
    }
}

/// What a receiver is made of: a profile, and what only you know.
#[must_use = "it reads nothing before `build`"]
pub struct ReceiverBuilder<E> {
    setup: Setup,
    event: PhantomData<fn() -> E>,
}

impl<E: Unpack> ReceiverBuilder<E> {
    /// One of the document's profile.
    pub fn new() -> Self {
        Self {
            setup: Setup::new(),
            event: PhantomData,
        }
    }

    setup_methods!();

    /// The receiver.
    ///
    /// # Errors
    ///
    /// See [`EndpointBuilder::build`](crate::webhook::EndpointBuilder::build).
    pub fn build(self) -> Result<Receiver<E>, SetupError> {
        let front = self.setup.build(E::ROUTES)?;
        Ok(Receiver {
            front: Arc::new(front),
            event: PhantomData,
        })
    }
}

impl<E: Unpack> Default for ReceiverBuilder<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E> fmt::Debug for ReceiverBuilder<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReceiverBuilder")
            .field("settings", &self.setup.settings)
            .finish_non_exhaustive()
    }
}
