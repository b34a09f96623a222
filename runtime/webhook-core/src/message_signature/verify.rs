//! Verifies HTTP message signatures (RFC 9421).

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::Uri;

use super::base::SignatureInput;
use super::component::{Component, SignedMessage, components};
use super::content_digest;
use super::fields::{self, BareItem, FieldItem, FieldMember};
use super::key::VerifyingKey;
use crate::delivery_reader::{DeliveryReader, malformed as malformed_at, missing};
use crate::public_url::PublicUrl;
use crate::verify::check::Check;
use crate::verify::matched::KeyPrint;
use crate::verify::sync;
use crate::{
    Claims, Covers, Incoming, MessageSignature, Reject, RejectKind, SetupError, Source, Verifier,
    VerifierSettings,
};

/// How much clocks may differ.
const SLACK: Duration = Duration::from_secs(60);
/// The maximum number of signatures of a delivery that are tried.
const MOST: usize = 8;

/// The verifier of a scheme.
///
/// # Errors
///
/// Keys are missing or wrong, a component is unknown, or a component needs the public URL, which isn't given.
pub fn build(
    scheme: &MessageSignature,
    settings: &VerifierSettings,
) -> Result<Arc<dyn Verifier>, SetupError> {
    let required = components(scheme)?;
    if required.is_empty() {
        return Err(SetupError::new(
            "a message signature could cover nothing: `components` must name what it has to cover, such as `content-digest`",
        ));
    }
    // Without the endpoint's own URL, a delivery that was signed for another receiver could be sent here.
    let url = match settings.signing_secrets().url() {
        Some(_) => Some(PublicUrl::from(settings.signing_secrets())?),
        None if required.iter().any(Component::needs_url) => {
            Some(PublicUrl::from(settings.signing_secrets())?)
        }
        None => None,
    };
    Ok(sync::verifier(MessageSignatureVerifier {
        label: scheme.label.clone(),
        algorithm: scheme.algorithm.clone(),
        keys: VerifyingKey::read(scheme, settings)?,
        max_age: scheme.max_age,
        required,
        url,
    }))
}

struct MessageSignatureVerifier {
    label: Option<String>,
    algorithm: String,
    keys: Vec<(VerifyingKey, KeyPrint)>,
    required: Vec<Component>,
    max_age: Option<Duration>,
    url: Option<PublicUrl>,
}

impl Check for MessageSignatureVerifier {
    fn check(&self, incoming: &Incoming) -> Result<Claims, Reject> {
        let reading = DeliveryReader::new(incoming);
        let inputs = dictionary(&reading, "signature-input")?;
        let signatures = dictionary(&reading, "signature")?;
        let url = self.url(incoming)?;
        let message = SignedMessage {
            method: incoming.parts.method.as_str(),
            url: &url,
            headers: &incoming.parts.headers,
        };
        // If none is valid, the last rejection is returned.
        let mut refused = Reject::new(RejectKind::Missing, "there is no signature with that label");
        let wanted = |label: &str| self.label.as_deref().is_none_or(|wanted| wanted == label);
        let inputs = inputs.iter().filter(|(label, _)| wanted(label));
        let mut matched: Option<Claims> = None;
        for (label, input) in inputs.take(MOST) {
            let signature = signatures.iter().find(|(name, _)| name == label);
            match self.check_one(
                input,
                signature.map(|(_, member)| member),
                &message,
                incoming,
            ) {
                Ok(claims) => matched = Some(claims.after(matched)),
                Err(reject) => refused = reject,
            }
        }
        matched.ok_or(refused)
    }
}

