//! Private keys that sign.

use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair,
    EcdsaSigningAlgorithm, Ed25519KeyPair, RSA_PKCS1_SHA256, RsaEncoding, RsaKeyPair,
};

use crate::{Asymmetric, KeyForm, SignatureAlgorithm};
use crate::{SetupError, SigningSecrets, key};

/// A private key of any scheme.
pub enum PrivateKey {
    Ed25519(Ed25519KeyPair),
    Ecdsa(Box<EcdsaKeyPair>),
    Rsa(Box<RsaKeyPair>, &'static dyn RsaEncoding),
}

/// The kind of a key, and the algorithm that it is for.
#[derive(Clone, Copy)]
pub enum KeyKind {
    Ed25519,
    P256(&'static EcdsaSigningAlgorithm),
    Rsa(&'static dyn RsaEncoding),
}

impl PrivateKey {
    /// The secret [`SigningSecrets::PRIVATE_KEY`], for a scheme.
    pub(super) fn from(scheme: &Asymmetric, known: &SigningSecrets) -> Result<Self, SetupError> {
        let kind = match scheme.algorithm {
            SignatureAlgorithm::Ed25519 => KeyKind::Ed25519,
            SignatureAlgorithm::EcdsaP256Der => KeyKind::P256(&ECDSA_P256_SHA256_ASN1_SIGNING),
            SignatureAlgorithm::EcdsaP256Raw => KeyKind::P256(&ECDSA_P256_SHA256_FIXED_SIGNING),
            SignatureAlgorithm::RsaSha256 => KeyKind::Rsa(&RSA_PKCS1_SHA256),
            SignatureAlgorithm::RsaSha1 => {
                return Err(SetupError::new(
                    "nothing is signed by RSA with SHA-1 any more",
                ));
            }
        };
        let algorithm = format!("{:?}", scheme.algorithm);
        Self::from_secrets(kind, scheme.key_form, &algorithm, known)
    }

    /// The first secret [`SigningSecrets::PRIVATE_KEY`]: PKCS#8 in PEM or base64, for RSA also PKCS#1, for Ed25519 also the seed.
    pub fn from_secrets(
        kind: KeyKind,
        form: KeyForm,
        algorithm: &str,
        known: &SigningSecrets,
    ) -> Result<Self, SetupError> {
        const NAME: &str = SigningSecrets::PRIVATE_KEY;
        let text = &key::texts(known, NAME)?[0];
        Self::read(kind, form, text).ok_or_else(|| {
            let also = match kind {
                KeyKind::Ed25519 => ", or a seed",
                KeyKind::P256(_) => "",
                KeyKind::Rsa(_) => ", or PKCS#1",
            };
            SetupError::new(format!(
                "the secret `{NAME}` isn't a private key for {algorithm}: PKCS#8 in PEM or base64{also}"
            ))
        })
    }

    fn read(kind: KeyKind, form: KeyForm, text: &str) -> Option<Self> {
        let der = key::der(text);
        match kind {
            KeyKind::Ed25519 => {
                let read = |der: &Vec<u8>| Ed25519KeyPair::from_pkcs8_maybe_unchecked(der).ok();
                // Some append the public key to the seed.
                let is_seed = |bytes: &Vec<u8>| matches!(bytes.len(), 32 | 64);
                let seeded = || {
                    let said = key::bytes(SigningSecrets::PRIVATE_KEY, text, form).ok();
                    // Plain text isn't a seed.
                    let said = said.filter(|bytes| bytes != text.as_bytes());
                    let seed = said.filter(is_seed).or(der.clone().filter(is_seed))?;
                    Ed25519KeyPair::from_seed_unchecked(&seed[..32]).ok()
                };
                der.as_ref()
                    .and_then(read)
                    .or_else(seeded)
                    .map(Self::Ed25519)
            }
            KeyKind::P256(algorithm) => {
                let pair = EcdsaKeyPair::from_pkcs8(algorithm, &der?, &SystemRandom::new());
                Some(Self::Ecdsa(Box::new(pair.ok()?)))
            }
            KeyKind::Rsa(encoding) => {
                let der = der?;
                let pair = RsaKeyPair::from_pkcs8(&der).or_else(|_| RsaKeyPair::from_der(&der));
                Some(Self::Rsa(Box::new(pair.ok()?), encoding))
            }
        }
    }

    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SetupError> {
        let random = SystemRandom::new();
        let failed = |_| SetupError::new("the system gives no random numbers to sign with");
        match self {
            Self::Ed25519(pair) => Ok(pair.sign(message).as_ref().to_vec()),
            Self::Ecdsa(pair) => Ok(pair
                .sign(&random, message)
                .map_err(failed)?
                .as_ref()
                .to_vec()),
            Self::Rsa(pair, encoding) => {
                let mut signature = vec![0; pair.public().modulus_len()];
                pair.sign(*encoding, &random, message, &mut signature)
                    .map_err(failed)?;
                Ok(signature)
            }
        }
    }
}
