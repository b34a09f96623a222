//! Public keys, which verify signatures.

use ring::signature::{
    self, ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, ED25519,
    RsaPublicKeyComponents, UnparsedPublicKey,
};

use super::der::{INTEGER, OID, SEQUENCE, take, take_bits};
use crate::SignatureAlgorithm;

/// `rsaEncryption` (RFC 8017) and `id-RSASSA-PSS` (RFC 4055).
const RSA: [&[u8]; 2] = [
    b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01",
    b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a",
];
/// `id-ecPublicKey`, and the curves P-256 and P-384 (RFC 5480).
const EC: &[u8] = b"\x2a\x86\x48\xce\x3d\x02\x01";
const P256: &[u8] = b"\x2a\x86\x48\xce\x3d\x03\x01\x07";
const P384: &[u8] = b"\x2b\x81\x04\x00\x22";
/// `id-Ed25519` (RFC 8410).
const EDWARDS: &[u8] = b"\x2b\x65\x70";

/// A public key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum PublicKey {
    /// Modulus and exponent, without leading zeros.
    Rsa { n: Vec<u8>, e: Vec<u8> },
    /// A point, uncompressed.
    P256(Vec<u8>),
    /// A point, uncompressed.
    P384(Vec<u8>),
    /// 32 bytes.
    Ed25519(Vec<u8>),
}

/// The algorithm of a signature.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PublicKeyAlgorithm {
    /// RSA PKCS#1 v1.5 with SHA-1.
    Pkcs1Sha1,
    /// RSA PKCS#1 v1.5 with SHA-256.
    Pkcs1Sha256,
    /// RSA PKCS#1 v1.5 with SHA-384.
    Pkcs1Sha384,
    /// RSA PKCS#1 v1.5 with SHA-512.
    Pkcs1Sha512,
    /// RSA PSS with SHA-256.
    PssSha256,
    /// RSA PSS with SHA-384.
    PssSha384,
    /// RSA PSS with SHA-512.
    PssSha512,
    /// ECDSA on P-256 with SHA-256; two numbers of 32 bytes.
    P256Raw,
    /// ECDSA on P-256 with SHA-256; DER.
    P256Der,
    /// ECDSA on P-384 with SHA-384; two numbers of 48 bytes.
    P384Raw,
    /// Ed25519.
    Ed25519,
}

impl From<SignatureAlgorithm> for PublicKeyAlgorithm {
    fn from(algorithm: SignatureAlgorithm) -> Self {
        match algorithm {
            SignatureAlgorithm::Ed25519 => Self::Ed25519,
            SignatureAlgorithm::EcdsaP256Der => Self::P256Der,
            SignatureAlgorithm::EcdsaP256Raw => Self::P256Raw,
            SignatureAlgorithm::RsaSha256 => Self::Pkcs1Sha256,
            SignatureAlgorithm::RsaSha1 => Self::Pkcs1Sha1,
        }
    }
}

impl PublicKey {
    /// Reads a SubjectPublicKeyInfo (RFC 5280).
    pub fn from_spki(der: &[u8]) -> Option<Self> {
        let mut all = der;
        let mut info = take(&mut all, SEQUENCE)?;
        let mut algorithm = take(&mut info, SEQUENCE)?;
        let key = take_bits(&mut info)?;
        if !all.is_empty() || !info.is_empty() {
            return None;
        }
        let object = take(&mut algorithm, OID)?;
        if RSA.contains(&object) {
            return Self::from_pkcs1(key);
        }
        if object == EDWARDS {
            return Self::ed25519(key);
        }
        let curve = (object == EC).then(|| take(&mut algorithm, OID))??;
        match curve {
            P256 => Self::p256(key),
            P384 => Self::point(key, 48).map(Self::P384),
            _ => None,
        }
    }

    /// Reads an RSAPublicKey (RFC 8017).
    pub fn from_pkcs1(der: &[u8]) -> Option<Self> {
        let mut all = der;
        let mut key = take(&mut all, SEQUENCE)?;
        let (n, e) = (take(&mut key, INTEGER)?, take(&mut key, INTEGER)?);
        (all.is_empty() && key.is_empty()).then(|| Self::rsa(n, e))?
    }

