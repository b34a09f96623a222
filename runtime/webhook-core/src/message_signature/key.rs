//! Keys of message signatures, by the names of their algorithms (RFC 9421 section 3.3).

use ring::hmac;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, RSA_PKCS1_SHA256, RSA_PSS_SHA512};

use crate::sign::private_key::{KeyKind, PrivateKey};
#[cfg(feature = "verify")]
use crate::verify::keys::{PublicKey, PublicKeyAlgorithm, certificate_key};
#[cfg(feature = "verify")]
use crate::verify::matched::KeyPrint;
#[cfg(feature = "verify")]
use crate::{KeyForm, VerifierSettings};
use crate::{MessageSignature, SetupError, SigningSecrets, key};

/// A supported algorithm.
#[derive(Clone, Copy)]
pub enum MessageAlgorithm {
    HmacSha256,
    Ed25519,
    P256,
    RsaPkcs1,
    RsaPss,
}

impl MessageAlgorithm {
    /// The algorithm of a scheme.
    pub fn of(scheme: &MessageSignature) -> Result<Self, SetupError> {
        match scheme.algorithm.as_str() {
            "hmac-sha256" => Ok(Self::HmacSha256),
            "ed25519" => Ok(Self::Ed25519),
            "ecdsa-p256-sha256" => Ok(Self::P256),
            "rsa-v1_5-sha256" => Ok(Self::RsaPkcs1),
            "rsa-pss-sha512" => Ok(Self::RsaPss),
            other => Err(SetupError::new(format!(
                "`{other}` isn't a supported algorithm of message signatures; there are hmac-sha256, ed25519, \
                 ecdsa-p256-sha256, rsa-v1_5-sha256 and rsa-pss-sha512"
            ))),
        }
    }
}

/// A key that signs.
pub enum SigningKey {
    Secret(hmac::Key),
    Key(PrivateKey),
}

impl SigningKey {
    /// The first secret of the settings, or the private key.
    pub fn read(scheme: &MessageSignature, known: &SigningSecrets) -> Result<Self, SetupError> {
        let kind = match MessageAlgorithm::of(scheme)? {
            MessageAlgorithm::HmacSha256 => {
                let secret = key::secrets(known, &scheme.key, scheme.key_form)?.swap_remove(0);
                return Ok(Self::Secret(hmac::Key::new(hmac::HMAC_SHA256, &secret)));
            }
            MessageAlgorithm::Ed25519 => KeyKind::Ed25519,
            MessageAlgorithm::P256 => KeyKind::P256(&ECDSA_P256_SHA256_FIXED_SIGNING),
            MessageAlgorithm::RsaPkcs1 => KeyKind::Rsa(&RSA_PKCS1_SHA256),
            MessageAlgorithm::RsaPss => KeyKind::Rsa(&RSA_PSS_SHA512),
        };
        PrivateKey::from_secrets(kind, scheme.key_form, &scheme.algorithm, known).map(Self::Key)
    }

    /// The signature of a text.
    ///
    /// # Errors
    ///
    /// The system has no random numbers.
    pub fn sign(&self, text: &[u8]) -> Result<Vec<u8>, SetupError> {
        match self {
            Self::Secret(key) => Ok(hmac::sign(key, text).as_ref().to_vec()),
            Self::Key(key) => key.sign(text),
        }
    }
}

/// A key that verifies.
#[cfg(feature = "verify")]
pub(super) enum VerifyingKey {
    Secret(hmac::Key),
    Public(PublicKey, PublicKeyAlgorithm),
}

#[cfg(feature = "verify")]
impl VerifyingKey {
    /// The keys of the settings: at least one.
    pub(super) fn read(
        scheme: &MessageSignature,
        settings: &VerifierSettings,
    ) -> Result<Vec<(Self, KeyPrint)>, SetupError> {
        let algorithm = algorithm(scheme)?;
        let keys = key::secrets(settings.signing_secrets(), &scheme.key, scheme.key_form)?;
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

#[cfg(feature = "verify")]
fn public(bytes: &[u8], form: KeyForm, algorithm: PublicKeyAlgorithm) -> Option<PublicKey> {
    let key = match (form, algorithm) {
        (KeyForm::Spki, _) => PublicKey::from_spki(bytes)
            .or_else(|| certificate_key(bytes))
            .or_else(|| PublicKey::from_pkcs1(bytes)),
        (_, PublicKeyAlgorithm::Ed25519) => PublicKey::ed25519(bytes),
        (_, PublicKeyAlgorithm::P256Raw) => PublicKey::p256(bytes),
        _ => None,
    };
    key.filter(|key| key.fits(algorithm))
}

/// The algorithm of a scheme. `None` for the algorithm with a secret.
#[cfg(feature = "verify")]
fn algorithm(scheme: &MessageSignature) -> Result<Option<PublicKeyAlgorithm>, SetupError> {
    Ok(match MessageAlgorithm::of(scheme)? {
        MessageAlgorithm::HmacSha256 => None,
        MessageAlgorithm::Ed25519 => Some(PublicKeyAlgorithm::Ed25519),
        MessageAlgorithm::P256 => Some(PublicKeyAlgorithm::P256Raw),
        MessageAlgorithm::RsaPkcs1 => Some(PublicKeyAlgorithm::Pkcs1Sha256),
        MessageAlgorithm::RsaPss => Some(PublicKeyAlgorithm::PssSha512),
    })
}
