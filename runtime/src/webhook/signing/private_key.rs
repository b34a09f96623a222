//! Private keys.

use ring::rand::SystemRandom;
use ring::rsa::KeyPair as RsaKeyPair;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair,
    RSA_PKCS1_SHA256,
};

use super::{Known, SetupError, key};
use crate::webhook::data::{Asymmetric, SignatureAlgorithm};

pub(super) enum PrivateKey {
    Ed25519(Ed25519KeyPair),
    Ecdsa(EcdsaKeyPair),
    Rsa(RsaKeyPair),
}

impl PrivateKey {
    /// The secret [`Known::PRIVATE_KEY`].
    pub(super) fn from(scheme: &Asymmetric, known: &Known) -> Result<Self, SetupError> {
        const NAME: &str = Known::PRIVATE_KEY;
        let text = &key::texts(known, NAME)?[0];
        let wrong = || {
            SetupError::new(format!(
                "the secret `{NAME}` isn't a private key for {:?}: a seed, or PKCS#8 in PEM or base64",
                scheme.algorithm
            ))
        };
        let der = || key::der(text).ok_or_else(wrong);
        let random = SystemRandom::new();
        Ok(match scheme.algorithm {
            SignatureAlgorithm::Ed25519 => {
                let seed = key::bytes(NAME, text, scheme.key_form).ok();
                // Some write the public key behind the seed.
                let seed = seed.filter(|bytes| matches!(bytes.len(), 32 | 64));
                let pair = match &seed {
                    Some(seed) => Ed25519KeyPair::from_seed_unchecked(&seed[..32]),
                    None => Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der()?),
                };
                Self::Ed25519(pair.map_err(|_| wrong())?)
            }
            SignatureAlgorithm::EcdsaP256Der | SignatureAlgorithm::EcdsaP256Raw => {
                let algorithm = match scheme.algorithm {
                    SignatureAlgorithm::EcdsaP256Der => &ECDSA_P256_SHA256_ASN1_SIGNING,
                    _ => &ECDSA_P256_SHA256_FIXED_SIGNING,
                };
                let pair = EcdsaKeyPair::from_pkcs8(algorithm, &der()?, &random);
                Self::Ecdsa(pair.map_err(|_| wrong())?)
            }
            SignatureAlgorithm::RsaSha256 => {
                Self::Rsa(RsaKeyPair::from_pkcs8(&der()?).map_err(|_| wrong())?)
            }
            SignatureAlgorithm::RsaSha1 => {
                return Err(SetupError::new(
                    "nothing is signed by RSA with SHA-1 any more",
                ));
            }
        })
    }

    pub(super) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SetupError> {
        let random = SystemRandom::new();
        let failed = |_| SetupError::new("the system gives no random numbers to sign with");
        match self {
            Self::Ed25519(pair) => Ok(pair.sign(message).as_ref().to_vec()),
            Self::Ecdsa(pair) => Ok(pair
                .sign(&random, message)
                .map_err(failed)?
                .as_ref()
                .to_vec()),
            Self::Rsa(pair) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature)
                    .map_err(failed)?;
                Ok(signature)
            }
        }
    }
}
