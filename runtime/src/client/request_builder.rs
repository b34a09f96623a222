use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::header::ACCEPT;
use http::{HeaderMap, HeaderValue, Method};
use serde::Serialize;
use serde_json::Value;

use super::core::{Client, parsed_header};
use super::template;
use crate::encode::percent::Escape;
use crate::encode::{self, Style, push_pairs, segment};
use crate::error::{RequestError, RequestLine, RequestPart};

/// A request that is being filled in. It keeps the first thing that is wrong instead of failing at once; the call
/// reports it when it is sent.
///
/// Every value is taken as serde writes it. A null (`None`) leaves a query parameter, header or cookie out.
#[derive(Clone)]
#[must_use = "a builder does nothing until it is finished into a call and the call is awaited"]
pub struct RequestBuilder {
    parts: Box<Parts>,
}

#[derive(Clone)]
pub(super) struct Parts {
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
    /// How long the call takes at most, where it has a limit of its own.
    pub(super) timeout: Option<Option<Duration>>,
}

#[derive(Clone, Copy)]
enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

impl RequestBuilder {
    pub(super) fn new(client: Client, method: Method, template: &str) -> Self {
        let error = client.shared().error.clone();
        let parts = Parts {
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
        };
        Self {
            parts: Box::new(parts),
        }
    }

    /// A path variable, in the style `simple`. It never leaves its segment: slashes, question marks, number signs and
    /// percent signs are escaped, and an empty value or one of dots alone is an error.
    pub fn path<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        self.path_as(name, Style::SIMPLE, value)
    }

    /// A path variable in another style.
    pub fn path_as<T: Serialize + ?Sized>(self, name: &str, style: Style, value: &T) -> Self {
        self.parameter(Place::Path, name, style, encode::json(value))
    }

    /// A query parameter, in the style `form`, exploded.
    pub fn query<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        self.query_as(name, Style::FORM, value)
    }

    /// A query parameter in another style.
    pub fn query_as<T: Serialize + ?Sized>(self, name: &str, style: Style, value: &T) -> Self {
        self.parameter(Place::Query, name, style, encode::json(value))
    }

    /// A header, in the style `simple`. Its value isn't escaped; what a header can't hold is an error.
    pub fn header<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        self.header_as(name, Style::SIMPLE, value)
    }

    /// A header in another style.
    pub fn header_as<T: Serialize + ?Sized>(self, name: &str, style: Style, value: &T) -> Self {
        self.parameter(Place::Header, name, style, encode::json(value))
    }

    /// A cookie, in the style `form`, exploded: percent-encoded.
    pub fn cookie<T: Serialize + ?Sized>(self, name: &str, value: &T) -> Self {
        self.cookie_as(name, Style::FORM, value)
    }

    /// A cookie in another style.
    pub fn cookie_as<T: Serialize + ?Sized>(self, name: &str, style: Style, value: &T) -> Self {
        self.parameter(Place::Cookie, name, style, encode::json(value))
    }

    /// Goes on in a type that chains the optional parts of a call.
    pub fn chain<B>(self, builder: fn(Self) -> B) -> B {
        builder(self)
    }

    /// What the call accepts, unless it was said before.
    pub fn accept(mut self, media_types: &str) -> Self {
        match HeaderValue::from_str(media_types) {
            Ok(value) => {
                self.parts.headers.entry(ACCEPT).or_insert(value);
                self
            }
            Err(_) => self.fail(RequestError::new(
                RequestPart::Header("Accept".into()),
                "isn't a list of media types",
            )),
        }
    }

    /// What the call carries instead of what the service says: alternatives, each a list of schemes that go together.
    pub fn security(mut self, security: &'static [&'static [&'static str]]) -> Self {
        self.parts.security = Some(security);
        self
    }

    /// The operation's own server, used unless [`Client::base_url`] is set. A relative one is used in either case: it
    /// replaces the path of the base URL.
    pub fn server(mut self, url: &str) -> Self {
        self.parts.server = Some(url.into());
        self
    }

    /// A value is taken by way of JSON text: serde_json's value type would widen an `f32` and so change its digits.
    fn parameter(
        self,
        place: Place,
        name: &str,
        style: Style,
        text: Result<Vec<u8>, serde_json::Error>,
    ) -> Self {
        match text.and_then(|text| encode::parameter(text, style)) {
            Ok(value) => self.place(place, name, style, &value),
            Err(error) => self.fail(RequestError::unwritable(place.part(name), error)),
        }
    }

    fn place(mut self, place: Place, name: &str, style: Style, value: &Value) -> Self {
        let parts = &mut *self.parts;
        match place {
            Place::Path => match segment(name, value, style, style.path_escape()) {
                Some(text) if !text.is_empty() => parts.path.push((name.to_owned(), text)),
                _ => {
                    return self.fail(RequestError::new(
                        place.part(name),
                        "is empty, which leads to another path",
                    ));
                }
            },
            Place::Query => push_pairs(
                &mut parts.query,
                "&",
                name,
                value,
                style,
                style.query_escape(),
            ),
            Place::Header => {
                if let Some(text) = segment(name, value, style, Escape::Nothing) {
                    return self.set_header(name, &text);
                }
            }
            Place::Cookie => {
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
                        place.part(name),
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
        match parsed_header(name, text) {
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
        self.parts.lenient || self.parts.client.shared().lenient
    }

    pub(super) fn fail(mut self, error: RequestError) -> Self {
        self.parts.error.get_or_insert(error);
        self
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.parts
    }

    pub(super) fn parts_mut(&mut self) -> &mut Parts {
        &mut self.parts
    }
}

impl Parts {
    /// What errors and `Debug` show before there is a URL.
    pub(super) fn line(&self) -> RequestLine {
        RequestLine::new(
            self.method.clone(),
            template::shown(&self.template, &self.path),
        )
    }
}

impl Place {
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

/// Shows the request without what may be secret: cookies, bodies and credentials.
impl fmt::Debug for RequestBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBuilder")
            .field("request", &format_args!("{}", self.parts.line()))
            .field("query", &super::redact::query(&self.parts.query))
            .field("headers", &self.parts.headers)
            .field("body", &format_args!("{} bytes", self.parts.body.len()))
            .field("error", &self.parts.error)
            .finish_non_exhaustive()
    }
}
