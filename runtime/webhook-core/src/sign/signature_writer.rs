//! Writes a signature into a request, with its time and its id.

use std::time::SystemTime;

use bytes::Bytes;
use http::Request;
use ring::digest::{SHA256, digest};

use super::put;
use crate::FORM;
use crate::delivery_reader::{DeliveryReader, media_type};
use crate::template::{Template, TemplateValues};
use crate::{Asymmetric, Digest, Encoding, Extract, Hmac, SchemeCondition, Source, Timestamp};
use crate::{Incoming, SetupError, SigningSecrets, encoding, timestamp};

pub(super) struct SignatureWriter {
    from: Source,
    extract: Extract,
    encoding: Encoding,
    timestamp: Option<Timestamp>,
    id: Option<Source>,
    body_hash: Option<Source>,
    when: Vec<SchemeCondition>,
    template: Template,
}

impl SignatureWriter {
    pub(super) fn hmac(scheme: &Hmac, known: &SigningSecrets) -> Result<Self, SetupError> {
        Ok(Self {
            from: scheme.from.clone(),
            extract: scheme.extract.clone(),
            encoding: scheme.encoding,
            timestamp: scheme.timestamp.clone(),
            id: scheme.id.clone(),
            body_hash: scheme.body_hash.clone(),
            when: scheme.when.clone(),
            template: template(&scheme.signed, known)?,
        })
    }

    pub(super) fn digest(scheme: &Digest, known: &SigningSecrets) -> Result<Self, SetupError> {
        Ok(Self {
            from: scheme.from.clone(),
            extract: scheme.extract.clone(),
            encoding: scheme.encoding,
            timestamp: None,
            id: None,
            body_hash: None,
            when: scheme.when.clone(),
            template: template(&scheme.signed, known)?,
        })
    }

    pub(super) fn signature(
        scheme: &Asymmetric,
        known: &SigningSecrets,
    ) -> Result<Self, SetupError> {
        Ok(Self {
            from: scheme.from.clone(),
            extract: scheme.extract.clone(),
            encoding: scheme.encoding,
            timestamp: scheme.timestamp.clone(),
            id: scheme.id.clone(),
            body_hash: None,
            when: scheme.when.clone(),
            template: template(&scheme.signed, known)?,
        })
    }

    /// Whether the signatures of several keys can be written.
    pub(super) fn takes_several(&self) -> bool {
        matches!(
            self.extract,
            Extract::Pairs { .. } | Extract::Versions { .. }
        )
    }

    pub(super) fn sign(
        &self,
        request: &mut Request<Bytes>,
        id: &str,
        at: SystemTime,
        make: impl FnOnce(&[u8]) -> Result<Vec<Vec<u8>>, SetupError>,
    ) -> Result<(), SetupError> {
        self.sign_with(request, id, at, None, make)
    }

    pub(super) fn sign_with(
        &self,
        request: &mut Request<Bytes>,
        id: &str,
        at: SystemTime,
        secret: Option<&[u8]>,
        make: impl FnOnce(&[u8]) -> Result<Vec<Vec<u8>>, SetupError>,
    ) -> Result<(), SetupError> {
        for condition in &self.when {
            if let Some(value) = condition.values.first() {
                let text = match &condition.pair {
                    Some(pair) => format!("{pair}={value}"),
                    None => value.clone(),
                };
                put::put(request, &condition.from, &text)?;
            }
        }
        if let Some(source) = &self.id {
            put::put(request, source, id)?;
        }
        let time = self
            .timestamp
            .as_ref()
            .map(|timestamp| (timestamp, timestamp::write(timestamp.unit, at)));
        if let Some((timestamp, text)) = &time
            && let Some(source) = &timestamp.from
        {
            put::put(request, source, text)?;
        }
        let hashed = self.hash_body(request)?;
        let incoming = Incoming {
            at,
            ..Incoming::new(request.clone())
        };
        let given = TemplateValues {
            timestamp: time.as_ref().map(|(_, text)| text.as_str()),
            id: Some(id),
            secret,
            hashed,
        };
        let message = self
            .template
            .render(&DeliveryReader::new(&incoming), given)
            .map_err(|reject| SetupError::new(format!("the delivery can't be signed: {reject}")))?
            .concat();
        let time = time
            .as_ref()
            .map(|(timestamp, text)| (*timestamp, text.as_str()));
        self.write(request, &make(&message)?, time)
    }

    /// Writes the body's hash into the URL, unless the body is a form (Twilio).
    fn hash_body(&self, request: &mut Request<Bytes>) -> Result<bool, SetupError> {
        let Some(source) = &self.body_hash else {
            return Ok(false);
        };
        let is_form = media_type(request.headers()).is_none_or(|media| media == FORM);
        if is_form || request.body().is_empty() {
            return Ok(false);
        }
        let hash = encoding::hex(digest(&SHA256, request.body()).as_ref());
        put::put(request, source, &hash)?;
        Ok(true)
    }

    fn write(
        &self,
        request: &mut Request<Bytes>,
        signatures: &[Vec<u8>],
        time: Option<(&Timestamp, &str)>,
    ) -> Result<(), SetupError> {
        let mut texts = signatures
            .iter()
            .map(|signature| encoding::encode(self.encoding, signature));
        let text = match &self.extract {
            Extract::Whole => texts.next().unwrap_or_default(),
            Extract::Prefix(prefix) => format!("{prefix}{}", texts.next().unwrap_or_default()),
            Extract::Pairs {
                separator,
                equals,
                name,
            } => {
                let pair = time.and_then(|(timestamp, text)| {
                    let pair = timestamp.pair.as_ref()?;
                    Some(format!("{pair}{equals}{text}"))
                });
                let signatures = texts.map(|text| format!("{name}{equals}{text}"));
                let all: Vec<_> = pair.into_iter().chain(signatures).collect();
                all.join(separator)
            }
            Extract::Versions { separator, version } => {
                let all: Vec<_> = texts.map(|text| format!("{version},{text}")).collect();
                all.join(&separator.to_string())
            }
        };
        put::put(request, &self.from, &text)
    }
}

fn template(signed: &str, known: &SigningSecrets) -> Result<Template, SetupError> {
    let mut all = Template::all(signed, known)?;
    // The first alternative has the URL as it is configured.
    Ok(all.swap_remove(0))
}
