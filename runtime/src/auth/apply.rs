use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::credential::{Credential, Credentials};
use super::security_scheme::SecurityScheme;
use crate::encode::percent::{Escape, escaped};
use crate::error::{RequestError, RequestPart};

/// What credentials add to a request.
#[derive(Default)]
pub(crate) struct Carried {
    /// Marked as sensitive, so that their `Debug` shows nothing.
    pub(crate) headers: HeaderMap,
    /// Names and values, escaped.
    pub(crate) query: Vec<(String, String)>,
    /// `name=value`.
    pub(crate) cookies: Vec<String>,
}

/// The first alternative of `security` that asks for something and for all of which there is a credential, whole.
///
/// `by_hand` says what the request carries already, in a header, query parameter or cookie of the caller's own. What isn't
/// among the schemes is not ours to carry: mutual TLS is the transport's. An empty alternative means that the call also works
/// without credentials; it is taken last, so that those who have credentials are known to the server.
///
/// # Errors
/// When nothing fits, and of some alternative only a part is there: a call that carried nothing would be refused for a
/// reason that the caller can't see. Without any credential nothing is carried: the server's 401 says more than we can.
pub(crate) fn carried(
    security: &[&[&str]],
    schemes: &[(&'static str, SecurityScheme)],
    credentials: &Credentials,
    by_hand: impl Fn(SecurityScheme) -> bool,
) -> Result<Carried, RequestError> {
    let scheme_of = |wanted: &str| {
        let found = schemes.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, scheme)| *scheme)
    };
    let is_missing = |name: &&&str| {
        let scheme = scheme_of(name);
        credentials.get(name).is_none() && scheme.is_some_and(|scheme| !by_hand(scheme))
    };
    let given = |alternative: &[&str]| -> Vec<(String, SecurityScheme, Credential)> {
        let given = alternative.iter().filter_map(|name| {
            let credential = credentials.get(name)?.clone();
            Some(((*name).to_owned(), scheme_of(name)?, credential))
        });
        given.collect()
    };
    let mut carried = Carried::default();
    let (mut needless, mut half) = (false, None);
    for alternative in security {
        let given = given(alternative);
        match alternative.iter().any(|name| is_missing(&name)) {
            false if given.is_empty() => needless = true,
            false => {
                for (name, scheme, credential) in given {
                    carried.add(&name, scheme, &credential)?;
                }
                return Ok(carried);
            }
            true if given.is_empty() => {}
            true => half = half.or(alternative.iter().find(is_missing)),
        }
    }
    let Some(first) = half.filter(|_| !needless) else {
        return Ok(carried);
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
    Err(fault(first, &message))
}

impl Carried {
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
                Err(fault(name, "a user name can't hold a colon"))
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
                    return Err(fault(name, "the document's header name isn't one"));
                };
                self.header(name, header, credential.text())
            }
            SecurityScheme::ApiKeyQuery(query) => {
                self.query.push((
                    escaped(query, Escape::All),
                    escaped(&credential.text(), Escape::All),
                ));
                Ok(())
            }
            SecurityScheme::ApiKeyCookie(cookie) => {
                let text = credential.text();
                if text
                    .bytes()
                    .any(|byte| byte == b';' || byte.is_ascii_control())
                {
                    return Err(fault(
                        name,
                        "a cookie can't hold a semicolon or a control character",
                    ));
                }
                self.cookies.push(format!("{cookie}={text}"));
                Ok(())
            }
        }
    }

    fn header(&mut self, scheme: &str, name: HeaderName, text: String) -> Result<(), RequestError> {
        let mut value = HeaderValue::try_from(text).map_err(|_| {
            fault(
                scheme,
                "holds a character that a header can't, a line break perhaps",
            )
        })?;
        value.set_sensitive(true);
        self.headers.insert(name, value);
        Ok(())
    }
}

fn fault(scheme: &str, message: &str) -> RequestError {
    RequestError::new(RequestPart::Credential(scheme.to_owned()), message)
}
