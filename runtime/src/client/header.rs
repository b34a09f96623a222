//! Headers that are given as text.

use http::{HeaderName, HeaderValue};

use super::redact::is_secret;
use crate::error::{RequestError, RequestPart};

/// Checks a header that is given as text, and marks its value as sensitive if its name says that it is secret.
pub(super) fn parse_header(
    name: &str,
    value: &str,
) -> Result<(HeaderName, HeaderValue), RequestError> {
    let error = |message: &str| RequestError::new(RequestPart::Header(name.to_owned()), message);
    let parsed =
        HeaderName::from_bytes(name.as_bytes()).map_err(|_| error("isn't a header name"))?;
    // Text beyond ASCII is sent as UTF-8: RFC 9110 section 5.5 lets recipients treat it as opaque.
    let mut value = HeaderValue::from_bytes(value.as_bytes())
        .map_err(|_| error("a header can't hold a line break or a control character"))?;
    let words = ["auth", "cookie", "key", "token"];
    let lower = parsed.as_str();
    value.set_sensitive(is_secret(lower) || words.iter().any(|word| lower.contains(word)));
    Ok((parsed, value))
}
