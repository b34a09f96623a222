//! Private keys of message signatures, by the names of their algorithms (RFC 9421 section 3.3).

use ring::hmac;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, RSA_PKCS1_SHA256, RSA_PSS_SHA512};

use crate::data::MessageSignature;
use crate::signing::private_key::{KeyKind, PrivateKey};
use crate::signing::{SetupError, SigningSecrets, key};

/// An algorithm that is taken.
#[derive(Clone, Copy)]
pub enum Algorithm {
    HmacSha256,
    Ed25519,
    P256,
    RsaPkcs1,
    RsaPss,
}

impl Algorithm {
    /// The algorithm of a scheme.
    pub fn of(scheme: &MessageSignature) -> Result<Self, SetupError> {
        match scheme.algorithm.as_str() {
            "hmac-sha256" => Ok(Self::HmacSha256),
            "ed25519" => Ok(Self::Ed25519),
            "ecdsa-p256-sha256" => Ok(Self::P256),
            "rsa-v1_5-sha256" => Ok(Self::RsaPkcs1),
            "rsa-pss-sha512" => Ok(Self::RsaPss),
            other => Err(SetupError::new(format!(
                "`{other}` is no algorithm of message signatures that is taken: there are hmac-sha256, ed25519, \
                 ecdsa-p256-sha256, rsa-v1_5-sha256 and rsa-pss-sha512"
            ))),
        }
    }
}

/// What signs.
pub enum Private {
    Secret(hmac::Key),
    Key(PrivateKey),
}

impl Private {
    /// The first secret that is known, or the private key.
    pub fn read(scheme: &MessageSignature, known: &SigningSecrets) -> Result<Self, SetupError> {
        let kind = match Algorithm::of(scheme)? {
            Algorithm::HmacSha256 => {
                let secret = key::secrets(known, &scheme.key, scheme.key_form)?.swap_remove(0);
                return Ok(Self::Secret(hmac::Key::new(hmac::HMAC_SHA256, &secret)));
            }
            Algorithm::Ed25519 => KeyKind::Ed25519,
            Algorithm::P256 => KeyKind::P256(&ECDSA_P256_SHA256_FIXED_SIGNING),
            Algorithm::RsaPkcs1 => KeyKind::Rsa(&RSA_PKCS1_SHA256),
            Algorithm::RsaPss => KeyKind::Rsa(&RSA_PSS_SHA512),
        };
        PrivateKey::known(kind, scheme.key_form, &scheme.algorithm, known).map(Self::Key)
    }

    /// The signature of a text.
    ///
    /// # Errors
    ///
    /// When the system has no random numbers.
    pub fn sign(&self, text: &[u8]) -> Result<Vec<u8>, SetupError> {
        match self {
            Self::Secret(key) => Ok(hmac::sign(key, text).as_ref().to_vec()),
            Self::Key(key) => key.sign(text),
        }
    }
}
