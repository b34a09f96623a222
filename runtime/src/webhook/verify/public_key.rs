//! Public keys.

use ring::signature::{self, UnparsedPublicKey, VerificationAlgorithm};

use super::der::{INTEGER, OID, SEQUENCE, take, take_bits};
use super::key;
use crate::webhook::{KeyForm, SetupError, SignatureAlgorithm};

const ED25519: &[u8] = &[0x2b, 0x65, 0x70];
const EC: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
const P256: &[u8] = &[0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07];
const RSA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];

/// A key and the one algorithm that it is used with.
pub(in crate::webhook) struct PublicKey {
    algorithm: SignatureAlgorithm,
    /// As ring wants it: raw, an uncompressed point, or PKCS#1's `RSAPublicKey`.
    bytes: Vec<u8>,
}

impl PublicKey {
    /// The key that a setting of that name holds.
    pub(in crate::webhook) fn parse(
        name: &str,
        text: &str,
        form: KeyForm,
        algorithm: SignatureAlgorithm,
    ) -> Result<Self, SetupError> {
        let bytes = key::bytes(name, text, form)?;
        let key = if form == KeyForm::Spki {
            Self::from_spki(&bytes, algorithm)
        } else {
            Self::from_raw(bytes, algorithm)
        };
        key.ok_or_else(|| {
            SetupError::new(format!(
                "`{name}` isn't a public key for {}",
                words(algorithm)
            ))
        })
    }

    /// From the DER of a `SubjectPublicKeyInfo` (RFC 5280), where it holds a key for that algorithm.
    pub(in crate::webhook) fn from_spki(der: &[u8], algorithm: SignatureAlgorithm) -> Option<Self> {
        let mut der = der;
        let mut info = take(&mut der, SEQUENCE).filter(|_| der.is_empty())?;
        let mut kind = take(&mut info, SEQUENCE)?;
        let bits = take_bits(&mut info)?;
        let right = match (take(&mut kind, OID)?, algorithm) {
            (ED25519, SignatureAlgorithm::Ed25519) => true,
            (EC, SignatureAlgorithm::EcdsaP256Der | SignatureAlgorithm::EcdsaP256Raw) => {
                take(&mut kind, OID)? == P256
            }
            (RSA, SignatureAlgorithm::RsaSha256 | SignatureAlgorithm::RsaSha1) => true,
            _ => false,
        };
        right.then(|| Self::from_raw(bits.to_vec(), algorithm))?
    }

    /// From the bytes as ring wants them.
    pub(in crate::webhook) fn from_raw(
        bytes: Vec<u8>,
        algorithm: SignatureAlgorithm,
    ) -> Option<Self> {
        let right = match algorithm {
            SignatureAlgorithm::Ed25519 => bytes.len() == 32,
            SignatureAlgorithm::EcdsaP256Der | SignatureAlgorithm::EcdsaP256Raw => {
                bytes.len() == 65 && bytes.first() == Some(&4)
            }
            SignatureAlgorithm::RsaSha256 | SignatureAlgorithm::RsaSha1 => {
                let mut rest = bytes.as_slice();
                let modulus = take(&mut rest, SEQUENCE).and_then(|mut key| take(&mut key, INTEGER));
                modulus.is_some_and(|modulus| modulus.len() >= 256)
            }
        };
        right.then_some(Self { algorithm, bytes })
    }

    /// Whether the signature is that of the message.
    pub(in crate::webhook) fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        let algorithm: &'static dyn VerificationAlgorithm = match self.algorithm {
            SignatureAlgorithm::Ed25519 => &signature::ED25519,
            SignatureAlgorithm::EcdsaP256Der => &signature::ECDSA_P256_SHA256_ASN1,
            SignatureAlgorithm::EcdsaP256Raw => &signature::ECDSA_P256_SHA256_FIXED,
            SignatureAlgorithm::RsaSha256 => &signature::RSA_PKCS1_2048_8192_SHA256,
            SignatureAlgorithm::RsaSha1 => &signature::RSA_PKCS1_2048_8192_SHA1_FOR_LEGACY_USE_ONLY,
        };
        UnparsedPublicKey::new(algorithm, &self.bytes)
            .verify(message, signature)
            .is_ok()
    }
}

fn words(algorithm: SignatureAlgorithm) -> &'static str {
    match algorithm {
        SignatureAlgorithm::Ed25519 => "Ed25519: 32 bytes",
        SignatureAlgorithm::EcdsaP256Der | SignatureAlgorithm::EcdsaP256Raw => "ECDSA on P-256",
        SignatureAlgorithm::RsaSha256 | SignatureAlgorithm::RsaSha1 => "RSA of 2048 bits or more",
    }
}
