//! Fetches documents, or takes them from the cache.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;

use super::cache::Cache;
use super::document::{Fetched, KeyDocument};
use super::error::FetchError;
use super::fetch_url::{FetchUrl, HostPattern};
use super::rate_limiter::RateLimiter;
use super::transport::{KeyTransport, MOST_BYTES};
use crate::{SetupError, VerifierSettings};

/// The maximum time of a request.
const PATIENCE: Duration = Duration::from_secs(5);
/// The maximum number of fetches at once, and the time after which one more is allowed.
const BURST: u32 = 16;
const EVERY: Duration = Duration::from_secs(5);

/// Fetches documents from the allowed hosts.
pub struct Fetcher {
    transport: Arc<dyn KeyTransport>,
    hosts: Vec<HostPattern>,
    state: Mutex<State>,
}

struct State {
    cache: Cache,
    limiter: RateLimiter,
}

impl Fetcher {
    /// A fetcher for these hosts: names, in which `*` may be a label.
    pub fn new(settings: &VerifierSettings, hosts: &[String]) -> Result<Self, SetupError> {
        let transport = settings.key_transport().ok_or_else(|| {
            SetupError::new(
                "keys have to be fetched, and there is nothing that fetches: give the settings a transport, or turn on \
                 the feature `reqwest` of `callwright`",
            )
        })?;
        let hosts = hosts.iter().map(|host| {
            HostPattern::parse(host).ok_or_else(|| {
                SetupError::new(format!(
                    "`{host}` can't be a host of keys: it must be a name with a dot, in which `*` may be a \
                     label but the last two"
                ))
            })
        });
        let hosts = hosts.collect::<Result<Vec<_>, _>>()?;
        if hosts.is_empty() {
            return Err(SetupError::new(
                "keys have to be fetched, and `hosts` names no host from which they may be",
            ));
        }
        Ok(Self {
            transport,
            hosts,
            state: Mutex::new(State {
                cache: Cache::default(),
                limiter: RateLimiter::new(BURST, EVERY),
            }),
        })
    }

    /// Parses a URL, and checks that its host is allowed.
    pub fn address(&self, url: &str) -> Result<FetchUrl, FetchError> {
        let address = FetchUrl::parse(url).map_err(FetchError::refused)?;
        self.allows(&address)?;
        Ok(address)
    }

    fn allows(&self, address: &FetchUrl) -> Result<(), FetchError> {
        if self.hosts.iter().any(|host| host.matches(address.host())) {
            return Ok(());
        }
        Err(FetchError::refused("its host isn't allowed"))
    }

    /// The document. It comes from the cache unless it is older than `age`.
    pub async fn fetch(
        &self,
        document: &KeyDocument,
        age: Duration,
    ) -> Result<Fetched, FetchError> {
        self.allows(&document.address)?;
        let key = document.key();
        if let Some(known) = self.state().cache.known(&key, age) {
            return known;
        }
        let turn = self.state().cache.turn(&key);
        let _mine = turn.lock().await;
        // The fetch before may have fetched it.
        if let Some(known) = self.state().cache.known(&key, age) {
            return known;
        }
        // Known documents are always renewed, however many others are requested.
        if !self.state().cache.has(&key) && !self.state().limiter.take() {
            return Err(FetchError::unavailable("too much was fetched already"));
        }
        let outcome = self.ask(document).await;
        let mut state = self.state();
        state.cache.keep(&key, &outcome);
        match outcome {
            Ok(bytes) => Ok(Fetched::fresh(bytes)),
            Err(error) => state.cache.instead(&key, error),
        }
    }

    /// Sends a GET for its effect, such as the confirmation of a subscription. The response isn't kept.
    pub async fn visit(&self, url: &str) -> Result<(), FetchError> {
        let document = KeyDocument {
            address: self.address(url)?,
            post: None,
        };
        if !self.state().limiter.take() {
            return Err(FetchError::unavailable("too much was fetched already"));
        }
        self.ask(&document).await.map(|_| ())
    }

    async fn ask(&self, document: &KeyDocument) -> Result<Bytes, FetchError> {
        if tokio::runtime::Handle::try_current().is_err() {
            // Without a runtime, tokio's timer would panic.
            return Err(FetchError::unavailable(
                "keys are fetched within a runtime of tokio only",
            ));
        }
        let host = document.address.host();
        let failed = |why: &str| FetchError::unavailable(format!("{host}: {why}"));
        let request = document.request().map_err(|_| failed("no request"))?;
        let answer = tokio::time::timeout(PATIENCE, self.transport.send(request)).await;
        let answer = answer.map_err(|_| failed("no answer in time"))?;
        let answer = answer.ok_or_else(|| failed("no answer"))?;
        if answer.status() != StatusCode::OK {
            return Err(failed(&format!("status {}", answer.status().as_u16())));
        }
        if answer.body().len() > MOST_BYTES {
            return Err(failed("the document is too large"));
        }
        Ok(answer.into_body())
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
