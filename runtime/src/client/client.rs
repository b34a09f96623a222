use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use http::HeaderMap;

use super::default_transport::transport_with;
use super::header::parse_header;
use super::limits::{BodyLimit, CallLimits};
use super::redact;
use super::service::Service;
use super::transport::Transport;
use crate::auth::{Credential, Credentials};
use crate::error::RequestError;

/// The settings that the calls of one client share: transport, base URL, credentials, headers. Clones are cheap and share
/// them.
///
/// Generated clients wrap it. Settings can be chained, because calls report what is wrong with a setting.
///
/// ```
/// use std::time::Duration;
///
/// use callwright::{Client, Service};
///
/// const SERVICE: Service = Service { name: "shop/1.0", base_url: "https://shop.example", schemes: &[], security: &[] };
///
/// let client = Client::new(&SERVICE).header("X-Shop", "17").timeout(Duration::from_secs(5));
/// let request = client.get("/books").json::<Vec<String>, callwright::NoErrorBody>().request()?;
/// assert_eq!(request.uri(), "https://shop.example/books");
/// assert_eq!(request.headers()["x-shop"], "17");
/// # Ok::<(), callwright::RequestError>(())
/// ```
#[derive(Clone)]
pub struct Client {
    settings: Arc<ClientSettings>,
}

#[derive(Clone)]
pub(super) struct ClientSettings {
    pub(super) service: &'static Service,
    pub(super) base_url: Option<String>,
    pub(super) credentials: Credentials,
    pub(super) headers: HeaderMap,
    pub(super) error: Option<RequestError>,
    pub(super) lenient: bool,
    pub(super) limits: CallLimits,
    /// The transport that the user set.
    transport: Option<Arc<dyn Transport>>,
    /// The transport that is used otherwise, made by the first call.
    default_transport: OnceLock<Arc<dyn Transport>>,
}

impl Client {
    /// A client of the service, with the default transport (reqwest, made by the first call) and no credentials.
    #[must_use]
    pub fn new(service: &'static Service) -> Self {
        let settings = ClientSettings {
            service,
            base_url: None,
            credentials: Credentials::default(),
            headers: HeaderMap::new(),
            error: None,
            lenient: false,
            limits: CallLimits::default(),
            transport: None,
            default_transport: OnceLock::new(),
        };
        Self {
            settings: Arc::new(settings),
        }
    }

    /// Sends calls to this URL instead of the document's server. This includes operations with a server of their own; if
    /// that server is relative (`/uploads`), it replaces the path of this URL.
    ///
    /// The URL needs the path of the document's server too: `https://api.example/api/v2` if that server is `/api/v2`. A user
    /// name and a password in it are sent as Basic credentials (RFC 7617), and are never shown.
    #[must_use]
    pub fn base_url(self, url: &str) -> Self {
        self.change(|settings| settings.base_url = Some(url.to_owned()))
    }

    /// Sends calls through this transport.
    #[must_use]
    pub fn transport(self, transport: impl Transport + 'static) -> Self {
        self.change(|settings| settings.transport = Some(Arc::new(transport)))
    }

    /// Sets the time limit of a call, including redirects and the whole response. It is 60 seconds by default; `None` is no
    /// limit. It applies to every transport; [`Error::is_timeout`](crate::Error::is_timeout) recognises a call that exceeded
    /// it. [`Call::timeout`](crate::Call::timeout) changes it for one call.
    ///
    /// A transport of your own may have a shorter limit.
    #[must_use]
    pub fn timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        let limit = limit.into();
        self.change(|settings| settings.limits.total = limit)
    }

    /// Sets the time limit for connecting. It is 10 seconds by default; with `None`, only the limit of the whole call applies.
    /// A transport of your own keeps its own limit.
    #[must_use]
    pub fn connect_timeout(self, limit: impl Into<Option<Duration>>) -> Self {
        let limit = limit.into();
        self.change(|settings| {
            settings.limits.connect = limit;
            settings.default_transport = OnceLock::new();
        })
    }

    /// Sets the size limit of a response's body, in bytes after decompression. It is 64 MiB by default; `None` is no limit.
    /// reqwest stops reading at the limit; with another transport, a body beyond it is an error.
    #[must_use]
    pub fn response_limit(self, bytes: impl Into<Option<usize>>) -> Self {
        let bytes = bytes.into().unwrap_or(usize::MAX);
        self.change(|settings| settings.limits.body = BodyLimit(bytes))
    }

    /// Sets the token or key for the security scheme of this name.
    #[must_use]
    pub fn credential(self, scheme: &str, token: &str) -> Self {
        self.change(|settings| {
            settings
                .credentials
                .set(scheme, Credential::Token(token.into()))
        })
    }

    /// Sets the user name and password for the security scheme of this name.
    #[must_use]
    pub fn basic_credential(self, scheme: &str, user: &str, password: &str) -> Self {
        self.change(|settings| {
            settings
                .credentials
                .set(scheme, Credential::Basic(user.into(), password.into()))
        })
    }

    /// Adds a header to every call. A call's own header of that name replaces it.
    #[must_use]
    pub fn header(self, name: &str, value: &str) -> Self {
        self.change(|settings| match parse_header(name, value) {
            Ok((name, value)) => {
                settings.headers.insert(name, value);
            }
            Err(error) => {
                settings.error.get_or_insert(error);
            }
        })
    }

    /// Accepts responses in which required properties are missing or null: a string, a list, a map or an object that the
    /// server left out is read as empty, and a property that may be any JSON as null.
    /// [`Response::deviations`](crate::Response::deviations) lists them.
    ///
    /// A missing number, boolean, enum, date, id or union is still an error, and so is a value of another type. Error
    /// responses are always read strictly.
    #[must_use]
    pub fn lenient(self) -> Self {
        self.change(|settings| settings.lenient = true)
    }

    pub(super) fn settings(&self) -> &ClientSettings {
        &self.settings
    }

    fn change(mut self, change: impl FnOnce(&mut ClientSettings)) -> Self {
        change(Arc::make_mut(&mut self.settings));
        self
    }
}

impl ClientSettings {
    pub(super) fn transport(&self) -> &Arc<dyn Transport> {
        match &self.transport {
            Some(own) => own,
            None => self
                .default_transport
                .get_or_init(|| transport_with(self.limits)),
        }
    }
}

/// Shows the base URL and the names of headers, and never a value that could be secret.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let base_url = self
            .settings
            .base_url
            .as_deref()
            .unwrap_or(self.settings.service.base_url);
        f.debug_struct("Client")
            .field("service", &self.settings.service.name)
            .field("base_url", &redact::url(base_url))
            .field("credentials", &self.settings.credentials)
            .field("headers", &self.settings.headers)
            .finish_non_exhaustive()
    }
}
