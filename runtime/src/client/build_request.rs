//! Building the request: base URL, path, query, headers, credentials.

use bytes::Bytes;
use http::header::{AUTHORIZATION, COOKIE, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Request, Uri};

use super::base_url::{BaseUrl, base_url, url_error};
use super::path_template::{expand, redacted};
use super::redact;
use super::request_builder::{RequestBuilder, RequestParts};
use crate::auth::{RequestCredentials, SecurityScheme, select_credentials};
use crate::encode::percent::{Escape, encode};
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
    let settings = parts.client.settings();
    let base = base_url(parts)?;
    let security = parts.security.unwrap_or(settings.service.security);
    let is_set = |scheme| has_credential(parts, &base, scheme);
    let credentials = select_credentials(
        security,
        settings.service.schemes,
        &settings.credentials,
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

/// Whether the caller has set the credential of a scheme as a header, query parameter or cookie.
fn has_credential(parts: &RequestParts, base: &BaseUrl, scheme: SecurityScheme) -> bool {
    let settings = parts.client.settings();
    let header = |name: &str| parts.headers.get(name).or(settings.headers.get(name));
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
    let settings = parts.client.settings();
    let mut headers = HeaderMap::new();
    if let Ok(name) = HeaderValue::from_bytes(settings.service.name.as_bytes())
        && !name.is_empty()
    {
        headers.insert(USER_AGENT, name);
    }
    headers.extend(settings.headers.clone());
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
