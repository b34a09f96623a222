//! The endpoint: requests in, responses out, in types of `http`.

use std::fmt;
use std::future::poll_fn;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use http::request::Parts;
use http::{Request, Response};
use tokio::runtime::Handle;
use tokio::time::{Instant, timeout_at};

use super::admission::{Admission, Admitted, NotAdmitted};
use super::budget::{Budget, Share};
use super::dispatcher::Dispatcher;
use super::event_outcome::EventOutcome;
use super::in_flight::InFlight;
use super::refusal::Refusal;
use super::response;
use super::status::status;
use crate::client::BoxFuture;
use crate::webhook::Incoming;
use crate::webhook::handshake::LogReason;
use crate::webhook::lookup::LookupError;

/// Receives a provider's deliveries, and hands their events to a handler.
///
/// It is a `tower` service for every body type, so it mounts in axum (`route_service`) and hyper; [`Self::handle`] does the same
/// with `http` types alone. A clone is the same endpoint.
///
/// A delivery passes these stages: method, encoding and size; handshakes that aren't signed; media type; signature, of the
/// bytes as they came; signed handshakes; the event's name; decoding; duplicates; the handler. A stage that stops a
/// delivery responds as the profile says, with a constant text.
///
/// A handler that waits for something runs in a task of its own. If it runs past the deadline or the provider hangs up, it
/// goes on; the provider gets a response at the deadline. [`Self::drain`] waits for such handlers before a program ends. A
/// panic counts as a failure.
///
/// If the same delivery arrives several times at once, one is handled. The others get a status that makes the provider send
/// them again ([`Acknowledge::in_flight`](crate::webhook::Acknowledge::in_flight)).
#[derive(Clone)]
pub struct Endpoint {
    inner: Arc<EndpointParts>,
}

pub(super) struct EndpointParts {
    pub(super) admission: Admission,
    pub(super) dispatcher: Dispatcher,
    /// How long a response may take.
    pub(super) deadline: Duration,
    pub(super) budget: Budget,
    pub(super) in_flight: Arc<InFlight>,
}

impl Endpoint {
    pub(super) fn new(parts: EndpointParts) -> Self {
        Self {
            inner: Arc::new(parts),
        }
    }

    /// Responds to a request. Call it in a tokio runtime whose clock is enabled.
    pub async fn handle(&self, request: Request<Bytes>) -> Response<Bytes> {
        let (parts, body) = request.into_parts();
        if let Some(response) = self.check_head(&parts) {
            return response;
        }
        let incoming = self.incoming(parts, body);
        let deadline = self.deadline();
        let admitted = {
            let mut share = self.inner.budget.share();
            self.admit(incoming, &mut share, deadline).await
        };
        self.respond(admitted, deadline).await
    }

    /// Waits until all deliveries that are being handled are done, also those past the deadline and those whose sender hung up.
    /// From the call on, further deliveries get a 503 with `Retry-After`. That can't be undone.
    ///
    /// Call it when the server has stopped, before `main` ends: a runtime that ends stops its tasks midway. It waits as long as
    /// the handlers take; use [`tokio::time::timeout`](https://docs.rs/tokio/latest/tokio/time/fn.timeout.html) to wait for less.
    pub async fn drain(&self) {
        self.inner.in_flight.drain().await;
    }

