//! What a handshake is answered.

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

/// The most bytes of a value that comes back.
const MOST: usize = 4 << 10;
const TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");
const JSON: HeaderValue = HeaderValue::from_static("application/json");
const ASKING_ORIGIN: &str = "webhook-request-origin";
const ASKING_RATE: &str = "webhook-request-rate";
const ALLOWED_ORIGIN: HeaderName = HeaderName::from_static("webhook-allowed-origin");
const ALLOWED_RATE: HeaderName = HeaderName::from_static("webhook-allowed-rate");

pub(super) enum Answer {
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

impl Answer {
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
                let secrets = key::secrets(settings.known(), Settings::SECRET, KeyForm::Utf8)?;
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
            other => return Err(unsupported(&format!("a handshake's answer `{other}`"))),
        })
    }

    /// The URL that has to be fetched first.
    pub(super) fn url(&self, reading: &DeliveryReader<'_>) -> Option<String> {
        let Self::Fetch { from, .. } = self else {
            return None;
        };
        // What isn't a URL won't be fetched.
        let url = reading.value(from).ok().flatten().unwrap_or_default();
        Some(url.into_owned())
    }

    /// Fetches it, and says how that went.
    pub(super) async fn fetch(&self, url: &str) -> Response<Bytes> {
        let Self::Fetch { fetcher, .. } = self else {
            return refused(UNREADY);
        };
        match fetcher.visit(url).await {
            Ok(()) => status(StatusCode::OK),
            Err(error) if error.is_refused() => refused("the URL isn't one that may be fetched"),
            Err(_) => {
                let unavailable = status(StatusCode::SERVICE_UNAVAILABLE);
                because(unavailable, "the URL couldn't be fetched")
            }
        }
    }

    /// The answer that needs no waiting.
    pub(super) fn at_once(&self, reading: &DeliveryReader<'_>) -> Response<Bytes> {
        let answer = match self {
            Self::Echo { from, to } => echo(reading, from, to),
            Self::Hmac { from, .. } => harmless(reading, from).map(|value| self.hashed(&value)),
            Self::Fixed(response) => Some(response.clone()),
            Self::Secret { from, learned } => keep(reading, from, learned.as_ref()),
            Self::Origin { origins, rate } => origin(reading, origins, rate),
            Self::Fetch { .. } => Some(refused(UNREADY)),
        };
        answer.unwrap_or_else(|| {
            let bad = status(StatusCode::BAD_REQUEST);
            because(
                bad,
                "the value that is wanted back isn't there, or isn't fit to be sent",
            )
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
            return refused(UNREADY);
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

/// The value, if nobody can do harm with it.
fn harmless<'a>(reading: &'a DeliveryReader<'_>, from: &Source) -> Option<Cow<'a, str>> {
    let value = reading.value(from).ok()??;
    let right = value.len() <= MOST && !value.chars().any(char::is_control);
    right.then_some(value)
}

fn echo(reading: &DeliveryReader<'_>, from: &Source, to: &EchoTarget) -> Option<Response<Bytes>> {
    let value = harmless(reading, from)?;
    Some(match to {
        EchoTarget::Text => {
            let mut response = Response::new(Bytes::from(value.into_owned()));
            response.headers_mut().insert(CONTENT_TYPE, TEXT);
            no_sniffing(&mut response);
            response
        }
        EchoTarget::Member(name) => json(Map::from_iter([(name.clone(), Value::from(value))])),
        EchoTarget::Header(name) => with_header(name, &value)?,
        // No other place passes `Answer::new`.
        _ => return None,
    })
}

/// Takes the secret, where one is expected.
fn keep(
    reading: &DeliveryReader<'_>,
    from: &Source,
    learned: Option<&LearnedSecret>,
) -> Option<Response<Bytes>> {
    let value = harmless(reading, from).filter(|value| !value.trim().is_empty())?;
    let response = match from {
        Source::Header(name) => with_header(name, &value)?,
        _ => status(StatusCode::OK),
    };
    Some(match learned {
        None => {
            refused("a secret came, and the endpoint has no `LearnedSecret` that would take it")
        }
        Some(learned) if learned.is(&value) => response,
        Some(learned) if learned.tell(&value) => {
            because(response, "a secret came, and `LearnedSecret` has it")
        }
        Some(_) => {
            refused("a secret came that nobody expects: `LearnedSecret::expect` takes the next")
        }
    })
}

/// Lets an origin send (CloudEvents HTTP webhook, section 4).
fn origin(reading: &DeliveryReader<'_>, origins: &[String], rate: &str) -> Option<Response<Bytes>> {
    let asking = harmless(reading, &Source::Header(ASKING_ORIGIN.to_owned()))?;
    if !origins
        .iter()
        .any(|origin| origin.eq_ignore_ascii_case(&asking))
    {
        return Some(refused("the origin isn't one that may send"));
    }
    let mut response = status(StatusCode::OK);
    let headers = response.headers_mut();
    headers.insert(ALLOWED_ORIGIN, HeaderValue::from_str(&asking).ok()?);
    if reading.header(ASKING_RATE).ok()?.is_some() {
        headers.insert(ALLOWED_RATE, HeaderValue::from_str(rate).ok()?);
    }
    Some(response)
}

fn fixed(code: u16, media_type: Option<&str>, body: &str) -> Result<Response<Bytes>, SetupError> {
    let mut response = Response::new(Bytes::copy_from_slice(body.as_bytes()));
    *response.status_mut() =
        StatusCode::from_u16(code).map_err(|_| SetupError::new(format!("{code} is no status")))?;
    if let Some(media_type) = media_type {
        let value = HeaderValue::from_str(media_type)
            .map_err(|_| SetupError::new(format!("`{media_type}` is no media type")))?;
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

/// Why a handshake is refused, or what else the log should tell of it. It stands in the answer's extensions, which aren't sent.
#[derive(Clone, Copy, Debug)]
pub(in crate::webhook) struct Why(pub(in crate::webhook) &'static str);

const UNREADY: &str = "the answer can't be made";

pub(super) fn refused(why: &'static str) -> Response<Bytes> {
    because(status(StatusCode::FORBIDDEN), why)
}

fn because(mut response: Response<Bytes>, why: &'static str) -> Response<Bytes> {
    response.extensions_mut().insert(Why(why));
    response
}

fn status(status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    response
}
