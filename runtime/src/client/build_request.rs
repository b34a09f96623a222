//! Building the request: base URL, path, query, headers, credentials.

use std::borrow::Cow;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, COOKIE, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Uri};

use super::path_template::{expand, redacted};
use super::redact;
use super::request_builder::{RequestBuilder, RequestParts};
use super::url_reference::resolve_reference;
use crate::auth::{RequestCredentials, SecurityScheme, select_credentials};
use crate::encode::percent::{Escape, decode, encode, encode_url_part};
use crate::error::{RequestError, RequestLine, RequestPart};

impl RequestBuilder {
    /// The request with its credentials, and its line for messages.
    pub(super) fn build(&self) -> Result<(Request<Bytes>, RequestLine), RequestError> {
        let parts = self.parts();
        build(parts).map_err(|error| error.with_line(parts.line()))
    }
}

fn build(parts: &RequestParts) -> Result<(Request<Bytes>, RequestLine), RequestError> {
    if let Some(error) = &parts.error {
        return Err(error.clone());
    }
    let shared = parts.client.shared();
    let base = base_url(parts)?;
    let security = parts.security.unwrap_or(shared.service.security);
    let is_set = |scheme| has_credential(parts, &base, scheme);
    let credentials = select_credentials(
        security,
        shared.service.schemes,
        &shared.credentials,
        is_set,
    )?;
    let path = expand(&parts.template, &parts.path)?;
    let keys: Vec<String> = credentials
        .query
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let masked: Vec<String> = credentials
        .query
        .iter()
        .map(|(name, _)| format!("{name}=***"))
        .collect();
    let query = joined([&base.query, &path.query, &parts.query]);
    let uri = with_query(
        format!("{}{}", base.start, path.path),
        &joined([&query, &keys.join("&")]),
    );
    let mut request = Request::new(parts.body.clone());
    *request.uri_mut() = uri
        .parse::<Uri>()
        .map_err(|error| url_error(format!("isn't one: {error}")))?;
    *request.method_mut() = parts.method.clone();
    *request.headers_mut() = headers(parts, credentials)?;
    if let Some(user) = base.user {
        // Neither of two credentials is dropped silently.
        if request.headers().contains_key(AUTHORIZATION) {
            return Err(url_error(
                "has a user name, and the call has another `Authorization`: leave one out",
            ));
        }
        request.headers_mut().insert(AUTHORIZATION, user);
    }

    let template = parts.template.split(['?', '#']).next().unwrap_or_default();
    let redacted_path = redacted(template, &parts.path);
    let slash = if redacted_path.starts_with('/') {
        ""
    } else {
        "/"
    };
    let redacted = format!("{}{slash}{redacted_path}", base.start);
    let redacted = with_query(
        redacted,
        &joined([&redact::query(&query), &masked.join("&")]),
    );
    Ok((request, RequestLine::new(parts.method.clone(), redacted)))
}

/// The parts of the base URL.
struct BaseUrl {
    /// SecurityScheme, host and path, without a slash at the end.
    start: String,
    query: String,
    /// User name and password of the URL, as Basic credentials.
    user: Option<HeaderValue>,
}

/// The base URL that was set, or the operation's own server, or the service's. A relative server of the operation replaces
/// the path of the base URL that was set, or of the service's server. By OpenAPI (Server Object) it is relative to where the
/// document is served, and these URLs are the best guess of that.
fn base_url(parts: &RequestParts) -> Result<BaseUrl, RequestError> {
    let shared = parts.client.shared();
    let set = shared.base_url.as_deref();
    let general = set.unwrap_or(shared.service.base_url).trim();
    let url = match parts.server.as_deref() {
        Some(own) if set.is_none() || !names_host(own) => {
            Cow::Owned(resolve_reference(general, own.trim()))
        }
        _ => Cow::Borrowed(general),
    };
    let url = url.trim().split('#').next().unwrap_or_default();
    if url.is_empty() {
        return Err(url_error(
            "the document names no server: set the client's base URL",
        ));
    }
    let shown = redact::url(url);
    if url.contains('{') {
        return Err(url_error(format!(
            "{shown:?} has a variable without a value: set the client's base URL"
        )));
    }
    if set.is_none() && !url.contains("://") {
        return Err(url_error(format!(
            "the document's server, {shown:?}, is relative to where the document is served: set the client's base URL, with \
             that path"
        )));
    }
    let (start, query) = url.split_once('?').unwrap_or((url, ""));
    let (scheme, rest) = start.split_once("://").unwrap_or(("", start));
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (user, host) = match authority.rsplit_once('@') {
        Some((user, host)) => (Some(user), host),
        None => (None, authority),
    };
    let start = format!(
        "{scheme}://{host}{}",
        encode_url_part(path.trim_end_matches('/'))
    );
    let uri = start
        .parse::<Uri>()
        .ok()
        .filter(|uri| uri.host().is_some_and(|host| !host.is_empty()));
    if !uri.is_some_and(|uri| matches!(uri.scheme_str(), Some("http" | "https"))) {
        return Err(url_error(format!(
            "{shown:?} isn't an absolute http(s) URL: set the client's base URL"
        )));
    }
    Ok(BaseUrl {
        start,
        query: encode_url_part(query),
        user: user
            .filter(|user| !user.is_empty())
            .map(basic)
            .transpose()?,
    })
}

