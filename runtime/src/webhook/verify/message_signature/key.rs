//! Keys of message signatures, by the names of their algorithms (RFC 9421 section 3.3).

use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, RSA_PKCS1_SHA256,
    RSA_PSS_SHA512, RsaEncoding, RsaKeyPair,
};

use crate::webhook::verify::key;
use crate::webhook::verify::keys::{Algorithm, PublicKey, certificate_key};
use crate::webhook::{KeyForm, MessageSignature, Settings, SetupError};

/// What verifies.
pub(super) enum Key {
    Secret(hmac::Key),
    Public(PublicKey, Algorithm),
}

impl Key {
    /// The keys of the settings: one at least.
    pub(super) fn read(
        scheme: &MessageSignature,
        settings: &Settings,
    ) -> Result<Vec<Self>, SetupError> {
        let algorithm = algorithm(scheme)?;
        let keys = key::secrets(settings, &scheme.key, scheme.key_form)?;
        let keys = keys.into_iter().map(|bytes| match algorithm {
            None => Ok(Self::Secret(hmac::Key::new(hmac::HMAC_SHA256, &bytes))),
            Some(algorithm) => public(&bytes, scheme.key_form, algorithm)
                .map(|key| Self::Public(key, algorithm))
                .ok_or_else(|| {
                    SetupError::new(format!(
                        "`{}` isn't a public key for {}",
                        scheme.key, scheme.algorithm
                    ))
                }),
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
    Ok(match scheme.algorithm.as_str() {
        "hmac-sha256" => None,
        "ed25519" => Some(Algorithm::Ed25519),
        "ecdsa-p256-sha256" => Some(Algorithm::P256Raw),
        "rsa-v1_5-sha256" => Some(Algorithm::Pkcs1Sha256),
        "rsa-pss-sha512" => Some(Algorithm::PssSha512),
        other => {
            return Err(SetupError::new(format!(
                "`{other}` is no algorithm of message signatures that is taken: there are hmac-sha256, ed25519, \
                 ecdsa-p256-sha256, rsa-v1_5-sha256 and rsa-pss-sha512"
            )));
        }
    })
}

/// What signs.
pub(super) enum Private {
    Secret(hmac::Key),
    Edwards(Ed25519KeyPair),
    P256(Box<EcdsaKeyPair>),
    Rsa(Box<RsaKeyPair>, &'static dyn RsaEncoding),
}

impl Private {
    /// The first secret of the settings, or their private key: in PEM or DER (PKCS#8), for Ed25519 also its 32 bytes.
    pub(super) fn read(scheme: &MessageSignature, settings: &Settings) -> Result<Self, SetupError> {
        let algorithm = algorithm(scheme)?;
        let name = match algorithm {
            None => scheme.key.as_str(),
            Some(_) => Settings::PRIVATE_KEY,
        };
        let wrong = || {
            SetupError::new(format!(
                "`{name}` isn't a private key for {} in PKCS#8",
                scheme.algorithm
            ))
        };
        let text = key::texts(settings, name)?.first().ok_or_else(wrong)?;
        let der = || key::der(text).ok_or_else(wrong);
        let rsa = |encoding| {
            let der = der()?;
            let pair = RsaKeyPair::from_pkcs8(&der).or_else(|_| RsaKeyPair::from_der(&der));
            Ok(Self::Rsa(Box::new(pair.map_err(|_| wrong())?), encoding))
        };
        match algorithm {
            None => {
                let bytes = key::bytes(name, text, scheme.key_form)?;
                Ok(Self::Secret(hmac::Key::new(hmac::HMAC_SHA256, &bytes)))
            }
            Some(Algorithm::Ed25519) => {
                let der = match scheme.key_form {
                    KeyForm::Hex => key::bytes(name, text, KeyForm::Hex)?,
                    _ => der()?,
                };
                let pair = match der.len() {
                    32 => Ed25519KeyPair::from_seed_unchecked(&der),
                    _ => Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der),
                };
                pair.map(Self::Edwards).map_err(|_| wrong())
            }
            Some(Algorithm::P256Raw) => {
                let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
                let pair = EcdsaKeyPair::from_pkcs8(algorithm, &der()?, &SystemRandom::new());
                pair.map(|pair| Self::P256(Box::new(pair)))
                    .map_err(|_| wrong())
            }
            Some(Algorithm::PssSha512) => rsa(&RSA_PSS_SHA512),
            Some(_) => rsa(&RSA_PKCS1_SHA256),
        }
    }

    /// The signature of a text; `None` where the machine has no random numbers.
    pub(super) fn sign(&self, text: &[u8]) -> Option<Vec<u8>> {
        let random = SystemRandom::new();
        match self {
            Self::Secret(key) => Some(hmac::sign(key, text).as_ref().to_vec()),
            Self::Edwards(pair) => Some(pair.sign(text).as_ref().to_vec()),
            Self::P256(pair) => Some(pair.sign(&random, text).ok()?.as_ref().to_vec()),
            Self::Rsa(pair, encoding) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(*encoding, &random, text, &mut signature).ok()?;
                Some(signature)
            }
        }
    }
}
