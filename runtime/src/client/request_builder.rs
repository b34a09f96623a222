use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::header::ACCEPT;
use http::{HeaderMap, HeaderValue, Method};
use serde::Serialize;
use serde_json::Value;

use super::client::Client;
use super::header::parse_header;
use super::path_template::redacted;
use super::redact;
use super::started_exchange::StartedExchange;
use crate::encode::percent::Escape;
use crate::encode::{self, Style, push_pairs, segment};
use crate::error::{RequestError, RequestLine, RequestPart};

/// A request that is being built. Its methods don't fail: the call reports the first error when it is sent.
///
/// Values are written by serde. A null (`None`) leaves a query parameter, header or cookie out.
///
/// ```
/// # const SERVICE: callwright::Service =
/// #     callwright::Service { name: "", base_url: "https://shop.example", schemes: &[], security: &[] };
/// use callwright::{Call, Client, Style};
///
/// let client = Client::new(&SERVICE);
/// let call: Call<String> = client
///     .put("/books/{bookId}")
///     .path("bookId", &17)
///     .query_as("tags", Style::FORM.explode(false), &["new", "poetry"])
///     .body_json(&"Solaris")
///     .json();
/// assert_eq!(call.request()?.uri(), "https://shop.example/books/17?tags=new,poetry");
/// # Ok::<(), callwright::RequestError>(())
/// ```
#[derive(Clone)]
#[must_use = "requests do nothing unless they are finished, as by `.json()`, and `.await`ed"]
pub struct RequestBuilder {
    parts: Box<RequestParts>,
}

#[derive(Clone)]
pub(super) struct RequestParts {
    pub(super) client: Client,
    pub(super) method: Method,
    pub(super) template: Box<str>,
    pub(super) path: Vec<(String, String)>,
    pub(super) query: String,
    pub(super) headers: HeaderMap,
    pub(super) cookies: String,
    pub(super) body: Bytes,
    pub(super) security: Option<&'static [&'static [&'static str]]>,
    pub(super) server: Option<Box<str>>,
    pub(super) error: Option<RequestError>,
    pub(super) lenient: bool,
    /// The time limit of the call, if it has its own.
    pub(super) timeout: Option<Option<Duration>>,
    pub(super) started: StartedExchange,
}

/// OpenAPI's `in`.
#[derive(Clone, Copy)]
enum ParameterLocation {
    Path,
    Query,
    Header,
    Cookie,
}

impl RequestBuilder {
    pub(super) fn new(client: Client, method: Method, template: &str) -> Self {
        let error = client.settings().error.clone();
        let parts = RequestParts {
            client,
            method,
            template: template.into(),
            path: Vec::new(),
            query: String::new(),
            headers: HeaderMap::new(),
            cookies: String::new(),
            body: Bytes::new(),
            security: None,
            server: None,
            error,
            lenient: false,
            timeout: None,
            started: StartedExchange::default(),
        };
        Self {
            parts: Box::new(parts),
        }
    }

    /// Sets a path variable, in the style `simple`. It can't leave its segment: slashes, question marks, number signs and
    /// percent signs are escaped, and a value that is empty or consists of dots is an error.
    pub fn path<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        self.path_as(name, Style::SIMPLE, value)
    }

    /// Sets a path variable, in another style.
    pub fn path_as<T: Serialize + ?Sized>(self, name: &str, style: Style, value: &T) -> Self {
        self.parameter(ParameterLocation::Path, name, style, encode::json(value))
    }