impl MessageSignatureVerifier {
    /// The URL as the sender knows it.
    fn url<'a>(&self, incoming: &'a Incoming) -> Result<Cow<'a, Uri>, Reject> {
        let came = &incoming.parts.uri;
        let Some(public) = &self.url else {
            return Ok(Cow::Borrowed(came));
        };
        let url = public.of(came).parse();
        let malformed = |_| Reject::new(RejectKind::Malformed, "the URL can't be read");
        url.map(Cow::Owned).map_err(malformed)
    }

    fn check_one(
        &self,
        input: &FieldMember,
        signature: Option<&FieldMember>,
        message: &SignedMessage<'_>,
        incoming: &Incoming,
    ) -> Result<Claims, Reject> {
        let input = SignatureInput::of(input)?;
        let signature = match signature {
            Some(FieldMember::Item(FieldItem {
                value: BareItem::Bytes(bytes),
                ..
            })) => bytes,
            Some(_) => return Err(malformed("the signature isn't bytes")),
            None => return Err(missing(&header("signature"))),
        };
        if let Some(uncovered) = self
            .required
            .iter()
            .find(|one| !input.components.contains(one))
        {
            let detail = format!("the signature doesn't cover {}", uncovered.name);
            return Err(Reject::new(RejectKind::Missing, detail));
        }
        if input
            .text("alg")?
            .is_some_and(|said| said != self.algorithm)
        {
            return Err(mismatch("the algorithm isn't the expected one"));
        }
        let base = input.base(message)?;
        let verifies =
            |(key, _): &&(VerifyingKey, KeyPrint)| key.verifies(base.as_bytes(), signature);
        let (_, print) = self
            .keys
            .iter()
            .find(verifies)
            .ok_or_else(|| mismatch("the signature doesn't match"))?;
        let (created, until) = self.check_times(&input, incoming.at)?;
        let digest = input.components.iter().any(Component::is_digest);
        if digest {
            content_digest::check(&incoming.parts.headers, &incoming.body)?;
        }
        let mut claims = Claims {
            covers: covers(&input, digest, self.url.is_some()),
            signed_at: created,
            valid_until: until,
            ..Claims::default()
        };
        claims.matched.url = url(&input, message)?;
        Ok(claims.by(input.text("keyid")?.map(str::to_owned), *print))
    }

    /// When the signature was made, and until when it is accepted.
    fn check_times(
        &self,
        input: &SignatureInput,
        at: SystemTime,
    ) -> Result<(Option<SystemTime>, Option<SystemTime>), Reject> {
        let moment = |name| {
            let seconds = input.seconds(name)?;
            Ok(seconds.and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds))))
        };
        let (created, expires): (Option<SystemTime>, Option<SystemTime>) =
            (moment("created")?, moment("expires")?);
        if expires.is_some_and(|end| at >= end) {
            return Err(Reject::new(RejectKind::Stale, "the signature has expired"));
        }
        match (created, self.max_age) {
            (None, Some(_)) => return Err(malformed("the signature doesn't say when it was made")),
            (Some(created), _) if created > at + SLACK => {
                let detail = "the signature is from the future";
                return Err(Reject::new(RejectKind::Future, detail));
            }
            (Some(created), Some(most))
                if at.duration_since(created).is_ok_and(|age| age > most) =>
            {
                return Err(Reject::new(RejectKind::Stale, "the signature is too old"));
            }
            _ => {}
        }
        let old = created
            .zip(self.max_age)
            .and_then(|(created, most)| created.checked_add(most));
        Ok((created, [old, expires].into_iter().flatten().min()))
    }
}

/// What a signature covers. A URL counts only if it is the endpoint's own, not if the delivery states it.
fn covers(input: &SignatureInput, body: bool, ours: bool) -> Covers {
    let name = |component: &Component| component.name.clone();
    let all = || input.components.iter();
    Covers {
        body,
        headers: all()
            .map(name)
            .filter(|name| !name.starts_with('@'))
            .collect(),
        fields: Vec::new(),
        url: ours && all().any(|component| component.name == "@target-uri"),
    }
}

/// The covered parts of the path and the query.
fn url(input: &SignatureInput, message: &SignedMessage<'_>) -> Result<Option<String>, Reject> {
    let mut url: Option<String> = None;
    for component in &input.components {
        let text = match component.name.as_str() {
            "@target-uri" => {
                let target = message.url.path_and_query();
                target.map_or("/", |target| target.as_str()).to_owned()
            }
            "@request-target" | "@path" | "@query" => component.value(message)?,
            _ => continue,
        };
        let url = url.get_or_insert_default();
        url.push_str(&text);
        url.push('\n');
    }
    Ok(url)
}

/// A dictionary of labels. The field may appear only once.
fn dictionary(
    reading: &DeliveryReader<'_>,
    name: &str,
) -> Result<Vec<(String, FieldMember)>, Reject> {
    let source = header(name);
    let text = reading.need(&source)?;
    fields::dictionary(&text).ok_or_else(|| malformed_at(&source, "isn't a dictionary"))
}

fn header(name: &str) -> Source {
    Source::Header(name.to_owned())
}

fn malformed(what: &str) -> Reject {
    Reject::new(RejectKind::Malformed, what)
}

fn mismatch(what: &str) -> Reject {
    Reject::new(RejectKind::Mismatch, what)
}
