//! Keys that verify message signatures.

use ring::hmac;

use crate::matched::KeyPrint;
use crate::signing::key;
use crate::signing::message::key::Algorithm as Named;
use crate::verify::keys::{Algorithm, PublicKey, certificate_key};
use crate::{KeyForm, MessageSignature, SetupError, VerifierSettings};

/// What verifies.
pub(super) enum Key {
    Secret(hmac::Key),
    Public(PublicKey, Algorithm),
}

impl Key {
    /// The keys of the settings: one at least.
    pub(super) fn read(
        scheme: &MessageSignature,
        settings: &VerifierSettings,
    ) -> Result<Vec<(Self, KeyPrint)>, SetupError> {
        let algorithm = algorithm(scheme)?;
        let keys = key::secrets(settings.known(), &scheme.key, scheme.key_form)?;
        let keys = keys.into_iter().map(|bytes| {
            let key = match algorithm {
                None => Self::Secret(hmac::Key::new(hmac::HMAC_SHA256, &bytes)),
                Some(algorithm) => public(&bytes, scheme.key_form, algorithm)
                    .map(|key| Self::Public(key, algorithm))
                    .ok_or_else(|| {
                        SetupError::new(format!(
                            "`{}` isn't a public key for {}",
                            scheme.key, scheme.algorithm
                        ))
                    })?,
            };
            Ok((key, KeyPrint::of(&bytes)))
        });
        keys.collect()
    }

    pub(super) fn verifies(&self, text: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Secret(key) => hmac::verify(key, text, signature).is_ok(),
            Self::Public(key, algorithm) => key.verifies(*algorithm, text, signature),
        }
    }
}

fn public(bytes: &[u8], form: KeyForm, algorithm: Algorithm) -> Option<PublicKey> {
    let key = match (form, algorithm) {
        (KeyForm::Spki, _) => PublicKey::from_spki(bytes)
            .or_else(|| certificate_key(bytes))
            .or_else(|| PublicKey::from_pkcs1(bytes)),
        (_, Algorithm::Ed25519) => PublicKey::ed25519(bytes),
        (_, Algorithm::P256Raw) => PublicKey::p256(bytes),
        _ => None,
    };
    key.filter(|key| key.fits(algorithm))
}

/// The algorithm of a scheme; `None` for the one by a secret.
fn algorithm(scheme: &MessageSignature) -> Result<Option<Algorithm>, SetupError> {
    Ok(match Named::of(scheme)? {
        Named::HmacSha256 => None,
        Named::Ed25519 => Some(Algorithm::Ed25519),
        Named::P256 => Some(Algorithm::P256Raw),
        Named::RsaPkcs1 => Some(Algorithm::Pkcs1Sha256),
        Named::RsaPss => Some(Algorithm::PssSha512),
    })
}
