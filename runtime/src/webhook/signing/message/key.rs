//! Private keys of message signatures, by the names of their algorithms (RFC 9421 section 3.3).

use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, RSA_PKCS1_SHA256,
    RSA_PSS_SHA512, RsaEncoding, RsaKeyPair,
};

use crate::webhook::data::{KeyForm, MessageSignature};
use crate::webhook::signing::{Known, SetupError, key};

/// An algorithm that is taken.
#[derive(Clone, Copy)]
pub(in crate::webhook) enum Algorithm {
    HmacSha256,
    Ed25519,
    P256,
    RsaPkcs1,
    RsaPss,
}

impl Algorithm {
    /// The algorithm of a scheme.
    pub(in crate::webhook) fn of(scheme: &MessageSignature) -> Result<Self, SetupError> {
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
pub(in crate::webhook) enum Private {
    Secret(hmac::Key),
    Edwards(Ed25519KeyPair),
    P256(Box<EcdsaKeyPair>),
    Rsa(Box<RsaKeyPair>, &'static dyn RsaEncoding),
}

impl Private {
    /// The first secret that is known, or the private key: in PEM or DER (PKCS#8), for Ed25519 also its 32 bytes.
    pub(in crate::webhook) fn read(
        scheme: &MessageSignature,
        known: &Known,
    ) -> Result<Self, SetupError> {
        let algorithm = Algorithm::of(scheme)?;
        let name = match algorithm {
            Algorithm::HmacSha256 => scheme.key.as_str(),
            _ => Known::PRIVATE_KEY,
        };
        let wrong = || {
            SetupError::new(format!(
                "`{name}` isn't a private key for {} in PKCS#8",
                scheme.algorithm
            ))
        };
        let text = key::texts(known, name)?.first().ok_or_else(wrong)?;
        let der = || key::der(text).ok_or_else(wrong);
        let rsa = |encoding| {
            let der = der()?;
            let pair = RsaKeyPair::from_pkcs8(&der).or_else(|_| RsaKeyPair::from_der(&der));
            Ok(Self::Rsa(Box::new(pair.map_err(|_| wrong())?), encoding))
        };
        match algorithm {
            Algorithm::HmacSha256 => {
                let bytes = key::bytes(name, text, scheme.key_form)?;
                Ok(Self::Secret(hmac::Key::new(hmac::HMAC_SHA256, &bytes)))
            }
            Algorithm::Ed25519 => {
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
            Algorithm::P256 => {
                let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
                let pair = EcdsaKeyPair::from_pkcs8(algorithm, &der()?, &SystemRandom::new());
                pair.map(|pair| Self::P256(Box::new(pair)))
                    .map_err(|_| wrong())
            }
            Algorithm::RsaPss => rsa(&RSA_PSS_SHA512),
            Algorithm::RsaPkcs1 => rsa(&RSA_PKCS1_SHA256),
        }
    }

    /// The signature of a text; `None` where the machine has no random numbers.
    pub(in crate::webhook) fn sign(&self, text: &[u8]) -> Option<Vec<u8>> {
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
