//! Handles the events of an admitted request: decodes them, skips duplicates, calls the handler.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use super::admission::{Admission, Admitted};
use super::deduplicator::{ClaimResult, Deduplicator};
use super::event_outcome::EventOutcome;
use super::events::RoutedEvent;
use super::verified_items::VerifiedItems;
use crate::webhook::dedupe::Claim;
use crate::webhook::handler::{
    Dispatch, HandlerFuture, HandlerResult, ReceivedEvent, UndecodableEvent, UnknownEvent,
};
use crate::webhook::lookup::{LookupError, Routed};

/// Calls the handler for events that aren't duplicates.
pub(super) struct Dispatcher {
    pub(super) handler: Arc<dyn Dispatch>,
    pub(super) deduplicator: Deduplicator,
    /// Whether the log has the texts of handlers' errors.
    pub(super) log_errors: bool,
}

impl Dispatcher {
    /// Handles all events of a request, one after the other.
    pub(super) async fn dispatch(
        &self,
        admission: &Admission,
        admitted: Admitted,
    ) -> Result<EventOutcome, LookupError> {
        let events = admission.events(&admitted, Some(&self.deduplicator.scope))?;
        let has_rejected = admitted
            .items
            .as_ref()
            .is_some_and(VerifiedItems::has_rejected);
        let mut worst = has_rejected.then_some(EventOutcome::RejectedItem);
        for event in &events {
            let outcome = self.dispatch_event(admission, event).await;
            worst = Some(match worst {
                Some(worst) => worst.worse(outcome),
                None => outcome,
            });
        }
        Ok(match worst {
            // An empty batch is handled. A batch of several items gets no item's reply.
            None => EventOutcome::Handled(None),
            Some(EventOutcome::Handled(_)) if events.len() > 1 => EventOutcome::Handled(None),
            Some(outcome) => outcome,
        })
    }

    async fn dispatch_event(&self, admission: &Admission, event: &RoutedEvent) -> EventOutcome {
        let RoutedEvent {
            received,
            routed,
            keys,
        } = event;
        let endpoint = admission.profile.name.as_str();
        let prepared = catch_unwind(AssertUnwindSafe(|| {
            prepare(&self.handler, received, routed)
        }));
        let Ok((call, decode_error)) = prepared else {
            let why = Some("a panic while decoding");
            return log(endpoint, received, EventOutcome::Failed(None, None), why);
        };
        let claim = match self.deduplicator.claim(keys).await {
            Ok(ClaimResult::Claimed(claim)) => claim,
            Ok(ClaimResult::Duplicate(Claim::Done)) => {
                return log(endpoint, received, EventOutcome::Duplicate, None);
            }
            Ok(ClaimResult::Duplicate(_)) => {
                return log(endpoint, received, EventOutcome::InFlight, None);
            }
            Err(error) => {
                let why = error.to_string();
                return log(endpoint, received, EventOutcome::Unavailable, Some(&why));
            }
        };
        let outcome = self.handle(endpoint, event, call, decode_error).await;
        let stored = match outcome.is_final(&admission.profile) {
            true => claim.complete(received.verifies_for()).await,
            false => claim.release().await,
        };
        if let Err(error) = stored {
            tracing::error!(endpoint, event = received.event(), %error, "the store failed");
        }
        outcome
    }

    async fn handle(
        &self,
        endpoint: &str,
        event: &RoutedEvent,
        call: HandlerFuture,
        decode_error: Option<String>,
    ) -> EventOutcome {
        let received = &event.received;
        let Ok(result) = CatchPanic(call).await else {
            let why = Some("the handler panicked");
            return log(endpoint, received, EventOutcome::Failed(None, None), why);
        };
        let (outcome, error) = match (EventOutcome::of(result), &event.routed) {
            ((EventOutcome::NotHandled, error), Routed::Unknown(_)) => {
                (EventOutcome::Unknown, error)
            }
            (other, _) => other,
        };
        if let Some(why) = &decode_error
            && !matches!(outcome, EventOutcome::Undecodable)
        {
            // A body that can't be decoded is logged, also if the method `undecodable` accepts it.
            let (event, id) = (received.event(), received.id());
            tracing::warn!(endpoint, event, id, outcome = "undecodable", why);
        }
        let why = decode_error.or_else(|| error.map(|error| error.reason(self.log_errors)));
        log(endpoint, received, outcome, why.as_deref())
    }
}

/// Decodes an event and prepares the call of its method, or of `unknown` or `undecodable`. If it can't be decoded, the reason
/// for the log has the place, and no value of the body.
pub(super) fn prepare(
    handler: &Arc<dyn Dispatch>,
    received: &ReceivedEvent,
    routed: &Routed,
) -> (HandlerFuture, Option<String>) {
    let handler = Arc::clone(handler);
    let raw = || received.raw().clone();
    let number = match routed {
        Routed::Event(number, _) => *number,
        Routed::Unknown(event) => {
            let event = event.clone();
            let unknown = UnknownEvent { event, raw: raw() };
            return (handler.call_unknown(unknown, received.clone()), None);
        }
    };
    match Arc::clone(&handler).call(number, received) {
        Ok(call) => (call, None),
        Err(error) => {
            let why = match error.path() {
                "" => error.reason().into_owned(),
                path => format!("at `{path}`: {}", error.reason()),
            };
            let undecodable = UndecodableEvent {
                event: received.event().to_owned(),
                error,
                raw: raw(),
            };
            let call = handler.call_undecodable(undecodable, received.clone());
            (call, Some(why))
        }
    }
}

/// Logs the outcome of an event, and gives it back.
fn log(
    endpoint: &str,
    received: &ReceivedEvent,
    event_outcome: EventOutcome,
    why: Option<&str>,
) -> EventOutcome {
    let (event, id, outcome) = (received.event(), received.id(), event_outcome.name());
    match event_outcome {
        EventOutcome::Handled(_) | EventOutcome::NotHandled => {
            tracing::debug!(endpoint, event, id, outcome, why);
        }
        EventOutcome::Unknown | EventOutcome::Duplicate | EventOutcome::InFlight => {
            tracing::info!(endpoint, event, id, outcome, why);
        }
        EventOutcome::RejectedItem | EventOutcome::Undecodable => {
            tracing::warn!(endpoint, event, id, outcome, why);
        }
        EventOutcome::Permanent | EventOutcome::Unavailable | EventOutcome::Failed(..) => {
            tracing::error!(endpoint, event, id, outcome, why);
        }
    }
    event_outcome
}

/// The call of a handler, with a panic as an error.
struct CatchPanic(HandlerFuture);

struct Panicked;

impl Future for CatchPanic {
    type Output = Result<HandlerResult, Panicked>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let call = self.0.as_mut();
        match catch_unwind(AssertUnwindSafe(|| call.poll(context))) {
            Ok(Poll::Ready(result)) => Poll::Ready(Ok(result)),
            Ok(Poll::Pending) => Poll::Pending,
            Err(_) => Poll::Ready(Err(Panicked)),
        }
    }
}
