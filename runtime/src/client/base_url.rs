//! The base URL of a request.

use std::borrow::Cow;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use http::{HeaderValue, Uri};

use super::redact;
use super::request_builder::RequestParts;
use super::url_reference::resolve_reference;
use crate::encode::percent::{decode, encode_url_part};
use crate::error::{RequestError, RequestPart};

/// The parts of the base URL.
pub(super) struct BaseUrl {
    /// Scheme, host and path, without a slash at the end.
    pub(super) start: String,
    pub(super) query: String,
    /// User name and password of the URL, as Basic credentials.
    pub(super) user: Option<HeaderValue>,
}

/// The base URL that was set, or the operation's own server, or the service's. A relative server of the operation replaces
/// the path of the base URL that was set, or of the service's server. By OpenAPI (Server Object) it is relative to where the
/// document is served, and these URLs are the best guess of that.
pub(super) fn base_url(parts: &RequestParts) -> Result<BaseUrl, RequestError> {
    let settings = parts.client.settings();
    let set = settings.base_url.as_deref();
    let general = set.unwrap_or(settings.service.base_url).trim();
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

/// An error of the URL as a whole.
pub(super) fn url_error(message: impl Into<String>) -> RequestError {
    RequestError::new(RequestPart::Url, message)
}
