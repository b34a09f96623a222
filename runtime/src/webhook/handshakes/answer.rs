//! What a handshake is answered.

use std::borrow::Cow;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderName, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use http::{Response, StatusCode};
use ring::hmac::Key;
use serde_json::{Map, Value};

use crate::webhook::fetch::Fetcher;
use crate::webhook::signing::key;
use crate::webhook::signing::reading::Reading;
use crate::webhook::verify::{encoding, mac};
use crate::webhook::{
    Encoding, KeyForm, LearnedSecret, Place, Reply, Settings, SetupError, Source,
};

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
        to: Place,
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
        header: String,
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
    pub(super) fn new(reply: &Reply, settings: &Settings) -> Result<Self, SetupError> {
        Ok(match reply {
            Reply::Echo { from, to } => Self::Echo {
                from: from.clone(),
                to: to.clone(),
            },
            Reply::Hmac {
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
            Reply::Fixed {
                status,
                media_type,
                body,
            } => Self::Fixed(fixed(*status, media_type.as_deref(), body)?),
            Reply::Secret { header } => Self::Secret {
                header: header.clone(),
                learned: settings.learned_of(Settings::SECRET).cloned(),
            },
            Reply::Fetch { from, hosts } => Self::Fetch {
                from: from.clone(),
                fetcher: Fetcher::new(settings, hosts)?,
            },
            Reply::Origin => Self::Origin {
                origins: settings.values_of("origins").to_vec(),
                rate: settings
                    .values_of("rate")
                    .first()
                    .cloned()
                    .unwrap_or_else(|| "*".to_owned()),
            },
        })
    }

    /// The URL that has to be fetched first.
    pub(super) fn url(&self, reading: &Reading<'_>) -> Option<String> {
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
            return refused();
        };
        match fetcher.visit(url).await {
            Ok(()) => status(StatusCode::OK),
            Err(error) if error.is_refused() => refused(),
            Err(_) => status(StatusCode::SERVICE_UNAVAILABLE),
        }
    }

    /// The answer that needs no waiting.
    pub(super) fn at_once(&self, reading: &Reading<'_>) -> Response<Bytes> {
        let answer = match self {
            Self::Echo { from, to } => echo(reading, from, to),
            Self::Hmac { from, .. } => harmless(reading, from).map(|value| self.hashed(&value)),
            Self::Fixed(response) => Some(response.clone()),
            Self::Secret { header, learned } => keep(reading, header, learned.as_ref()),
            Self::Origin { origins, rate } => origin(reading, origins, rate),
            Self::Fetch { .. } => Some(refused()),
        };
        answer.unwrap_or_else(|| status(StatusCode::BAD_REQUEST))
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
            return refused();
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
fn harmless<'a>(reading: &'a Reading<'_>, from: &Source) -> Option<Cow<'a, str>> {
    let value = reading.value(from).ok()??;
    let right = value.len() <= MOST && !value.chars().any(char::is_control);
    right.then_some(value)
}

fn echo(reading: &Reading<'_>, from: &Source, to: &Place) -> Option<Response<Bytes>> {
    let value = harmless(reading, from)?;
    Some(match to {
        Place::Text => {
            let mut response = Response::new(Bytes::from(value.into_owned()));
            response.headers_mut().insert(CONTENT_TYPE, TEXT);
            no_sniffing(&mut response);
            response
        }
        Place::Member(name) => json(Map::from_iter([(name.clone(), Value::from(value))])),
        Place::Header(name) => with_header(name, &value)?,
    })
}

/// Takes the secret, where one is expected.
fn keep(
    reading: &Reading<'_>,
    header: &str,
    learned: Option<&LearnedSecret>,
) -> Option<Response<Bytes>> {
    let value = harmless(reading, &Source::Header(header.to_owned()))?;
    let response = with_header(header, &value).filter(|_| !value.is_empty())?;
    let kept = learned.is_some_and(|learned| learned.tell(&value));
    Some(if kept { response } else { refused() })
}

/// Lets an origin send (CloudEvents HTTP webhook, section 4).
fn origin(reading: &Reading<'_>, origins: &[String], rate: &str) -> Option<Response<Bytes>> {
    let asking = harmless(reading, &Source::Header(ASKING_ORIGIN.to_owned()))?;
    if !origins
        .iter()
        .any(|origin| origin.eq_ignore_ascii_case(&asking))
    {
        return Some(refused());
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

pub(super) fn refused() -> Response<Bytes> {
    status(StatusCode::FORBIDDEN)
}

fn status(status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    response
}
