//! Deliveries as data, and what is done to them.

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request};
use serde_json::Value;

use crate::tests::memory;
use crate::{
    Claims, Encoding, Extract, Incoming, Profile, Reject, SetupError, SignatureScheme, Source,
    Timestamp, Verifier, VerifierSettings,
};

/// The tests' own deliveries. The signatures were made by Python's `hmac` and `hashlib` and by OpenSSL, with secrets of the
/// tests' own.
pub fn vectors() -> Vec<Vector> {
    let all: Vec<Value> = serde_json::from_str(include_str!("vectors.json")).unwrap();
    all.into_iter().map(Vector).collect()
}

/// A delivery that is accepted.
pub struct Vector(Value);

impl Vector {
    pub fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap()
    }

    pub fn name(&self) -> &str {
        self.text("name")
    }

    pub fn profile(&self) -> Profile {
        Profile::named(self.text("profile")).unwrap()
    }

    pub fn at(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.0["at"].as_u64().unwrap())
    }

    /// The secrets under that member: `secrets`, `wrong`, `private`.
    pub fn secrets(&self, member: &str) -> Vec<(&str, &str)> {
        let Some(secrets) = self.0.get(member) else {
            return Vec::new();
        };
        secrets
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
            .collect()
    }

    pub fn settings<'a>(
        &'a self,
        secrets: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> VerifierSettings {
        // Some schemes of a profile fetch keys; no delivery here needs them.
        let (nothing, _) = memory(|_| async { None });
        let settings = VerifierSettings::new()
            .public_url(self.text("url"))
            .transport(nothing);
        secrets
            .into_iter()
            .fold(settings, |settings, (name, secret)| {
                settings.secret(name, secret)
            })
    }

    pub fn body(&self) -> Vec<u8> {
        match self.0.get("body_base64") {
            Some(text) => STANDARD.decode(text.as_str().unwrap()).unwrap(),
            None => self.text("body").as_bytes().to_vec(),
        }
    }

    pub fn incoming(&self) -> Incoming {
        let mut request = Request::builder()
            .method(self.text("method"))
            .uri(self.text("uri"));
        for (name, value) in self.0["headers"].as_object().unwrap() {
            request = request.header(name, value.as_str().unwrap());
        }
        let mut incoming = Incoming::new(request.body(Bytes::from(self.body())).unwrap());
        incoming.at = self.at();
        incoming
    }

    /// The one scheme of the profile by which it is signed.
    pub fn scheme(&self) -> SignatureScheme {
        let mut leaves = Vec::new();
        collect(&self.profile().verify.unwrap(), &mut leaves);
        let accepts = |scheme: &SignatureScheme| {
            let profile = Profile::new("one", scheme.clone());
            let settings = self.settings(self.secrets("secrets"));
            let accepted = check(&profile, &settings, &self.incoming());
            matches!(accepted, Ok(Ok(_)))
        };
        leaves.into_iter().find(accepts).unwrap()
    }
}

fn collect(scheme: &SignatureScheme, leaves: &mut Vec<SignatureScheme>) {
    match scheme {
        SignatureScheme::All(schemes) | SignatureScheme::Any(schemes) => {
            schemes.iter().for_each(|scheme| collect(scheme, leaves));
        }
        other => leaves.push(other.clone()),
    }
}

/// Where a scheme has its signature, and how.
pub struct Place {
    pub from: Source,
    pub extract: Extract,
    pub encoding: Encoding,
    pub timestamp: Option<Timestamp>,
}

pub fn place(scheme: &SignatureScheme) -> Option<Place> {
    let (from, extract, encoding, timestamp) = match scheme {
        SignatureScheme::Hmac(scheme) => (
            &scheme.from,
            &scheme.extract,
            scheme.encoding,
            &scheme.timestamp,
        ),
        SignatureScheme::Signature(scheme) => (
            &scheme.from,
            &scheme.extract,
            scheme.encoding,
            &scheme.timestamp,
        ),
        SignatureScheme::Digest(scheme) => (&scheme.from, &scheme.extract, scheme.encoding, &None),
        _ => return None,
    };
    Some(Place {
        from: from.clone(),
        extract: extract.clone(),
        encoding,
        timestamp: timestamp.clone(),
    })
}

impl Place {
    /// The headers that contain it.
    pub fn headers(&self, incoming: &Incoming) -> Vec<HeaderName> {
        let Source::Header(wanted) = &self.from else {
            return Vec::new();
        };
        let right = |name: &&HeaderName| match wanted.strip_suffix('*') {
            Some(stem) => name.as_str().starts_with(stem),
            None => name.as_str() == wanted,
        };
        incoming
            .parts
            .headers
            .keys()
            .filter(right)
            .cloned()
            .collect()
    }

    /// Does something to every signature.
    pub fn change(&self, incoming: &mut Incoming, change: impl Fn(&str) -> String) {
        for name in self.headers(incoming) {
            let value = incoming.parts.headers[&name].to_str().unwrap();
            let changed = match &self.extract {
                Extract::Whole => change(value),
                Extract::Prefix(prefix) => {
                    format!(
                        "{prefix}{}",
                        change(value.strip_prefix(prefix.as_str()).unwrap())
                    )
                }
                Extract::Pairs {
                    separator,
                    equals,
                    name,
                } => each(value, separator, &format!("{name}{equals}"), &change),
                Extract::Versions { separator, version } => each(
                    value,
                    &separator.to_string(),
                    &format!("{version},"),
                    &change,
                ),
            };
            set(incoming, name.as_str(), &changed);
        }
    }
}

fn each(value: &str, separator: &str, start: &str, change: impl Fn(&str) -> String) -> String {
    let parts: Vec<_> = value
        .split(separator)
        .map(|part| match part.strip_prefix(start) {
            Some(signature) => format!("{start}{}", change(signature)),
            None => part.to_owned(),
        })
        .collect();
    parts.join(separator)
}

pub fn set(incoming: &mut Incoming, name: &str, value: &str) {
    let name = HeaderName::try_from(name).unwrap();
    let value = HeaderValue::try_from(value).unwrap();
    incoming.parts.headers.insert(name, value);
}

pub fn add(incoming: &mut Incoming, name: &str, value: &str) {
    let name = HeaderName::try_from(name).unwrap();
    let value = HeaderValue::try_from(value).unwrap();
    incoming.parts.headers.append(name, value);
}

/// The verifier of a profile.
pub fn verifier(
    profile: &Profile,
    settings: &VerifierSettings,
) -> Result<Arc<dyn Verifier>, SetupError> {
    profile.verifier(settings)
}

/// Builds a verifier and lets it look.
pub fn check(
    profile: &Profile,
    settings: &VerifierSettings,
    incoming: &Incoming,
) -> Result<Result<Claims, Reject>, SetupError> {
    let verifier = verifier(profile, settings)?;
    Ok(now(verifier.verify(incoming)))
}

/// The result of a future that waits for nothing.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("it waits"),
    }
}
