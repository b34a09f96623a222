//! The credentials of a request.

use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::credential::{Credential, Credentials};
use super::security_scheme::SecurityScheme;
use crate::encode::percent::{Escape, encode};
use crate::error::{RequestError, RequestPart};

/// What credentials add to a request.
#[derive(Default)]
pub(crate) struct RequestCredentials {
    /// The values are marked as sensitive, so that their `Debug` doesn't show them.
    pub(crate) headers: HeaderMap,
    /// Names and values, escaped.
    pub(crate) query: Vec<(String, String)>,
    /// `name=value`.
    pub(crate) cookies: Vec<String>,
}

/// The first alternative of `security` that needs a credential, and for which all credentials are there.
///
/// `is_set` tells whether the caller has set the header, query parameter or cookie of a scheme. A scheme that isn't among
/// `schemes`, such as mutual TLS, is left to the transport. An empty alternative means that the call also works without
/// credentials. It is used last, so that the server recognises callers that have credentials.
///
/// # Errors
/// When no alternative is complete, but one has a part of its credentials: the server would reject the call for a reason that
/// the caller can't see. Without any credential the call is sent without: the server's 401 explains more than we can.
pub(crate) fn select_credentials(
    security: &[&[&str]],
    schemes: &[(&'static str, SecurityScheme)],
    credentials: &Credentials,
    is_set: impl Fn(SecurityScheme) -> bool,
) -> Result<RequestCredentials, RequestError> {
    let scheme = |required: &str| {
        let found = schemes.iter().find(|(name, _)| *name == required);
        found.map(|(_, scheme)| *scheme)
    };
    let is_missing = |name: &&&str| {
        credentials.get(name).is_none() && scheme(name).is_some_and(|scheme| !is_set(scheme))
    };
    let given = |alternative: &[&str]| -> Vec<(String, SecurityScheme, Credential)> {
        let given = alternative.iter().filter_map(|name| {
            let credential = credentials.get(name)?.clone();
            Some(((*name).to_owned(), scheme(name)?, credential))
        });
        given.collect()
    };
    let mut selected = RequestCredentials::default();
    // Whether an alternative needs no credential, and the first missing scheme of an incomplete alternative.
    let (mut is_optional, mut incomplete) = (false, None);
    for alternative in security {
        let given = given(alternative);
        match alternative.iter().any(|name| is_missing(&name)) {
            false if given.is_empty() => is_optional = true,
            false => {
                for (name, scheme, credential) in given {
                    selected.add(&name, scheme, &credential)?;
                }
                return Ok(selected);
            }
            true if given.is_empty() => {}
            true => incomplete = incomplete.or(alternative.iter().find(is_missing)),
        }
    }
    let Some(first) = incomplete.filter(|_| !is_optional) else {
        return Ok(selected);
    };
    let alternatives = security.iter().map(|alternative| {
        let missing: Vec<&str> = alternative.iter().filter(is_missing).copied().collect();
        format!(
            "{} (without {})",
            alternative.join(" and "),
            missing.join(" and ")
        )
    });
    let alternatives: Vec<String> = alternatives.collect();
    let message = format!("is missing; the call needs {}", alternatives.join(", or "));
    Err(credential_error(first, &message))
}

impl RequestCredentials {
    fn add(
        &mut self,
        name: &str,
        scheme: SecurityScheme,
        credential: &Credential,
    ) -> Result<(), RequestError> {
        match scheme {
            SecurityScheme::Bearer => {
                self.header(name, AUTHORIZATION, format!("Bearer {}", credential.text()))
            }
            SecurityScheme::Basic if credential.has_colon_in_user() => {
                Err(credential_error(name, "a user name can't have a colon"))
            }
            SecurityScheme::Basic => self.header(
                name,
                AUTHORIZATION,
                format!("Basic {}", credential.basic_text()),
            ),
            SecurityScheme::Http(scheme) => self.header(
                name,
                AUTHORIZATION,
                format!("{scheme} {}", credential.text()),
            ),
            SecurityScheme::ApiKeyHeader(header) => {
                let Ok(header) = HeaderName::from_bytes(header.as_bytes()) else {
                    return Err(credential_error(
                        name,
                        "the document's header name isn't one",
                    ));
                };
                self.header(name, header, credential.text())
            }
            SecurityScheme::ApiKeyQuery(query) => {
                self.query.push((
                    encode(query, Escape::All),
                    encode(&credential.text(), Escape::All),
                ));
                Ok(())
            }
            SecurityScheme::ApiKeyCookie(cookie) => {
                let text = credential.text();
                if text
                    .bytes()
                    .any(|byte| byte == b';' || byte.is_ascii_control())
                {
                    return Err(credential_error(
                        name,
                        "a cookie can't have a semicolon or a control character",
                    ));
                }
                self.cookies.push(format!("{cookie}={text}"));
                Ok(())
            }
        }
    }

    fn header(&mut self, scheme: &str, name: HeaderName, text: String) -> Result<(), RequestError> {
        let mut value = HeaderValue::try_from(text).map_err(|_| {
            credential_error(
                scheme,
                "has a character that a header can't have, perhaps a line break",
            )
        })?;
        value.set_sensitive(true);
        self.headers.insert(name, value);
        Ok(())
    }
}

fn credential_error(scheme: &str, message: &str) -> RequestError {
    RequestError::new(RequestPart::Credential(scheme.to_owned()), message)
}
