use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue, Method};

use super::limits::{BodyLimit, Limits};
use super::redact::{self, is_secret};
use super::request_builder::RequestBuilder;
use super::service::Service;
use super::transport::{Transport, transport_with};
use crate::auth::{Credential, Credentials};
use crate::error::{RequestError, RequestPart};

/// What the calls of one client share: transport, base URL, credentials, headers. Clones share it and are cheap.
///
/// Generated clients wrap it. What is wrong with a setting is reported by the calls, so that settings can be chained.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

#[derive(Clone)]
pub(super) struct Shared {
    pub(super) service: &'static Service,
    pub(super) base_url: Option<String>,
    pub(super) credentials: Credentials,
    pub(super) headers: HeaderMap,
    pub(super) error: Option<RequestError>,
    pub(super) lenient: bool,
    pub(super) limits: Limits,
    /// The one that was given.
    transport: Option<Arc<dyn Transport>>,
    /// The one that is used otherwise, made by the first call.
    usual: OnceLock<Arc<dyn Transport>>,
}

impl Client {
    /// A client of the service, with the default transport (reqwest, made by the first call) and no credentials.
    #[must_use]
    pub fn new(service: &'static Service) -> Self {
        let shared = Shared {
            service,
            base_url: None,
            credentials: Credentials::default(),
            headers: HeaderMap::new(),
            error: None,
            lenient: false,
            limits: Limits::default(),
            transport: None,
            usual: OnceLock::new(),
        };
        Self {
            shared: Arc::new(shared),
        }
    }

    /// Sends calls to this URL instead of the document's server; also those calls that have a server of their own. Such
    /// a server that is relative (`/uploads`) replaces the path of this URL.
    ///
    /// It has the whole path that the document's server has, `https://api.example/api/v2` where that is `/api/v2`. A user
    /// name and a password in it are sent as Basic credentials (RFC 7617), and shown nowhere.
    #[must_use]
    pub fn base_url(self, url: &str) -> Self {
        self.change(|shared| shared.base_url = Some(url.to_owned()))
    }

    /// Sends calls through this transport.
    #[must_use]
    pub fn transport(self, transport: impl Transport + 'static) -> Self {
        self.change(|shared| shared.transport = Some(Arc::new(transport)))
    }

