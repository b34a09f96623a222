use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::credential::{Credential, Credentials};
use super::scheme::Scheme;
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
/// An empty alternative means that the call also works without credentials; it is taken last, so that those who have
/// credentials are known to the server. If nothing fits, nothing is carried: the server's 401 says more than we can.
pub(crate) fn carried(
    security: &[&[&str]],
    schemes: &[(&'static str, Scheme)],
    credentials: &Credentials,
) -> Result<Carried, RequestError> {
    let mut carried = Carried::default();
    for alternative in security
        .iter()
        .filter(|alternative| !alternative.is_empty())
    {
        let given: Option<Vec<_>> = alternative
            .iter()
            .map(|name| given(name, schemes, credentials))
            .collect();
        if let Some(given) = given {
            for (name, scheme, credential) in given {
                carried.add(name, scheme, credential)?;
            }
            break;
        }
    }
    Ok(carried)
}

fn given<'a>(
    name: &'a str,
    schemes: &[(&'static str, Scheme)],
    credentials: &'a Credentials,
) -> Option<(&'a str, Scheme, &'a Credential)> {
    let (_, scheme) = schemes.iter().find(|(of, _)| *of == name)?;
    Some((name, *scheme, credentials.get(name)?))
}

impl Carried {
    fn add(
        &mut self,
        name: &str,
        scheme: Scheme,
        credential: &Credential,
    ) -> Result<(), RequestError> {
        match scheme {
            Scheme::Bearer => {
                self.header(name, AUTHORIZATION, format!("Bearer {}", credential.text()))
            }
            Scheme::Basic if credential.has_colon_in_user() => {
                Err(fault(name, "a user name can't hold a colon"))
            }
            Scheme::Basic => self.header(
                name,
                AUTHORIZATION,
                format!("Basic {}", credential.basic_text()),
            ),
            Scheme::Http(scheme) => self.header(
                name,
                AUTHORIZATION,
                format!("{scheme} {}", credential.text()),
            ),
            Scheme::ApiKeyHeader(header) => {
                let Ok(header) = HeaderName::from_bytes(header.as_bytes()) else {
                    return Err(fault(name, "the document's header name isn't one"));
                };
                self.header(name, header, credential.text())
            }
            Scheme::ApiKeyQuery(query) => {
                self.query.push((
                    escaped(query, Escape::All),
                    escaped(&credential.text(), Escape::All),
                ));
                Ok(())
            }
            Scheme::ApiKeyCookie(cookie) => {
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
