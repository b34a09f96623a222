//! Keyed hashes, plain hashes, and comparison in constant time.

use std::borrow::Cow;

use ring::hmac::{self, Context, Key, Tag};
use ring::{digest, hmac::Algorithm};

use crate::Hash;

/// The key of a keyed hash.
pub fn key(hash: Hash, secret: &[u8]) -> Key {
    Key::new(algorithm(hash), secret)
}

fn algorithm(hash: Hash) -> Algorithm {
    match hash {
        Hash::Sha1 => hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY,
        Hash::Sha256 => hmac::HMAC_SHA256,
        Hash::Sha384 => hmac::HMAC_SHA384,
        Hash::Sha512 => hmac::HMAC_SHA512,
    }
}

/// The plain hash function.
pub fn plain(hash: Hash) -> &'static digest::Algorithm {
    match hash {
        Hash::Sha1 => &digest::SHA1_FOR_LEGACY_USE_ONLY,
        Hash::Sha256 => &digest::SHA256,
        Hash::Sha384 => &digest::SHA384,
        Hash::Sha512 => &digest::SHA512,
    }
}

/// The keyed hash of the pieces, one after the other.
pub fn sign(key: &Key, pieces: &[Cow<'_, [u8]>]) -> Tag {
    let mut context = Context::with_key(key);
    for piece in pieces {
        context.update(piece);
    }
    context.sign()
}

/// The plain hash of the pieces, one after the other.
pub fn digest(hash: Hash, pieces: &[Cow<'_, [u8]>]) -> digest::Digest {
    let mut context = digest::Context::new(plain(hash));
    for piece in pieces {
        context.update(piece);
    }
    context.finish()
}

/// The length of a hash, in bytes.
#[cfg(feature = "verify")]
#[must_use]
pub fn length(hash: Hash) -> usize {
    plain(hash).output_len()
}

/// Whether the bytes are equal. The time depends only on their length.
#[cfg(feature = "verify")]
#[must_use]
pub fn equal(one: &[u8], other: &[u8]) -> bool {
    subtle::ConstantTimeEq::ct_eq(one, other).into()
}

/// Whether two secrets are equal. The time doesn't reveal their lengths.
#[cfg(feature = "verify")]
#[must_use]
pub fn equal_secrets(one: &[u8], other: &[u8]) -> bool {
    let hash = |bytes| digest::digest(&digest::SHA256, bytes);
    equal(hash(one).as_ref(), hash(other).as_ref())
}