    /// The longest that a call takes, redirects and the whole response included: 60 seconds unless this says otherwise, and
    /// `None` for as long as it takes. It ends a call over any transport; [`Error::is_timeout`](crate::Error::is_timeout)
    /// tells. [`Call::timeout`](crate::Call::timeout) changes it for one call.
    ///
    /// A transport of your own may have a shorter limit.
    #[must_use]
    pub fn timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        let limit = limit.into();
        self.change(|shared| shared.limits.total = limit)
    }

    /// The longest that it takes to connect: 10 seconds unless this says otherwise, and `None` for no limit but that of the
    /// whole call. A transport of your own keeps its own limit.
    #[must_use]
    pub fn connect_timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        let limit = limit.into();
        self.change(|shared| {
            shared.limits.connect = limit;
            shared.usual = OnceLock::new();
        })
    }

    /// The longest body of a response, in bytes as they are read, after any compression: 64 MiB unless this says otherwise,
    /// and `None` for any length. reqwest stops reading beyond it; what another transport hands over is refused.
    #[must_use]
    pub fn response_limit(self, bytes: impl Into<Option<usize>>) -> Self {
        let bytes = bytes.into().unwrap_or(usize::MAX);
        self.change(|shared| shared.limits.body = BodyLimit(bytes))
    }

    /// The token or key for the security scheme of this name.
    #[must_use]
    pub fn credential(self, scheme: &str, token: &str) -> Self {
        self.change(|shared| {
            shared
                .credentials
                .set(scheme, Credential::Token(token.into()))
        })
    }

    /// User name and password for the security scheme of this name.
    #[must_use]
    pub fn basic_credential(self, scheme: &str, user: &str, password: &str) -> Self {
        self.change(|shared| {
            shared
                .credentials
                .set(scheme, Credential::Basic(user.into(), password.into()))
        })
    }

    /// A header for every call. A call's own header of that name replaces it.
    #[must_use]
    pub fn header(self, name: &str, value: &str) -> Self {
        self.change(|shared| match parsed_header(name, value) {
            Ok((name, value)) => {
                shared.headers.insert(name, value);
            }
            Err(error) => {
                shared.error.get_or_insert(error);
            }
        })
    }

    /// Reads answers around required properties that are missing or null: a string, a list, a map or an object that the
    /// server left out is read as empty, and what may be any JSON as null. [`Response::deviations`](crate::Response::deviations)
    /// tells which.
    ///
    /// A number, a boolean, an enum, a date, an id or a union that is missing stays an error, and so does a value of another
    /// type. Error responses are always read strictly.
    #[must_use]
    pub fn lenient(self) -> Self {
        self.change(|shared| shared.lenient = true)
    }

    /// A builder of a call: a method and a path template such as `/books/{bookId}`.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        RequestBuilder::new(self.clone(), method, path)
    }

    /// A builder of a GET.
    pub fn get(&self, path: &str) -> RequestBuilder {
        self.request(Method::GET, path)
    }

    /// A builder of a POST.
    pub fn post(&self, path: &str) -> RequestBuilder {
        self.request(Method::POST, path)
    }

    /// A builder of a PUT.
    pub fn put(&self, path: &str) -> RequestBuilder {
        self.request(Method::PUT, path)
    }

    /// A builder of a PATCH.
    pub fn patch(&self, path: &str) -> RequestBuilder {
        self.request(Method::PATCH, path)
    }

    /// A builder of a DELETE.
    pub fn delete(&self, path: &str) -> RequestBuilder {
        self.request(Method::DELETE, path)
    }

    /// A builder of a HEAD.
    pub fn head(&self, path: &str) -> RequestBuilder {
        self.request(Method::HEAD, path)
    }

    /// A builder of an OPTIONS.
    pub fn options(&self, path: &str) -> RequestBuilder {
        self.request(Method::OPTIONS, path)
    }

    /// A builder of a TRACE.
    pub fn trace(&self, path: &str) -> RequestBuilder {
        self.request(Method::TRACE, path)
    }

    pub(super) fn shared(&self) -> &Shared {
        &self.shared
    }

    fn change(mut self, change: impl FnOnce(&mut Shared)) -> Self {
        change(Arc::make_mut(&mut self.shared));
        self
    }
}

impl Shared {
    pub(super) fn transport(&self) -> &Arc<dyn Transport> {
        match &self.transport {
            Some(own) => own,
            None => self.usual.get_or_init(|| transport_with(self.limits)),
        }
    }
}

/// Shows where calls go and the names of headers, never a value that could be secret.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let base_url = self
            .shared
            .base_url
            .as_deref()
            .unwrap_or(self.shared.service.base_url);
        f.debug_struct("Client")
            .field("service", &self.shared.service.name)
            .field("base_url", &redact::url(base_url))
            .field("credentials", &self.shared.credentials)
            .field("headers", &self.shared.headers)
            .finish_non_exhaustive()
    }
}

/// A header as text, checked; a value whose name says that it is secret is marked as sensitive.
pub(super) fn parsed_header(
    name: &str,
    value: &str,
) -> Result<(HeaderName, HeaderValue), RequestError> {
    let fault = |message: &str| RequestError::new(RequestPart::Header(name.to_owned()), message);
    let parsed =
        HeaderName::from_bytes(name.as_bytes()).map_err(|_| fault("isn't a header name"))?;
    // Text outside of ASCII goes as UTF-8: RFC 9110 section 5.5 lets recipients treat it as opaque.
    let mut value = HeaderValue::from_bytes(value.as_bytes())
        .map_err(|_| fault("a header can't hold a line break or a control character"))?;
    let words = ["auth", "cookie", "key", "token"];
    let lower = parsed.as_str();
    value.set_sensitive(is_secret(lower) || words.iter().any(|word| lower.contains(word)));
    Ok((parsed, value))
}
