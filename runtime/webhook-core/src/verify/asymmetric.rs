//! Signatures of a template by a key pair.

use super::check::Check;
use super::extract;
use super::keys::{PublicKey, PublicKeyAlgorithm, public};
use super::signature_reader::{SignatureReader, mismatch};
use crate::delivery_reader::DeliveryReader;
use crate::key;
use crate::verify::matched::KeyPrint;
use crate::{
    Asymmetric, Claims, Encoding, Incoming, Reject, SetupError, SignatureAlgorithm,
    VerifierSettings,
};

pub(super) struct AsymmetricVerifier {
    reader: SignatureReader,
    algorithm: SignatureAlgorithm,
    encoding: Encoding,
    keys: Vec<(PublicKey, KeyPrint)>,
}

pub(super) fn build(
    scheme: &Asymmetric,
    settings: &VerifierSettings,
) -> Result<AsymmetricVerifier, SetupError> {
    let keys = key::texts(settings.signing_secrets(), &scheme.key)?
        .iter()
        .map(|text| {
            let key = public(&scheme.key, text, scheme.key_form, scheme.algorithm.into())?;
            Ok((key, KeyPrint::of(text.trim().as_bytes())))
        })
        .collect::<Result<_, SetupError>>()?;
    Ok(AsymmetricVerifier {
        reader: SignatureReader::new(
            settings,
            (&scheme.from, &scheme.extract),
            &scheme.signed,
            (scheme.timestamp.as_ref(), scheme.id.as_ref()),
            &scheme.when,
        )?,
        algorithm: scheme.algorithm,
        encoding: scheme.encoding,
        keys,
    })
}

/// Whether a signature may have this length.
fn may_be(algorithm: SignatureAlgorithm, length: usize) -> bool {
    match algorithm {
        SignatureAlgorithm::Ed25519 | SignatureAlgorithm::EcdsaP256Raw => length == 64,
        SignatureAlgorithm::EcdsaP256Der => (8..=72).contains(&length),
        SignatureAlgorithm::RsaSha256 | SignatureAlgorithm::RsaSha1 => {
            (256..=1024).contains(&length)
        }
    }
}

impl Check for AsymmetricVerifier {
    fn check(&self, incoming: &Incoming) -> Result<Claims, Reject> {
        let reading = DeliveryReader::new(incoming);
        let parts = self.reader.open(&reading)?;
        let from = self.reader.from();
        let algorithm = PublicKeyAlgorithm::from(self.algorithm);
        let signatures = extract::decode(&parts.found, from, self.encoding, |length| {
            may_be(self.algorithm, length)
        })?;
        let mut matched: Option<Claims> = None;
        for template in &self.reader.templates {
            let given = parts.given();
            let message = template.render(&reading, given)?.concat();
            for (number, (key, print)) in self.keys.iter().enumerate() {
                if !signatures
                    .iter()
                    .any(|signature| key.verifies(algorithm, &message, signature))
                {
                    continue;
                }
                let by = (number, *print);
                let claims = self.reader.claims(&parts, given, &reading, template, by)?;
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
