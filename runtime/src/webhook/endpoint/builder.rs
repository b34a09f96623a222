//! What an endpoint is made of.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::Endpoint;
use super::budget::Budget;
use super::endpoint::Inner;
use super::memory::Memory;
use super::process::Back;
use super::setup::{Setup, setup_methods};
use super::work::Work;
use crate::webhook::SetupError;
use crate::webhook::dedupe::{MemoryStore, Store};
use crate::webhook::serve::Dispatch;

/// How many bytes of bodies may wait to be verified.
const BUDGET: usize = 64 << 20;

/// What an endpoint is made of: a handler, a profile, and what only you know.
#[must_use = "it answers nothing before `build`"]
pub struct EndpointBuilder {
    dispatch: Arc<dyn Dispatch>,
    setup: Setup,
    store: Option<(String, Arc<dyn Store>)>,
    deadline: Option<Duration>,
    lease: Option<Duration>,
    redeliveries_after: Option<Duration>,
    most: usize,
    budget: Option<usize>,
    log_errors: bool,
}

impl<D: Dispatch> From<D> for EndpointBuilder {
    fn from(dispatch: D) -> Self {
        Self {
            dispatch: Arc::new(dispatch),
            setup: Setup::new(),
            store: None,
            deadline: None,
            lease: None,
            redeliveries_after: None,
            most: 1024,
            budget: None,
            log_errors: false,
        }
    }
}

impl EndpointBuilder {
    setup_methods!();

    /// Where it is remembered which deliveries were handled, instead of in memory. `scope` is this endpoint's name there:
    /// endpoints of one store need different ones, or one's delivery would count as the other's. Endpoints share a store by an
    /// `Arc` of it.
    pub fn store(mut self, scope: impl Into<String>, store: impl Store + 'static) -> Self {
        self.store = Some((scope.into(), Arc::new(store)));
        self
    }

    /// How long an answer may take, instead of nine tenths of what the profile's provider waits. A handler that takes longer goes
    /// on; the provider is told to come again, and gets the answer then. A verifier that takes longer is given up, with the same
    /// answer as for keys that can't be fetched (503).
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// How long a handler may take at most, until a delivery that comes again is handled again: by then it counts as lost.
    /// Default: ten times the deadline, and five minutes at least.
    pub fn lease(mut self, lease: Duration) -> Self {
        self.lease = Some(lease);
        self
    }

    /// Lets a delivery be handled again when it comes again later than this after it was handled. So a redelivery that a
    /// person asks for at the provider gets through, such as GitHub's *Redeliver*: it has the same id and the same bytes, and only
    /// the time tells it from a repetition. Default: the profile's
    /// [`retention`](crate::webhook::Profile::retention), mostly three days.
    ///
    /// What is shorter than the provider's retries lets those through too, where an answer was lost on its way. Where a
    /// signature holds for some time, it is never shorter than that: a captured delivery isn't handled again. Where
    /// it holds forever (GitHub), a captured delivery is handled again after that time, like any other redelivery.
    pub fn redeliveries_after(mut self, handled: Duration) -> Self {
        self.redeliveries_after = Some(handled);
        self
    }

    /// How many deliveries may be handled at once; what comes beyond is answered that it may come again. Default: 1024.
    pub fn in_flight(mut self, deliveries: usize) -> Self {
        self.most = deliveries;
        self
    }

    /// Whether the log has the texts of the errors of handlers, beside their types. They may quote what a delivery holds. Default:
    /// false.
    pub fn log_errors(mut self, texts: bool) -> Self {
        self.log_errors = texts;
        self
    }

    /// How many bytes the bodies may hold, all together, that were received and not verified yet. What comes beyond is answered
    /// that it may come again: 503 with `Retry-After`. Default: 64 MiB, or the limit of one body where that is more.
    ///
    /// Each body is also bounded in size, by [`limit`](Self::limit), and in time: one that hasn't come when the deadline
    /// passes is answered with 408. How many connections there may be is the server's to limit.
    pub fn budget(mut self, bytes: usize) -> Self {
        self.budget = Some(bytes);
        self
    }

    /// The endpoint.
    ///
    /// # Errors
    ///
    /// When a secret or a setting is missing or isn't one, when nobody says how deliveries are verified, when the profile
    /// doesn't exist or doesn't fit the document, and when a limit would refuse every delivery.
    pub fn build(self) -> Result<Endpoint, SetupError> {
        let front = self.setup.build(self.dispatch.routes())?;
        if self.most == 0 || front.profile.limit == 0 {
            return Err(SetupError::new("a limit of 0 would refuse every delivery"));
        }
        let limit = front.profile.limit;
        let budget = self.budget.unwrap_or_else(|| limit.max(BUDGET));
        if budget < limit {
            return Err(SetupError::new(format!(
                "a budget of {budget} bytes would refuse every body that is larger, and the limit of one is {limit} bytes"
            )));
        }
        let deadline = self.deadline.unwrap_or(front.profile.deadline * 9 / 10);
        let least = Duration::from_secs(5 * 60);
        let (scope, store) = match self.store {
            Some(store) => store,
            None => {
                let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
                (front.profile.name.clone(), store)
            }
        };
        let retention = match self.redeliveries_after {
            Some(after) => after.min(front.profile.retention),
            None => front.profile.retention,
        };
        Ok(Endpoint::new(Inner {
            front,
            back: Back {
                dispatch: self.dispatch,
                memory: Memory {
                    store,
                    scope,
                    lease: self.lease.unwrap_or((deadline * 10).max(least)),
                    retention,
                },
                log_errors: self.log_errors,
            },
            deadline,
            budget: Budget::new(budget),
            work: Arc::new(Work::new(self.most)),
        }))
    }
}

impl fmt::Debug for EndpointBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EndpointBuilder")
            .field("settings", &self.setup.settings)
            .finish_non_exhaustive()
    }
}
