//! The receiver: requests in, events out.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, Request};

use super::admission::{Admission, NotAdmitted};
use super::budget::Budget;
use super::events::RoutedEvent;
use super::receive_error::{ReceiveError, ReceiveErrorKind};
use super::refusal::Refusal;
use super::response;
use super::setup::Setup;
use super::setup_methods::setup_methods;
use super::status::status;
use crate::webhook::handler::{EventEnum, table_entry};
use crate::webhook::lookup::Routed;
use crate::webhook::{Delivery, SetupError, UndecodableEvent, UnknownEvent};

/// Reads the events `E` out of requests, for a server of your own: it verifies, routes and decodes.
///
/// It doesn't skip duplicates and doesn't send responses. If there is no event, [`ReceiveError`] has the response. A clone is
/// the same receiver.
pub struct Receiver<E> {
    admission: Arc<Admission>,
    event: PhantomData<fn() -> E>,
}

impl<E: EventEnum> Receiver<E> {
    /// Reads the one event of a delivery, from its headers and its body as it came. If the provider signs the URL, use
    /// [`Self::receive`] instead.
    ///
    /// # Errors
    ///
    /// When the delivery isn't authentic or isn't one event. Also when it is a handshake: the error has the response.
    pub async fn event(
        &self,
        headers: &HeaderMap,
        body: impl Into<Bytes>,
    ) -> Result<E, ReceiveError> {
        let mut request = Request::new(body.into());
        let methods = &self.admission.methods;
        if let Some(method) = methods.deliver.first() {
            *request.method_mut() = method.clone();
        }
        *request.headers_mut() = headers.clone();
        let events = self.receive(request).await?;
        match <[Delivery<E>; 1]>::try_from(events) {
            Ok([delivery]) => Ok(*delivery.payload),
            Err(events) => {
                let profile = &self.admission.profile;
                let response = response::with_status(profile, status(profile.acknowledge.handled));
                let count = events.len();
                let text = format!("it is a batch of {count} events, which `receive` reads");
                Err(ReceiveError::new(
                    ReceiveErrorKind::Batch(count),
                    response,
                    text,
                ))
            }
        }
    }

    /// Reads the events of a request: one, or those of a batch.
    ///
    /// # Errors
    ///
    /// When the request isn't authentic, or one of the events can't be decoded. Also when it is a handshake: the error has the
    /// response.
    pub async fn receive(&self, request: Request<Bytes>) -> Result<Vec<Delivery<E>>, ReceiveError> {
        let admission = &*self.admission;
        let (parts, body) = request.into_parts();
        let refuse = |refusal| refused(admission, refusal);
        admission.check_head(&parts).map_err(refuse)?;
        // The caller holds the body already, so there is no limit.
        let budget = Budget::new(usize::MAX);
        let mut share = budget.share();
        let incoming = admission.incoming(parts, body);
        let admitted = match admission.admit(incoming, &mut share).await {
            Ok(admitted) => admitted,
            Err(NotAdmitted::Refused(refusal)) => return Err(refuse(refusal)),
            Err(NotAdmitted::Handshake(mut response)) => {
                response.extensions_mut().clear();
                let text = "it is a handshake";
                return Err(ReceiveError::new(
                    ReceiveErrorKind::Handshake,
                    response,
                    text,
                ));
            }
        };
        let events = admission
            .events(&admitted, None)
            .map_err(|error| refuse(Refusal::Lookup(error)))?;
        events
            .into_iter()
            .map(|event| decode(admission, event))
            .collect()
    }
}

fn refused(admission: &Admission, refusal: Refusal) -> ReceiveError {
    let response = admission.refusal_response(&refusal);
    let text = refusal.text();
    let kind = match refusal {
        Refusal::Reject(reject) => ReceiveErrorKind::Rejected(reject),
        _ => ReceiveErrorKind::Refused,
    };
    ReceiveError::new(kind, response, text)
}

fn decode<E: EventEnum>(
    admission: &Admission,
    event: RoutedEvent,
) -> Result<Delivery<E>, ReceiveError> {
    let RoutedEvent {
        received, routed, ..
    } = event;
    let decoded = match routed {
        Routed::Event(number, _) => {
            table_entry(E::DECODE, number).and_then(|decode| decode(&received))
        }
        Routed::Unknown(event) => {
            let raw = received.raw().clone();
            Ok((
                Box::new(E::unknown(UnknownEvent { event, raw })),
                Vec::new(),
            ))
        }
    };
    match decoded {
        Ok((event, deviations)) => Ok(Delivery::new(event, received, deviations)),
        Err(error) => {
            let undecodable = UndecodableEvent {
                event: received.event().to_owned(),
                error,
                raw: received.raw().clone(),
            };
            let status = status(admission.profile.acknowledge.undecodable);
            let response = response::with_status(&admission.profile, status);
            let text = undecodable.to_string();
            let kind = ReceiveErrorKind::Undecodable(Box::new(undecodable));
            Err(ReceiveError::new(kind, response, text))
        }
    }
}

impl<E> Clone for Receiver<E> {
    fn clone(&self) -> Self {
        Self {
            admission: Arc::clone(&self.admission),
            event: PhantomData,
        }
    }
}

impl<E> fmt::Debug for Receiver<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver")
            .field("profile", &self.admission.profile.name)
            .finish_non_exhaustive()
    }
}

/// Builds a receiver, from a profile and your secrets and settings. Generated code makes one with `receiver()`.
#[must_use = "it does nothing before `build`"]
pub struct ReceiverBuilder<E> {
    setup: Setup,
    event: PhantomData<fn() -> E>,
}

impl<E: EventEnum> ReceiverBuilder<E> {
    /// A builder with the document's profile.
    pub fn new() -> Self {
        Self {
            setup: Setup::new(),
            event: PhantomData,
        }
    }

    setup_methods!();

    /// Builds the receiver.
    ///
    /// # Errors
    ///
    /// See [`EndpointBuilder::build`](crate::webhook::EndpointBuilder::build).
    pub fn build(self) -> Result<Receiver<E>, SetupError> {
        let admission = self.setup.build(E::EVENTS)?;
        Ok(Receiver {
            admission: Arc::new(admission),
            event: PhantomData,
        })
    }
}

impl<E: EventEnum> Default for ReceiverBuilder<E> {
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
