//! An endpoint, in terms of `http` alone.

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

use super::budget::{Budget, Share};
use super::front::{Admission, Admitted, Front, Stop};
use super::process::{Back, process};
use super::refusal::Refusal;
use super::respond;
use super::verdict::Verdict;
use super::work::Work;
use crate::client::BoxFuture;
use crate::webhook::Incoming;
use crate::webhook::handshakes::Why;
use crate::webhook::pick::Fault;

/// Answers a provider's deliveries.
///
/// It is a `tower` service of every body, so it mounts in axum (`route_service`) and hyper; [`Self::answer`] is the same on
/// `http` types alone. A clone is the same endpoint.
///
/// A delivery's way: method, encoding and size; handshakes that aren't signed; media type; signature, of the bytes as they
/// came; signed handshakes; which event it is; decoding; whether it was handled before; the handler. Each stage answers as
/// the profile says, with a constant text.
///
/// A handler that waits for something runs in a task of its own. When the deadline passes, the provider is answered, and the
/// handler goes on; so it does when the provider hangs up. [`Self::drain`] waits for such handlers before a program ends. A
/// panic is a failure.
///
/// Of the same delivery, sent several times at once, one runs; the others are answered at once that they may come again
/// ([`Acknowledge::in_flight`](crate::webhook::Acknowledge::in_flight)).
#[derive(Clone)]
pub struct Endpoint {
    inner: Arc<Inner>,
}

pub(super) struct Inner {
    pub(super) front: Front,
    pub(super) back: Back,
    /// How long an answer may take.
    pub(super) deadline: Duration,
    pub(super) budget: Budget,
    pub(super) work: Arc<Work>,
}

impl Endpoint {
    pub(super) fn new(inner: Inner) -> Self {
        Self {
            inner: Arc::new(inner),
        }
    }

    /// Answers a delivery. This must run in a tokio runtime whose clock is enabled.
    pub async fn answer(&self, request: Request<Bytes>) -> Response<Bytes> {
        let (parts, body) = request.into_parts();
        if let Some(answer) = self.glance(&parts) {
            return answer;
        }
        let incoming = self.incoming(parts, body);
        let deadline = self.deadline();
        let admitted = {
            let mut share = self.inner.budget.share();
            self.admit(incoming, &mut share, deadline).await
        };
        self.settle(admitted, deadline).await
    }

    /// Takes no more deliveries, and waits until those that are being handled are done: also those that ran past the deadline,
    /// and those whose sender has hung up. From then on every delivery is answered that it may come again (503, with
    /// `Retry-After`). An endpoint that was drained stays so.
    ///
    /// Call it when the server has stopped, before `main` ends: a runtime that ends stops its tasks midway. It waits as long as the
    /// handlers take; put it into [`tokio::time::timeout`](https://docs.rs/tokio/latest/tokio/time/fn.timeout.html) to wait for less.
    pub async fn drain(&self) {
        self.inner.work.drain().await;
    }

    /// Whether no delivery is being handled at this moment. It takes no lock.
    #[must_use]
    pub fn idle(&self) -> bool {
        self.inner.work.is_idle()
    }

    /// When the answer has to be there.
    pub(super) fn deadline(&self) -> Instant {
        Instant::now() + self.inner.deadline
    }

    pub(super) fn incoming(&self, parts: Parts, body: Bytes) -> Box<Incoming> {
        self.inner.front.incoming(parts, body)
    }

    /// The most bytes of a body.
    pub(super) fn limit(&self) -> usize {
        self.inner.front.profile.limit
    }

    /// What can be answered before the body is read.
    pub(super) fn glance(&self, parts: &Parts) -> Option<Response<Bytes>> {
        let inner = &*self.inner;
        let refusal = match inner.front.glance(parts) {
            Err(refusal) => refusal,
            Ok(_) if inner.work.is_draining() => Refusal::Draining,
            // What is announced is believed only where it is too much.
            Ok(Some(length)) if !inner.budget.has_room(length) => Refusal::Full,
            Ok(_) => return None,
        };
        Some(self.refuse(&refusal))
    }