    /// Adds a query parameter, in the style `form`, exploded.
    pub fn query<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        self.query_as(name, Style::FORM, value)
    }

    /// Adds a query parameter, in another style.
    pub fn query_as<T: Serialize + ?Sized>(self, name: &str, style: Style, value: &T) -> Self {
        self.parameter(ParameterLocation::Query, name, style, encode::json(value))
    }

    /// Sets a header, in the style `simple`. Its value isn't escaped; a character that a header can't hold is an error.
    pub fn header<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        self.header_as(name, Style::SIMPLE, value)
    }

    /// Sets a header, in another style.
    pub fn header_as<T: Serialize + ?Sized>(self, name: &str, style: Style, value: &T) -> Self {
        self.parameter(ParameterLocation::Header, name, style, encode::json(value))
    }

    /// Adds a cookie, in the style `form`, exploded and percent-encoded.
    pub fn cookie<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        self.cookie_as(name, Style::FORM, value)
    }

    /// Adds a cookie, in another style.
    pub fn cookie_as<T: Serialize + ?Sized>(self, name: &str, style: Style, value: &T) -> Self {
        self.parameter(ParameterLocation::Cookie, name, style, encode::json(value))
    }

    /// Wraps the builder in a type whose methods set the optional parameters.
    pub fn chain<B>(self, builder: fn(Self) -> B) -> B {
        builder(self)
    }

    /// Sets the `Accept` header, unless the request has one.
    pub fn accept(mut self, media_types: &str) -> Self {
        self.set_accept(media_types);
        self
    }

    pub(super) fn set_accept(&mut self, media_types: &str) {
        match HeaderValue::from_str(media_types) {
            Ok(value) => {
                self.parts.headers.entry(ACCEPT).or_insert(value);
            }
            Err(_) => {
                let part = RequestPart::Header("Accept".into());
                let error = RequestError::new(part, "isn't a list of media types");
                self.parts.error.get_or_insert(error);
            }
        }
    }

    /// Sets the security of this operation, which replaces that of the service: alternatives, each a list of schemes that are
    /// used together.
    pub fn security(mut self, security: &'static [&'static [&'static str]]) -> Self {
        self.parts.security = Some(security);
        self
    }

    /// Sets the operation's own server. It is used unless [`Client::base_url`] is set. A relative one is always used: it replaces
    /// the path of the base URL.
    pub fn server(mut self, url: &str) -> Self {
        self.parts.server = Some(url.into());
        self
    }

    /// The value comes as JSON text, because serde_json's `Value` would widen an `f32` and so change its digits.
    fn parameter(
        self,
        location: ParameterLocation,
        name: &str,
        style: Style,
        text: Result<Vec<u8>, serde_json::Error>,
    ) -> Self {
        match text.and_then(|text| encode::parameter(text, style)) {
            Ok(value) => self.add_parameter(location, name, style, &value),
            Err(error) => self.fail(RequestError::unwritable(location.part(name), error)),
        }
    }

    fn add_parameter(
        mut self,
        location: ParameterLocation,
        name: &str,
        style: Style,
        value: &Value,
    ) -> Self {
        let parts = &mut *self.parts;
        match location {
            ParameterLocation::Path => match segment(name, value, style, style.path_escape()) {
                Some(text) if !text.is_empty() => parts.path.push((name.to_owned(), text)),
                _ => {
                    return self.fail(RequestError::new(
                        location.part(name),
                        "is empty, which leads to another path",
                    ));
                }
            },
            ParameterLocation::Query => push_pairs(
                &mut parts.query,
                "&",
                name,
                value,
                style,
                style.query_escape(),
            ),
            ParameterLocation::Header => {
                if let Some(text) = segment(name, value, style, Escape::Nothing) {
                    return self.set_header(name, &text);
                }
            }
            ParameterLocation::Cookie => {
                let mut cookies = String::new();
                push_pairs(
                    &mut cookies,
                    "; ",
                    name,
                    value,
                    style,
                    style.cookie_escape(),
                );
                let plain =
                    segment(name, value, Style::SIMPLE, Escape::Nothing).unwrap_or_default();
                if style == Style::COOKIE
                    && plain
                        .bytes()
                        .any(|byte| byte == b';' || byte.is_ascii_control())
                {
                    return self.fail(RequestError::new(
                        location.part(name),
                        "holds a semicolon or a control character",
                    ));
                }
                if !parts.cookies.is_empty() && !cookies.is_empty() {
                    parts.cookies.push_str("; ");
                }
                parts.cookies.push_str(&cookies);
            }
        }
        self
    }

    pub(super) fn set_header(mut self, name: &str, text: &str) -> Self {
        match parse_header(name, text) {
            Ok((name, value)) => {
                self.parts.headers.insert(name, value);
                self
            }
            Err(error) => self.fail(error),
        }
    }

    pub(super) fn set_lenient(mut self) -> Self {
        self.parts.lenient = true;
        self
    }

    pub(super) fn set_timeout(mut self, limit: Option<Duration>) -> Self {
        self.parts.timeout = Some(limit);
        self
    }

    pub(super) fn is_lenient(&self) -> bool {
        self.parts.lenient || self.parts.client.settings().lenient
    }

    pub(super) fn fail(mut self, error: RequestError) -> Self {
        self.parts.error.get_or_insert(error);
        self
    }

    pub(super) fn parts(&self) -> &RequestParts {
        &self.parts
    }

    pub(super) fn parts_mut(&mut self) -> &mut RequestParts {
        &mut self.parts
    }
}

impl RequestParts {
    /// The request in errors and `Debug`, before there is a URL.
    pub(super) fn line(&self) -> RequestLine {
        RequestLine::new(self.method.clone(), redacted(&self.template, &self.path))
    }
}

impl ParameterLocation {
    fn part(self, name: &str) -> RequestPart {
        let name = name.to_owned();
        match self {
            Self::Path => RequestPart::Path(name),
            Self::Query => RequestPart::Query(name),
            Self::Header => RequestPart::Header(name),
            Self::Cookie => RequestPart::Cookie(name),
        }
    }
}

/// Shows the request without cookies, bodies and credentials, which may be secret.
impl fmt::Debug for RequestBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBuilder")
            .field("request", &format_args!("{}", self.parts.line()))
            .field("query", &redact::query(&self.parts.query))
            .field("headers", &self.parts.headers)
            .field("body", &format_args!("{} bytes", self.parts.body.len()))
            .field("error", &self.parts.error)
            .finish_non_exhaustive()
    }
}
