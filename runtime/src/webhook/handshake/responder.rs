//! The response to a handshake.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use http::{Response, StatusCode};
use ring::hmac::Key;
use serde_json::{Map, Value};

use crate::webhook::unsupported;
use crate::webhook::{
    EchoTarget, Encoding, HandshakeReply, KeyForm, LearnedSecret, Settings, SetupError, Source,
};
use callwright_webhook_core::delivery_reader::DeliveryReader;
use callwright_webhook_core::fetch::Fetcher;
use callwright_webhook_core::key;
use callwright_webhook_core::{encoding, mac};

/// The most bytes of a value that is sent back.
const MAX_ECHO: usize = 4 << 10;
const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");
const JSON: HeaderValue = HeaderValue::from_static("application/json");
const REQUEST_ORIGIN: &str = "webhook-request-origin";
const REQUEST_RATE: &str = "webhook-request-rate";
const ALLOWED_ORIGIN: HeaderName = HeaderName::from_static("webhook-allowed-origin");
const ALLOWED_RATE: HeaderName = HeaderName::from_static("webhook-allowed-rate");

/// A [`HandshakeReply`] of a profile, with the settings that it needs.
pub(super) enum HandshakeResponder {
    Echo {
        from: Source,
        to: EchoTarget,
    },
    Hmac {
        from: Source,
        key: Key,
        encoding: Encoding,
        prefix: String,
        member: String,
        plain_member: Option<String>,
    },
    Fixed(Response<Bytes>),
    Secret {
        from: Source,
        learned: Option<LearnedSecret>,
    },
    Fetch {
        from: Source,
        fetcher: Fetcher,
    },
    Origin {
        origins: Vec<String>,
        rate: String,
    },
}

impl HandshakeResponder {
    pub(super) fn new(reply: &HandshakeReply, settings: &Settings) -> Result<Self, SetupError> {
        Ok(match reply {
            HandshakeReply::Echo { to, .. }
                if !matches!(
                    to,
                    EchoTarget::Text | EchoTarget::Member(_) | EchoTarget::Header(_)
                ) =>
            {
                return Err(unsupported(&format!("an echo to {to:?}")));
            }
            HandshakeReply::Echo { from, to } => Self::Echo {
                from: from.clone(),
                to: to.clone(),
            },
            HandshakeReply::Hmac {
                from,
                hash,
                encoding,
                prefix,
                member,
                plain_member,
            } => {
                let secrets =
                    key::secrets(settings.signing_secrets(), Settings::SECRET, KeyForm::Utf8)?;
                Self::Hmac {
                    from: from.clone(),
                    key: mac::key(*hash, &secrets[0]),
                    encoding: *encoding,
                    prefix: prefix.clone(),
                    member: member.clone(),
                    plain_member: plain_member.clone(),
                }
            }
            HandshakeReply::Fixed {
                status,
                media_type,
                body,
            } => Self::Fixed(fixed(*status, media_type.as_deref(), body)?),
            HandshakeReply::Secret { from } => Self::Secret {
                from: from.clone(),
                learned: settings.learned_of(Settings::SECRET).cloned(),
            },
            HandshakeReply::Fetch { from, hosts } => Self::Fetch {
                from: from.clone(),
                fetcher: Fetcher::new(settings.as_ref(), hosts)?,
            },
            HandshakeReply::Origin => Self::Origin {
                origins: settings.values_of("origins").to_vec(),
                rate: settings
                    .values_of("rate")
                    .first()
                    .cloned()
                    .unwrap_or_else(|| "*".to_owned()),
            },
            other => return Err(unsupported(&format!("a handshake's response `{other}`"))),
        })
    }

    /// The URL that has to be fetched before the response.
    pub(super) fn url(&self, reading: &DeliveryReader<'_>) -> Option<String> {
        let Self::Fetch { from, .. } = self else {
            return None;
        };
        // The fetcher refuses what isn't a URL.
        let url = reading.value(from).ok().flatten().unwrap_or_default();
        Some(url.into_owned())
    }

    /// Fetches the URL. The response is its result.
    pub(super) async fn fetch(&self, url: &str) -> Response<Bytes> {
        let Self::Fetch { fetcher, .. } = self else {
            return refused(WRONG_KIND);
        };
        match fetcher.visit(url).await {
            Ok(()) => status(StatusCode::OK),
            Err(error) if error.is_refused() => refused("the URL isn't allowed to be fetched"),
            Err(_) => {
                let unavailable = status(StatusCode::SERVICE_UNAVAILABLE);
                with_reason(unavailable, "the URL couldn't be fetched")
            }
        }
    }

    /// The response, if nothing has to be fetched.
    pub(super) fn response(&self, reading: &DeliveryReader<'_>) -> Response<Bytes> {
        let response = match self {
            Self::Echo { from, to } => echo(reading, from, to),
            Self::Hmac { from, .. } => safe_value(reading, from).map(|value| self.hashed(&value)),
            Self::Fixed(response) => Some(response.clone()),
            Self::Secret { from, learned } => learn(reading, from, learned.as_ref()),
            Self::Origin { origins, rate } => origin(reading, origins, rate),
            Self::Fetch { .. } => Some(refused(WRONG_KIND)),
        };
        response.unwrap_or_else(|| {
            let bad = status(StatusCode::BAD_REQUEST);
            with_reason(bad, "the value to send back is missing, or may not be sent")
        })
    }

