//! From a verified request to its verdict: decode, deduplicate, handle. What waits runs in a task of its own, so that neither a
//! sender who hangs up nor a deadline stops a handler midway.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use super::front::{Admission, Found, Front};
use super::memory::{Claimed, Memory};
use super::sift::Sifted;
use super::verdict::Verdict;
use crate::webhook::dedupe::Claim;
use crate::webhook::pick::{Fault, Routed};
use crate::webhook::serve::{
    Answered, Dispatch, Handling, Received, UndecodableEvent, UnknownEvent,
};

/// What handles and remembers.
pub(super) struct Back {
    pub(super) dispatch: Arc<dyn Dispatch>,
    pub(super) memory: Memory,
    /// Whether the log has the texts of handlers' errors.
    pub(super) log_errors: bool,
}

/// Handles all events of a request, one after the other.
pub(super) async fn process(
    front: &Front,
    back: &Back,
    admission: Admission,
) -> Result<Verdict, Fault> {
    let events = front.events(&admission, Some(&back.memory.scope))?;
    let foreign = admission.sifted.as_ref().is_some_and(Sifted::has_foreign);
    let mut all: Option<Verdict> = foreign.then_some(Verdict::Foreign);
    for found in &events {
        let verdict = one(front, back, found).await;
        all = Some(match all {
            Some(worst) => worst.and(verdict),
            None => verdict,
        });
    }
    Ok(match all {
        // An empty batch is handled, and no item's answer is the batch's.
        None => Verdict::Handled(None),
        Some(Verdict::Handled(_)) if events.len() > 1 => Verdict::Handled(None),
        Some(verdict) => verdict,
    })
}

async fn one(front: &Front, back: &Back, found: &Found) -> Verdict {
    let Found {
        received: log,
        routed,
        keys,
    } = found;
    let opened = catch_unwind(AssertUnwindSafe(|| open(back, log, routed)));
    let (handling, fault) = match opened {
        Ok(opened) => opened,
        Err(_) => {
            return told(
                front,
                log,
                Verdict::Failed(None, None),
                Some("a panic while decoding"),
            );
        }
    };
    let claimed = match back.memory.claim(keys).await {
        Ok(Claimed::Here(claim)) => claim,
        Ok(Claimed::Not(Claim::Done)) => return told(front, log, Verdict::Duplicate, None),
        Ok(Claimed::Not(_)) => return told(front, log, Verdict::InFlight, None),
        Err(error) => return told(front, log, Verdict::Unavailable, Some(&error.to_string())),
    };
    let verdict = handled(front, back, found, handling, fault).await;
    let kept = match verdict.is_final(&front.profile) {
        true => claimed.complete(log.verifies_for()).await,
        false => claimed.release().await,
    };
    if let Err(error) = kept {
        tracing::error!(endpoint = front.profile.name, event = log.event(), %error, "the store failed");
    }
    verdict
}

/// Decodes an event for its method, or for one of the two that take everything. A body that can't be decoded is told by its
/// place alone: what is wrong there may quote it.
fn open(back: &Back, received: &Received, routed: &Routed) -> (Handling, Option<String>) {
    let dispatch = Arc::clone(&back.dispatch);
    let raw = || received.raw().clone();
    let number = match routed {
        Routed::Event(number, _) => *number,
        Routed::Unknown(event) => {
            let event = event.clone();
            let unknown = UnknownEvent { event, raw: raw() };
            return (dispatch.unknown(unknown, received.clone()), None);
        }
    };
    match Arc::clone(&dispatch).open(number, received) {
        Ok(handling) => (handling, None),
        Err(error) => {
            let place = match error.path() {
                "" => error.reason().into_owned(),
                path => format!("at `{path}`: {}", error.reason()),
            };
            let undecodable = UndecodableEvent {
                event: received.event().to_owned(),
                error,
                raw: raw(),
            };
            (
                dispatch.undecodable(undecodable, received.clone()),
                Some(place),
            )
        }
    }
}

async fn handled(
    front: &Front,
    back: &Back,
    found: &Found,
    handling: Handling,
    fault: Option<String>,
) -> Verdict {
    let log = &found.received;
    match Caught(handling).await {
        Ok(answered) => {
            let (verdict, failure) = match (Verdict::of(answered), &found.routed) {
                ((Verdict::NotHandled, failure), Routed::Unknown(_)) => (Verdict::Unknown, failure),
                (other, _) => other,
            };
            if let Some(why) = &fault
                && !matches!(verdict, Verdict::Undecodable)
            {
                // Whatever the handler makes of it.
                let (event, id) = (log.event(), log.id());
                let endpoint = front.profile.name.as_str();
                tracing::warn!(endpoint, event, id, outcome = "undecodable", why);
            }
            let why = fault.or_else(|| failure.map(|failure| failure.why(back.log_errors)));
            told(front, log, verdict, why.as_deref())
        }
        Err(Panicked) => {
            let why = "the handler panicked";
            told(front, log, Verdict::Failed(None, None), Some(why))
        }
    }
}

/// Tells the log.
fn told(front: &Front, log: &Received, verdict: Verdict, why: Option<&str>) -> Verdict {
    let endpoint = front.profile.name.as_str();
    let (event, id, outcome) = (log.event(), log.id(), verdict.name());
    match verdict {
        Verdict::Handled(_) | Verdict::NotHandled => {
            tracing::debug!(endpoint, event, id, outcome, why);
        }
        Verdict::Unknown | Verdict::Duplicate | Verdict::InFlight => {
            tracing::info!(endpoint, event, id, outcome, why);
        }
        Verdict::Foreign | Verdict::Undecodable => {
            tracing::warn!(endpoint, event, id, outcome, why);
        }
        Verdict::Permanent | Verdict::Unavailable | Verdict::Failed(..) => {
            tracing::error!(endpoint, event, id, outcome, why);
        }
    }
    verdict
}

/// A handler whose panic is a result.
struct Caught(Handling);

struct Panicked;

impl Future for Caught {
    type Output = Result<Answered, Panicked>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let handling = self.0.as_mut();
        match catch_unwind(AssertUnwindSafe(|| handling.poll(context))) {
            Ok(Poll::Ready(answered)) => Poll::Ready(Ok(answered)),
            Ok(Poll::Pending) => Poll::Pending,
            Err(_) => Poll::Ready(Err(Panicked)),
        }
    }
}