    /// Whether no delivery is being handled at the moment. It takes no lock.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.inner.in_flight.is_idle()
    }

    /// When the response is due, for a request that arrives now.
    pub(super) fn deadline(&self) -> Instant {
        Instant::now() + self.inner.deadline
    }

    pub(super) fn incoming(&self, parts: Parts, body: Bytes) -> Box<Incoming> {
        self.inner.admission.incoming(parts, body)
    }

    /// The most bytes of a body.
    pub(super) fn limit(&self) -> usize {
        self.inner.admission.profile.limit
    }

    pub(super) fn budget(&self) -> &Budget {
        &self.inner.budget
    }

    /// Checks what is known before the body is read. Gives the response to a request that is refused by then.
    pub(super) fn check_head(&self, parts: &Parts) -> Option<Response<Bytes>> {
        let inner = &*self.inner;
        let refusal = match inner.admission.check_head(parts) {
            Err(refusal) => refusal,
            Ok(_) if inner.in_flight.is_draining() => Refusal::Draining,
            // The announced length may be wrong. It only refuses early.
            Ok(Some(length)) if !inner.budget.has_room(length) => Refusal::Full,
            Ok(_) => return None,
        };
        Some(self.refuse(&refusal))
    }

    pub(super) fn refuse(&self, refusal: &Refusal) -> Response<Bytes> {
        let (endpoint, why) = (self.name(), refusal.text());
        if *refusal == Refusal::Draining {
            tracing::info!(endpoint, outcome = "refused", why);
        } else if refusal.is_ours() {
            tracing::error!(endpoint, outcome = "refused", why);
        } else {
            tracing::warn!(endpoint, outcome = "refused", why);
        }
        self.inner.admission.refusal_response(refusal)
    }

    /// Verifies a request, until the deadline at most: a verifier may wait for a server that doesn't respond.
    pub(super) async fn admit(
        &self,
        incoming: Box<Incoming>,
        share: &mut Share<'_>,
        deadline: Instant,
    ) -> Result<Admitted, NotAdmitted> {
        let mut admitting = pin!(self.inner.admission.admit(incoming, share));
        // The first poll is without a timer: most verifiers don't wait.
        match poll_fn(|context| Poll::Ready(admitting.as_mut().poll(context))).await {
            Poll::Ready(admitted) => admitted,
            Poll::Pending => match timeout_at(deadline, admitting).await {
                Ok(admitted) => admitted,
                Err(_) => Err(NotAdmitted::Refused(Refusal::Unverified)),
            },
        }
    }

    /// Handles an admitted request, and responds to any.
    pub(super) async fn respond(
        &self,
        admitted: Result<Admitted, NotAdmitted>,
        deadline: Instant,
    ) -> Response<Bytes> {
        match admitted {
            Ok(admitted) => self.dispatch(admitted, deadline).await,
            Err(NotAdmitted::Handshake(response)) => self.log_handshake(response),
            Err(NotAdmitted::Refused(refusal)) => self.refuse(&refusal),
        }
    }

    /// Logs a handshake, and takes the reason for the log out of the response.
    fn log_handshake(&self, mut response: Response<Bytes>) -> Response<Bytes> {
        let endpoint = self.name();
        let reason = response.extensions_mut().remove::<LogReason>();
        let why = reason.map(|reason| reason.0);
        if !response.status().is_success() {
            tracing::warn!(endpoint, outcome = "handshake refused", why);
        } else if why.is_some() {
            // A person has to act on it.
            tracing::warn!(endpoint, outcome = "handshake", why);
        } else {
            tracing::info!(endpoint, outcome = "handshake");
        }
        response
    }

    async fn dispatch(&self, admitted: Admitted, deadline: Instant) -> Response<Bytes> {
        let guard = match self.inner.in_flight.start() {
            Ok(guard) => guard,
            Err(refusal) => return self.refuse(&refusal),
        };
        let inner = Arc::clone(&self.inner);
        let mut task: DispatchTask = Box::pin(async move {
            // The delivery counts until the handler is done, also after the deadline.
            let _guard = guard;
            inner.dispatcher.dispatch(&inner.admission, admitted).await
        });
        // The first poll is without a task: many handlers don't wait.
        let first = poll_fn(|context| {
            Poll::Ready(catch_unwind(AssertUnwindSafe(|| {
                task.as_mut().poll(context)
            })))
        });
        let done = match first.await {
            Ok(Poll::Ready(done)) => Ok(done),
            Ok(Poll::Pending) => {
                let Ok(runtime) = Handle::try_current() else {
                    return self.refuse(&Refusal::NoRuntime);
                };
                match timeout_at(deadline, runtime.spawn(task)).await {
                    Ok(Ok(done)) => Ok(done),
                    // The error's own text may quote the panic.
                    Ok(Err(error)) if error.is_panic() => Err("a panic outside of the handler"),
                    Ok(Err(_)) => Err("the runtime ended"),
                    Err(_) => {
                        let endpoint = self.name();
                        tracing::warn!(endpoint, outcome = "late");
                        return self.with_status(self.inner.admission.profile.acknowledge.late);
                    }
                }
            }
            Err(_) => Err("a panic outside of the handler"),
        };
        match done {
            Ok(Ok(outcome)) => outcome.into_response(&self.inner.admission.profile),
            Ok(Err(error)) => self.refuse(&Refusal::Lookup(error)),
            // The dispatcher catches the handler's panics: this one is the store's, or the runtime ends.
            Err(why) => {
                let endpoint = self.name();
                tracing::error!(endpoint, outcome = "failed", why);
                self.with_status(self.inner.admission.profile.acknowledge.failed)
            }
        }
    }

    fn with_status(&self, number: u16) -> Response<Bytes> {
        response::with_status(&self.inner.admission.profile, status(number))
    }

    /// The name in the log.
    fn name(&self) -> &str {
        &self.inner.admission.profile.name
    }
}

/// The future that handles an admitted request.
type DispatchTask = BoxFuture<Result<EventOutcome, LookupError>>;

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("profile", &self.inner.admission.profile.name)
            .field("scope", &self.inner.dispatcher.deduplicator.scope)
            .finish_non_exhaustive()
    }
}