/// Whether a server's URL names the host: `https://h.example`, `//h.example/v1`, `h.example/v1`, `{host}/v1`.
fn names_host(server: &str) -> bool {
    let server = server.trim();
    let start = server.split('/').next().unwrap_or_default();
    server.starts_with("//") || start.contains([':', '{']) || start.trim_matches('.').contains('.')
}

/// User name and password of a URL as Basic credentials (RFC 7617).
fn basic(user: &str) -> Result<HeaderValue, RequestError> {
    let (name, password) = user.split_once(':').unwrap_or((user, ""));
    let name = decode(name);
    if name.contains(&b':') {
        return Err(url_error(
            "its user name has a colon, which Basic can't send",
        ));
    }
    let pair = [&name[..], b":", &decode(password)].concat();
    let mut value = HeaderValue::try_from(format!("Basic {}", BASE64_STANDARD.encode(pair)))
        .map_err(|_| url_error("its user name can't be sent"))?;
    value.set_sensitive(true);
    Ok(value)
}

/// Whether the caller has set the credential of a scheme as a header, query parameter or cookie.
fn has_credential(parts: &RequestParts, base: &BaseUrl, scheme: SecurityScheme) -> bool {
    let shared = parts.client.shared();
    let header = |name: &str| parts.headers.get(name).or(shared.headers.get(name));
    let has_pair = |text: &str, separator: char, name: &str| {
        let mut pairs = text.split(separator);
        pairs.any(|pair| pair.trim().split('=').next() == Some(name))
    };
    match scheme {
        SecurityScheme::Bearer | SecurityScheme::Basic | SecurityScheme::Http(_) => {
            header("authorization").is_some() || base.user.is_some()
        }
        SecurityScheme::ApiKeyHeader(name) => HeaderName::from_bytes(name.as_bytes())
            .is_ok_and(|name| header(name.as_str()).is_some()),
        SecurityScheme::ApiKeyQuery(name) => {
            let name = encode(name, Escape::All);
            has_pair(&parts.query, '&', &name) || has_pair(&base.query, '&', &name)
        }
        SecurityScheme::ApiKeyCookie(name) => {
            let own = header("cookie").and_then(|value| value.to_str().ok());
            has_pair(&parts.cookies, ';', name) || own.is_some_and(|own| has_pair(own, ';', name))
        }
    }
}

/// The headers of the service, the client, the call and the credentials. Later ones replace earlier ones.
fn headers(
    parts: &RequestParts,
    credentials: RequestCredentials,
) -> Result<HeaderMap, RequestError> {
    let shared = parts.client.shared();
    let mut headers = HeaderMap::new();
    if let Ok(name) = HeaderValue::from_bytes(shared.service.name.as_bytes())
        && !name.is_empty()
    {
        headers.insert(USER_AGENT, name);
    }
    headers.extend(shared.headers.clone());
    for (name, value) in &parts.headers {
        headers.insert(name, value.clone());
    }
    headers.extend(credentials.headers);

    // A `Cookie` header that the user set is kept, as bytes: it needn't be ASCII.
    let kept = headers.get(COOKIE).map(|value| value.as_bytes().to_vec());
    let mut cookies = vec![kept.unwrap_or_default(), parts.cookies.clone().into_bytes()];
    cookies.extend(credentials.cookies.into_iter().map(String::into_bytes));
    cookies.retain(|cookie| !cookie.is_empty());
    if !cookies.is_empty() {
        let mut value = HeaderValue::try_from(cookies.join(&b"; "[..])).map_err(|_| {
            RequestError::new(
                RequestPart::Header("Cookie".into()),
                "holds a control character",
            )
        })?;
        value.set_sensitive(true);
        headers.insert(COOKIE, value);
    }
    Ok(headers)
}

fn joined<const N: usize>(queries: [&str; N]) -> String {
    let given: Vec<&str> = queries
        .into_iter()
        .filter(|query| !query.is_empty())
        .collect();
    given.join("&")
}

fn with_query(url: String, query: &str) -> String {
    if query.is_empty() {
        url
    } else {
        format!("{url}?{query}")
    }
}

fn url_error(message: impl Into<String>) -> RequestError {
    RequestError::new(RequestPart::Url, message)
}