    pub(super) fn refuse(&self, refusal: &Refusal) -> Response<Bytes> {
        let front = &self.inner.front;
        let (endpoint, why) = (front.profile.name.as_str(), refusal.text());
        if *refusal == Refusal::Draining {
            tracing::info!(endpoint, outcome = "refused", why);
        } else if refusal.is_ours() {
            tracing::error!(endpoint, outcome = "refused", why);
        } else {
            tracing::warn!(endpoint, outcome = "refused", why);
        }
        respond::refused(front, refusal)
    }

    pub(super) fn inner(&self) -> &Inner {
        &self.inner
    }

    /// Verifies it, if that takes no longer than the answer may: a verifier may wait for somebody who never answers.
    pub(super) async fn admit(
        &self,
        incoming: Box<Incoming>,
        share: &mut Share<'_>,
        deadline: Instant,
    ) -> Admitted {
        let mut admitting = pin!(self.inner.front.admit(incoming, share));
        // What waits for nobody needs no clock.
        match poll_fn(|context| Poll::Ready(admitting.as_mut().poll(context))).await {
            Poll::Ready(admitted) => admitted,
            Poll::Pending => match timeout_at(deadline, admitting).await {
                Ok(admitted) => admitted,
                Err(_) => Err(Stop::Refused(Refusal::Unverified)),
            },
        }
    }

    /// Handles what was admitted, and answers what wasn't.
    pub(super) async fn settle(&self, admitted: Admitted, deadline: Instant) -> Response<Bytes> {
        match admitted {
            Ok(admission) => self.run(admission, deadline).await,
            Err(Stop::Handshake(mut answer)) => {
                let endpoint = self.inner.front.profile.name.as_str();
                let why = answer.extensions_mut().remove::<Why>().map(|why| why.0);
                if !answer.status().is_success() {
                    tracing::warn!(endpoint, outcome = "handshake refused", why);
                } else if why.is_some() {
                    // Somebody has to do something with it.
                    tracing::warn!(endpoint, outcome = "handshake", why);
                } else {
                    tracing::info!(endpoint, outcome = "handshake");
                }
                answer
            }
            Err(Stop::Refused(refusal)) => self.refuse(&refusal),
        }
    }

    async fn run(&self, admission: Admission, deadline: Instant) -> Response<Bytes> {
        let running = match self.inner.work.start() {
            Ok(running) => running,
            Err(refusal) => return self.refuse(&refusal),
        };
        let inner = Arc::clone(&self.inner);
        let mut task: Task = Box::pin(async move {
            // It counts until the handler is done, whoever still waits for it.
            let _running = running;
            process(&inner.front, &inner.back, admission).await
        });
        // What is done at once needs no task of its own.
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
                    // Its text may be that of a panic.
                    Ok(Err(error)) if error.is_panic() => Err("a panic outside of the handler"),
                    Ok(Err(_)) => Err("the runtime ended"),
                    Err(_) => {
                        let endpoint = self.inner.front.profile.name.as_str();
                        tracing::warn!(endpoint, outcome = "late");
                        return self.plain(self.inner.front.profile.acknowledge.late);
                    }
                }
            }
            Err(_) => Err("a panic outside of the handler"),
        };
        match done {
            Ok(Ok(verdict)) => verdict.answer(&self.inner.front.profile),
            Ok(Err(fault)) => self.refuse(&Refusal::Fault(fault)),
            // A handler's panics are caught where it runs; this is the store's, or the runtime ends.
            Err(why) => {
                let endpoint = self.inner.front.profile.name.as_str();
                tracing::error!(endpoint, outcome = "failed", why);
                self.plain(self.inner.front.profile.acknowledge.failed)
            }
        }
    }

    fn plain(&self, status: u16) -> Response<Bytes> {
        respond::plain(&self.inner.front.profile, respond::status(status))
    }
}

/// What handles a delivery.
type Task = BoxFuture<Result<Verdict, Fault>>;

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Endpoint")
            .field("profile", &self.inner.front.profile.name)
            .field("scope", &self.inner.back.memory.scope)
            .finish_non_exhaustive()
    }
}