    /// An RSA key of 2048 to 8192 bits. Others aren't supported.
    pub fn rsa(n: &[u8], e: &[u8]) -> Option<Self> {
        let (n, e) = (without_zeros(n), without_zeros(e));
        let right = (256..=1024).contains(&n.len()) && (1..=4).contains(&e.len());
        right.then(|| Self::Rsa {
            n: n.to_vec(),
            e: e.to_vec(),
        })
    }

    /// A key for Ed25519: 32 bytes.
    pub fn ed25519(bytes: &[u8]) -> Option<Self> {
        (bytes.len() == 32).then(|| Self::Ed25519(bytes.to_vec()))
    }

    /// A point on P-256, uncompressed.
    pub fn p256(bytes: &[u8]) -> Option<Self> {
        Self::point(bytes, 32).map(Self::P256)
    }

    /// An uncompressed point: a mark, and two coordinates of this many bytes.
    fn point(bytes: &[u8], size: usize) -> Option<Vec<u8>> {
        (bytes.len() == 1 + 2 * size && bytes.first() == Some(&4)).then(|| bytes.to_vec())
    }

    /// Whether the algorithm is for keys of this kind.
    pub fn fits(&self, algorithm: PublicKeyAlgorithm) -> bool {
        match self {
            Self::Rsa { .. } => rsa(algorithm).is_some(),
            Self::P256(_) => matches!(
                algorithm,
                PublicKeyAlgorithm::P256Raw | PublicKeyAlgorithm::P256Der
            ),
            Self::P384(_) => algorithm == PublicKeyAlgorithm::P384Raw,
            Self::Ed25519(_) => algorithm == PublicKeyAlgorithm::Ed25519,
        }
    }

    /// Whether this key made the signature of the message.
    pub fn verifies(
        &self,
        algorithm: PublicKeyAlgorithm,
        message: &[u8],
        signature: &[u8],
    ) -> bool {
        let outcome = match (self, algorithm) {
            (Self::Rsa { n, e }, algorithm) => match rsa(algorithm) {
                Some(parameters) => {
                    RsaPublicKeyComponents { n, e }.verify(parameters, message, signature)
                }
                None => return false,
            },
            (Self::P256(point), PublicKeyAlgorithm::P256Raw) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, signature)
            }
            (Self::P256(point), PublicKeyAlgorithm::P256Der) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(message, signature)
            }
            (Self::P384(point), PublicKeyAlgorithm::P384Raw) => {
                UnparsedPublicKey::new(&ECDSA_P384_SHA384_FIXED, point).verify(message, signature)
            }
            (Self::Ed25519(key), PublicKeyAlgorithm::Ed25519) => {
                UnparsedPublicKey::new(&ED25519, key).verify(message, signature)
            }
            _ => return false,
        };
        outcome.is_ok()
    }
}

fn rsa(algorithm: PublicKeyAlgorithm) -> Option<&'static signature::RsaParameters> {
    match algorithm {
        PublicKeyAlgorithm::Pkcs1Sha1 => {
            Some(&signature::RSA_PKCS1_2048_8192_SHA1_FOR_LEGACY_USE_ONLY)
        }
        PublicKeyAlgorithm::Pkcs1Sha256 => Some(&signature::RSA_PKCS1_2048_8192_SHA256),
        PublicKeyAlgorithm::Pkcs1Sha384 => Some(&signature::RSA_PKCS1_2048_8192_SHA384),
        PublicKeyAlgorithm::Pkcs1Sha512 => Some(&signature::RSA_PKCS1_2048_8192_SHA512),
        PublicKeyAlgorithm::PssSha256 => Some(&signature::RSA_PSS_2048_8192_SHA256),
        PublicKeyAlgorithm::PssSha384 => Some(&signature::RSA_PSS_2048_8192_SHA384),
        PublicKeyAlgorithm::PssSha512 => Some(&signature::RSA_PSS_2048_8192_SHA512),
        _ => None,
    }
}

/// A number without leading zeros, as ring requires.
fn without_zeros(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
    bytes.get(zeros..).unwrap_or_default()
}
