//! From a draft to a request.

use bytes::Bytes;
use http::header::{COOKIE, USER_AGENT};
use http::{HeaderMap, HeaderValue, Request, Uri};

use super::draft::{Draft, Parts};
use super::redact;
use super::template::{self, expand};
use crate::auth::{Carried, carried};
use crate::error::{RequestError, RequestLine, RequestPart};

impl Draft {
    /// The request with its credentials, and what people may see of it.
    pub(super) fn build(&self) -> Result<(Request<Bytes>, RequestLine), RequestError> {
        let parts = self.parts();
        build(parts).map_err(|error| error.of(parts.line()))
    }
}

fn build(parts: &Parts) -> Result<(Request<Bytes>, RequestLine), RequestError> {
    if let Some(error) = &parts.error {
        return Err(error.clone());
    }
    let shared = parts.client.shared();
    let security = parts.security.unwrap_or(shared.service.security);
    let carried = carried(security, shared.service.schemes, &shared.credentials)?;
    let base = base(parts)?;
    let path = expand(&parts.template, &parts.path)?;
    let keys: Vec<String> = carried
        .query
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let masked: Vec<String> = carried
        .query
        .iter()
        .map(|(name, _)| format!("{name}=***"))
        .collect();
    let query = joined([base.query, &path.query, &parts.query]);
    let uri = with_query(
        format!("{}{}", base.start, path.path),
        &joined([&query, &keys.join("&")]),
    );
    let mut request = Request::new(parts.body.clone());
    *request.uri_mut() = uri
        .parse::<Uri>()
        .map_err(|error| fault(format!("isn't one: {error}")))?;
    *request.method_mut() = parts.method.clone();
    *request.headers_mut() = headers(parts, carried)?;

    let template = parts.template.split(['?', '#']).next().unwrap_or_default();
    let shown_path = template::shown(template, &parts.path);
    let slash = if shown_path.starts_with('/') { "" } else { "/" };
    let shown = format!("{}{slash}{shown_path}", redact::without_user(base.start));
    let shown = with_query(shown, &joined([&redact::query(&query), &masked.join("&")]));
    Ok((request, RequestLine::new(parts.method.clone(), shown)))
}

/// Where a call goes, taken apart at the query; the start has no slash at its end.
struct Base<'a> {
    start: &'a str,
    query: &'a str,
}

/// The base URL that was set, else the operation's own server, else the service's.
fn base(parts: &Parts) -> Result<Base<'_>, RequestError> {
    let shared = parts.client.shared();
    let url = shared
        .base_url
        .as_deref()
        .or(parts.server.as_deref())
        .unwrap_or(shared.service.base_url)
        .trim();
    if url.is_empty() {
        return Err(fault(
            "the document names no server: set the client's base URL",
        ));
    }
    let uri = url
        .parse::<Uri>()
        .ok()
        .filter(|uri| uri.host().is_some_and(|host| !host.is_empty()));
    if !uri.is_some_and(|uri| matches!(uri.scheme_str(), Some("http" | "https"))) {
        let shown = redact::url(url);
        return Err(fault(format!(
            "{shown:?} isn't an absolute http(s) URL: set the client's base URL"
        )));
    }
    let (start, query) = url
        .split('#')
        .next()
        .unwrap_or_default()
        .split_once('?')
        .unwrap_or((url, ""));
    let start = start.split('#').next().unwrap_or_default();
    Ok(Base {
        start: start.trim_end_matches('/'),
        query,
    })
}

/// Headers from the general to the particular: the service's, the client's, the call's, the credentials'.
fn headers(parts: &Parts, carried: Carried) -> Result<HeaderMap, RequestError> {
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
    headers.extend(carried.headers);

    // A `Cookie` header of the user's own is kept, as bytes: it needn't be ASCII.
    let kept = headers.get(COOKIE).map(|value| value.as_bytes().to_vec());
    let mut cookies = vec![kept.unwrap_or_default(), parts.cookies.clone().into_bytes()];
    cookies.extend(carried.cookies.into_iter().map(String::into_bytes));
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

fn fault(message: impl Into<String>) -> RequestError {
    RequestError::new(RequestPart::Url, message)
}
