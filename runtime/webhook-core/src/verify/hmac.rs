//! Keyed hashes of a template.

use ring::digest;
use ring::hmac::Key;

use super::check::Check;
use super::extract;
use super::signature_reader::{SignatureReader, mismatch};
use crate::delivery_reader::{DeliveryReader, media_type, missing};
use crate::encoding::unhex;
use crate::key;
use crate::mac;
use crate::verify::matched::KeyPrint;
use crate::{
    Claims, Encoding, Hash, Hmac, Incoming, KeyForm, LearnedSecret, Reject, RejectKind, SetupError,
    Source, VerifierSettings,
};

pub(super) struct HmacVerifier {
    reader: SignatureReader,
    hash: Hash,
    encoding: Encoding,
    keys: Vec<(Key, KeyPrint)>,
    learned: Option<(LearnedSecret, KeyForm)>,
    body_hash: Option<Source>,
}

pub(super) fn build(
    scheme: &Hmac,
    settings: &VerifierSettings,
) -> Result<HmacVerifier, SetupError> {
    let learned = settings.learned_of(&scheme.key).cloned();
    // Only a secret that is learned later may be missing.
    let secrets = if learned.is_some() && settings.secrets_of(&scheme.key).is_empty() {
        Vec::new()
    } else {
        key::secrets(settings.signing_secrets(), &scheme.key, scheme.key_form)?
    };
    Ok(HmacVerifier {
        reader: SignatureReader::new(
            settings,
            (&scheme.from, &scheme.extract),
            &scheme.signed,
            (scheme.timestamp.as_ref(), scheme.id.as_ref()),
            &scheme.when,
        )?,
        hash: scheme.hash,
        encoding: scheme.encoding,
        keys: secrets
            .iter()
            .map(|secret| keyed(scheme.hash, secret))
            .collect(),
        learned: learned.map(|learned| (learned, scheme.key_form)),
        body_hash: scheme.body_hash.clone(),
    })
}

fn keyed(hash: Hash, secret: &[u8]) -> (Key, KeyPrint) {
    (mac::key(hash, secret), KeyPrint::of(secret))
}

impl HmacVerifier {
    /// The key of the learned secret.
    fn learned(&self) -> Option<(Key, KeyPrint)> {
        let (learned, form) = self.learned.as_ref()?;
        let bytes = key::bytes("learned", &learned.value()?, *form).ok()?;
        Some(keyed(self.hash, &bytes))
    }

    /// Whether the URL has the hash of the body, and so covers it.
    fn hashed(&self, reading: &DeliveryReader<'_>) -> Result<bool, Reject> {
        let Some(source) = &self.body_hash else {
            return Ok(false);
        };
        let body = &reading.incoming().body;
        match reading.value(source)? {
            Some(hash) => {
                let actual = digest::digest(&digest::SHA256, body);
                let right = unhex(&hash).is_some_and(|hash| mac::equal(&hash, actual.as_ref()));
                if right { Ok(true) } else { Err(mismatch()) }
            }
            None if body.is_empty() || is_form(reading.incoming()) => Ok(false),
            None => Err(missing(source)),
        }
    }
}

fn is_form(incoming: &Incoming) -> bool {
    media_type(&incoming.parts.headers)
        .is_none_or(|media| media == "application/x-www-form-urlencoded")
}

impl Check for HmacVerifier {
    fn check(&self, incoming: &Incoming) -> Result<Claims, Reject> {
        let reading = DeliveryReader::new(incoming);
        let parts = self.reader.open(&reading)?;
        let length = mac::length(self.hash);
        let signatures = extract::decode(&parts.found, self.reader.from(), self.encoding, |is| {
            is == length
        })?;
        let mut given = parts.given();
        given.hashed = self.hashed(&reading)?;
        let learned = self.learned();
        if self.keys.is_empty() && learned.is_none() {
            let detail = "the secret isn't known yet";
            return Err(Reject::new(RejectKind::KeyUnavailable, detail));
        }
        let mut matched: Option<Claims> = None;
        for template in &self.reader.templates {
            let pieces = template.render(&reading, given)?;
            for (number, (key, print)) in self.keys.iter().chain(&learned).enumerate() {
                let right = mac::sign(key, &pieces);
                if !signatures
                    .iter()
                    .any(|signature| mac::equal(signature, right.as_ref()))
                {
                    continue;
                }
                let by = (number, *print);
                let mut claims = self.reader.claims(&parts, given, &reading, template, by)?;
                // If only the body is signed, the signature is a hash of it.
                if let [piece] = &pieces[..]
                    && std::ptr::eq(piece.as_ref(), &incoming.body[..])
                {
                    claims.digest = Some(right.as_ref().to_vec());
                }
                // A single signature is by a single key.
                if signatures.len() == 1 {
                    return Ok(claims);
                }
                matched = Some(claims.after(matched));
            }
        }
        matched.ok_or_else(mismatch)
    }
}
