//! Builds an endpoint.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::budget::Budget;
use super::deduplicator::Deduplicator;
use super::dispatcher::Dispatcher;
use super::endpoint::{Endpoint, EndpointParts};
use super::in_flight::InFlight;
use super::setup::Setup;
use super::setup_methods::setup_methods;
use crate::webhook::SetupError;
use crate::webhook::dedupe::{MemoryStore, Store};
use crate::webhook::handler::Dispatch;

/// How many bytes unverified bodies may hold together, by default.
const BUDGET: usize = 64 << 20;

/// Builds an endpoint, from a handler, a profile and your secrets and settings. Generated code makes one with `endpoint(handler)`.
///
/// ```
/// use callwright::webhook::{EndpointBuilder, Endpoint, SetupError};
/// use std::time::Duration;
///
/// fn build(builder: EndpointBuilder, secret: &str) -> Result<Endpoint, SetupError> {
///     builder
///         .secret(secret)
///         .deadline(Duration::from_secs(5))
///         .in_flight(100)
///         .build()
/// }
/// # let _ = build;
/// ```
#[must_use = "it does nothing before `build`"]
pub struct EndpointBuilder {
    handler: Arc<dyn Dispatch>,
    setup: Setup,
    store: Option<(String, Arc<dyn Store>)>,
    deadline: Option<Duration>,
    lease: Option<Duration>,
    redeliveries_after: Option<Duration>,
    in_flight: usize,
    budget: Option<usize>,
    log_errors: bool,
}

impl<D: Dispatch> From<D> for EndpointBuilder {
    fn from(handler: D) -> Self {
        Self {
            handler: Arc::new(handler),
            setup: Setup::new(),
            store: None,
            deadline: None,
            lease: None,
            redeliveries_after: None,
            in_flight: 1024,
            budget: None,
            log_errors: false,
        }
    }
}

impl EndpointBuilder {
    setup_methods!();

    /// The store that remembers which deliveries were handled, instead of one in memory. `scope` is the endpoint's name in the
    /// store. Endpoints that share a store, by an `Arc` of it, need different scopes: otherwise a delivery to one would count as
    /// a duplicate of a delivery to the other.
    pub fn store(mut self, scope: impl Into<String>, store: impl Store + 'static) -> Self {
        self.store = Some((scope.into(), Arc::new(store)));
        self
    }

    /// How long a response may take. Default: nine tenths of the time that the provider waits. A handler that takes longer goes
    /// on: the provider gets the profile's [`late`](crate::webhook::Acknowledge::late) status, sends the delivery again, and gets
    /// the result then. A verifier that takes longer is stopped, with the same response as if keys couldn't be fetched (503).
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// How long a handler may take. After that its delivery counts as lost, and is handled again if it comes again. Default: ten
    /// times the deadline, and five minutes at least.
    pub fn lease(mut self, lease: Duration) -> Self {
        self.lease = Some(lease);
        self
    }

    /// Handles a delivery again if it comes again later than this after it was handled. This lets redeliveries through that a
    /// person asks for, such as GitHub's *Redeliver*: they have the same id and the same bytes, and only the time tells them from
    /// automatic repetitions. Default: the profile's [`retention`](crate::webhook::Profile::retention), mostly three days.
    ///
    /// A time shorter than the provider's retries lets a retry through if the response to an earlier one was lost. If a
    /// signature is valid for some time, a delivery is remembered for at least that time, so a captured delivery isn't handled
    /// again. If a signature is valid forever (GitHub), a captured delivery is handled again after this time.
    pub fn redeliveries_after(mut self, handled: Duration) -> Self {
        self.redeliveries_after = Some(handled);
        self
    }

    /// How many deliveries may be handled at once. Further ones get a 503 with `Retry-After`. Default: 1024.
    pub fn in_flight(mut self, deliveries: usize) -> Self {
        self.in_flight = deliveries;
        self
    }

    /// Whether the log has the texts of handlers' errors, and not only their types. The texts may quote the delivery. Default:
    /// false.
    pub fn log_errors(mut self, texts: bool) -> Self {
        self.log_errors = texts;
        self
    }

    /// How many bytes all bodies together may hold that aren't verified yet. Further deliveries get a 503 with
    /// `Retry-After`. Default: 64 MiB, or the limit of one body if that is more.
    ///
    /// Each body is also limited in size, by [`limit`](Self::limit), and in time: a body that is incomplete at the deadline gets
    /// a 408. The server limits the number of connections.
    pub fn budget(mut self, bytes: usize) -> Self {
        self.budget = Some(bytes);
        self
    }

    /// The handler and the options, for a test that passes deliveries to the handler itself.
    #[cfg(feature = "testing")]
    pub(super) fn into_handler(self) -> (Arc<dyn Dispatch>, Setup) {
        (self.handler, self.setup)
    }

    /// Builds the endpoint.
    ///
    /// # Errors
    ///
    /// When a secret or a setting is missing or malformed, no verification is configured, the profile doesn't exist or doesn't fit
    /// the document, or a limit would refuse every delivery.
    pub fn build(self) -> Result<Endpoint, SetupError> {
        let admission = self.setup.build(self.handler.events())?;
        if self.in_flight == 0 || admission.profile.limit == 0 {
            return Err(SetupError::new("a limit of 0 would refuse every delivery"));
        }
        let limit = admission.profile.limit;
        let budget = self.budget.unwrap_or_else(|| limit.max(BUDGET));
        if budget < limit {
            return Err(SetupError::new(format!(
                "a budget of {budget} bytes is less than the limit of one body, {limit} bytes"
            )));
        }
        let deadline = self.deadline.unwrap_or(admission.profile.deadline * 9 / 10);
        let least = Duration::from_secs(5 * 60);
        let (scope, store) = match self.store {
            Some(store) => store,
            None => {
                let store: Arc<dyn Store> = Arc::new(MemoryStore::new());
                (admission.profile.name.clone(), store)
            }
        };
        let retention = match self.redeliveries_after {
            Some(after) => after.min(admission.profile.retention),
            None => admission.profile.retention,
        };
        Ok(Endpoint::new(EndpointParts {
            admission,
            dispatcher: Dispatcher {
                handler: self.handler,
                deduplicator: Deduplicator {
                    store,
                    scope,
                    lease: self.lease.unwrap_or((deadline * 10).max(least)),
                    retention,
                },
                log_errors: self.log_errors,
            },
            deadline,
            budget: Budget::new(budget),
            in_flight: Arc::new(InFlight::new(self.in_flight)),
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
