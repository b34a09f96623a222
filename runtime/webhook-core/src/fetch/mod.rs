//! Fetches keys and certificates, and lets no stranger make it fetch much.
//!
//! Only `https`, only from hosts that are allowed, without redirects, up to a size and a time; what was fetched is kept, and
//! so is for a while what failed; one fetch at a time for a document, and few in all. It knows nothing of keys.

mod address;
mod cache;
mod memo;
mod pace;

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode, header};

use self::cache::Cache;
use self::pace::Pace;
use crate::{SetupError, VerifierSettings};

pub use self::address::{Address, HostPattern};
pub use self::memo::Memo;

/// The most bytes of a document.
pub const MOST_BYTES: usize = 64 * 1024;
/// How long a source may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// How many fetches may happen at once, and how soon there may be one more.
const BURST: u32 = 16;
const EVERY: Duration = Duration::from_secs(5);

/// How old a document may be before its source is asked again.
pub const FRESH: Duration = Duration::from_secs(60 * 60);
/// How old it may be where it doesn't hold what is looked for: a key that is new.
pub const RENEWED: Duration = Duration::from_secs(60);

/// Sends the requests for keys and certificates: the only part of fetching that this crate leaves to others.
pub trait KeyTransport: Send + Sync {
    /// Sends the request, follows no redirect, and reads at most [`MOST_BYTES`] of the response. `None` where there is
    /// none: an error may hold the URL, and that a credential, so it isn't passed on.
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> Pin<Box<dyn Future<Output = Option<Response<Bytes>>> + Send>>;
}

/// Fetches from some hosts.
pub struct Fetcher {
    transport: Arc<dyn KeyTransport>,
    hosts: Vec<HostPattern>,
    state: Mutex<State>,
}

struct State {
    cache: Cache,
    pace: Pace,
}

/// What to fetch.
#[derive(Clone, Debug)]
pub struct Document {
    /// From where.
    pub address: Address,
    /// What is posted, as JSON; it may hold credentials. `None` where it is got.
    pub post: Option<Post>,
}

/// What is posted to fetch a document.
#[derive(Clone)]
pub struct Post {
    /// What tells it apart from others to the same URL.
    pub id: String,
    /// The JSON text.
    pub body: String,
}

impl std::fmt::Debug for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Post")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// A document.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// Its bytes.
    pub bytes: Bytes,
    /// Whether it is as new as was asked for. It isn't where its source doesn't answer.
    pub fresh: bool,
}

impl Fetched {
    fn fresh(bytes: Bytes) -> Self {
        Self { bytes, fresh: true }
    }

    fn old(bytes: Bytes) -> Self {
        Self {
            bytes,
            fresh: false,
        }
    }
}

/// Why something wasn't fetched.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FetchError {
    refused: bool,
    message: String,
}

impl FetchError {
    /// That the URL is none that may be fetched.
    pub fn refused(message: impl Into<String>) -> Self {
        Self {
            refused: true,
            message: message.into(),
        }
    }

    fn unavailable(message: impl Into<String>) -> Self {
        Self {
            refused: false,
            message: message.into(),
        }
    }

    /// Whether the URL is none that may be fetched: who gave it is at fault. Else the source is, or there were too many.
    pub fn is_refused(&self) -> bool {
        self.refused
    }

    /// For the log.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl Fetcher {
    /// What fetches from these hosts: names, or patterns in which `*` is one label.
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
                    "`{host}` is no host from which keys may be fetched: it takes a name with a dot, in which `*` may be a \
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
                pace: Pace::new(BURST, EVERY),
            }),
        })
    }

    /// The address of a URL from which this may fetch.
    pub fn address(&self, url: &str) -> Result<Address, FetchError> {
        let address = Address::parse(url).map_err(FetchError::refused)?;
        self.allows(&address)?;
        Ok(address)
    }

    fn allows(&self, address: &Address) -> Result<(), FetchError> {
        if self.hosts.iter().any(|host| host.matches(address.host())) {
            return Ok(());
        }
        Err(FetchError::refused("its host isn't one that is allowed"))
    }

    /// The document, from the cache where it is no older than `age`.
    pub async fn fetch(&self, document: &Document, age: Duration) -> Result<Fetched, FetchError> {
        self.allows(&document.address)?;
        let key = document.key();
        if let Some(known) = self.state().cache.known(&key, age) {
            return known;
        }
        let turn = self.state().cache.turn(&key);
        let _mine = turn.lock().await;
        // Whoever had the turn before may have fetched it.
        if let Some(known) = self.state().cache.known(&key, age) {
            return known;
        }
        // What is there already is renewed whatever strangers ask for.
        if !self.state().cache.has(&key) && !self.state().pace.take() {
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

    /// Gets a URL for what that does, and keeps nothing: one that confirms a subscription.
    pub async fn visit(&self, url: &str) -> Result<(), FetchError> {
        let document = Document {
            address: self.address(url)?,
            post: None,
        };
        if !self.state().pace.take() {
            return Err(FetchError::unavailable("too much was fetched already"));
        }
        self.ask(&document).await.map(|_| ())
    }

    async fn ask(&self, document: &Document) -> Result<Bytes, FetchError> {
        if tokio::runtime::Handle::try_current().is_err() {
            // Its timer would panic.
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

impl Document {
    /// What tells it apart in the cache; without credentials.
    fn key(&self) -> String {
        let id = self.post.as_ref().map_or("", |post| &post.id);
        format!("{} {id}", self.address.uri())
    }

    fn request(&self) -> http::Result<Request<Bytes>> {
        let request = Request::builder().uri(self.address.uri());
        match &self.post {
            None => request.method(Method::GET).body(Bytes::new()),
            Some(post) => request
                .method(Method::POST)
                .header(header::CONTENT_TYPE, "application/json")
                .body(Bytes::from(post.body.clone())),
        }
    }
}

#[cfg(test)]
mod tests;