    fn hashed(&self, value: &str) -> Response<Bytes> {
        let Self::Hmac {
            key,
            encoding,
            prefix,
            member,
            plain_member,
            ..
        } = self
        else {
            return refused(WRONG_KIND);
        };
        let tag = mac::sign(key, &[Cow::Borrowed(value.as_bytes())]);
        let hash = format!("{prefix}{}", encoding::encode(*encoding, tag.as_ref()));
        let mut object = Map::new();
        if let Some(name) = plain_member {
            object.insert(name.clone(), Value::from(value));
        }
        object.insert(member.clone(), Value::from(hash));
        json(object)
    }
}

/// The value, if it is safe to send back.
fn safe_value<'a>(reading: &'a DeliveryReader<'_>, from: &Source) -> Option<Cow<'a, str>> {
    let value = reading.value(from).ok()??;
    let is_safe = value.len() <= MAX_ECHO && !value.chars().any(char::is_control);
    is_safe.then_some(value)
}

fn echo(reading: &DeliveryReader<'_>, from: &Source, to: &EchoTarget) -> Option<Response<Bytes>> {
    let value = safe_value(reading, from)?;
    Some(match to {
        EchoTarget::Text => {
            let mut response = Response::new(Bytes::from(value.into_owned()));
            response.headers_mut().insert(CONTENT_TYPE, TEXT);
            no_sniffing(&mut response);
            response
        }
        EchoTarget::Member(name) => json(Map::from_iter([(name.clone(), Value::from(value))])),
        EchoTarget::Header(name) => with_header(name, &value)?,
        // No other place passes `HandshakeResponder::new`.
        _ => return None,
    })
}

/// Takes the secret, if one is expected.
fn learn(
    reading: &DeliveryReader<'_>,
    from: &Source,
    learned: Option<&LearnedSecret>,
) -> Option<Response<Bytes>> {
    let value = safe_value(reading, from).filter(|value| !value.trim().is_empty())?;
    let response = match from {
        Source::Header(name) => with_header(name, &value)?,
        _ => status(StatusCode::OK),
    };
    Some(match learned {
        None => {
            refused("the provider sent a secret, and the endpoint has no `LearnedSecret` for it")
        }
        Some(learned) if learned.is_learned(&value) => response,
        Some(learned) if learned.learn(&value) => with_reason(
            response,
            "the provider sent a secret, and `LearnedSecret` has it",
        ),
        Some(_) => refused(
            "the provider sent an unexpected secret: `LearnedSecret::expect` takes the next",
        ),
    })
}

/// Allows an origin to send (CloudEvents HTTP webhook, section 4).
fn origin(reading: &DeliveryReader<'_>, origins: &[String], rate: &str) -> Option<Response<Bytes>> {
    let requested = safe_value(reading, &Source::Header(REQUEST_ORIGIN.to_owned()))?;
    if !origins
        .iter()
        .any(|origin| origin.eq_ignore_ascii_case(&requested))
    {
        return Some(refused("the origin isn't allowed to send"));
    }
    let mut response = status(StatusCode::OK);
    let headers = response.headers_mut();
    headers.insert(ALLOWED_ORIGIN, HeaderValue::from_str(&requested).ok()?);
    if reading.header(REQUEST_RATE).ok()?.is_some() {
        headers.insert(ALLOWED_RATE, HeaderValue::from_str(rate).ok()?);
    }
    Some(response)
}

fn fixed(code: u16, media_type: Option<&str>, body: &str) -> Result<Response<Bytes>, SetupError> {
    let mut response = Response::new(Bytes::copy_from_slice(body.as_bytes()));
    *response.status_mut() = StatusCode::from_u16(code)
        .map_err(|_| SetupError::new(format!("{code} isn't a status")))?;
    if let Some(media_type) = media_type {
        let value = HeaderValue::from_str(media_type)
            .map_err(|_| SetupError::new(format!("`{media_type}` isn't a media type")))?;
        response.headers_mut().insert(CONTENT_TYPE, value);
    }
    Ok(response)
}

fn json(object: Map<String, Value>) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from(Value::Object(object).to_string()));
    response.headers_mut().insert(CONTENT_TYPE, JSON);
    no_sniffing(&mut response);
    response
}

fn with_header(name: &str, value: &str) -> Option<Response<Bytes>> {
    let mut response = status(StatusCode::OK);
    let name = HeaderName::try_from(name).ok()?;
    response
        .headers_mut()
        .insert(name, HeaderValue::from_str(value).ok()?);
    Some(response)
}

fn no_sniffing(response: &mut Response<Bytes>) {
    let value = HeaderValue::from_static("nosniff");
    response.headers_mut().insert(X_CONTENT_TYPE_OPTIONS, value);
}

/// Why a handshake is refused, or what a person has to do after it, for the log. It is in the extensions of the response, which
/// aren't sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LogReason(pub(crate) &'static str);

const WRONG_KIND: &str = "the response can't be made";

pub(super) fn refused(why: &'static str) -> Response<Bytes> {
    with_reason(status(StatusCode::FORBIDDEN), why)
}

fn with_reason(mut response: Response<Bytes>, why: &'static str) -> Response<Bytes> {
    response.extensions_mut().insert(LogReason(why));
    response
}

fn status(status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    response
}
