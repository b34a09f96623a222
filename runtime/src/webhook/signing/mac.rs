//! Keyed hashes.

use std::borrow::Cow;

use ring::hmac::{self, Context, Key, Tag};
use ring::{digest, hmac::Algorithm};

use crate::webhook::data::Hash;

pub(in crate::webhook) fn key(hash: Hash, secret: &[u8]) -> Key {
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

pub(in crate::webhook) fn plain(hash: Hash) -> &'static digest::Algorithm {
    match hash {
        Hash::Sha1 => &digest::SHA1_FOR_LEGACY_USE_ONLY,
        Hash::Sha256 => &digest::SHA256,
        Hash::Sha384 => &digest::SHA384,
        Hash::Sha512 => &digest::SHA512,
    }
}

pub(in crate::webhook) fn sign(key: &Key, pieces: &[Cow<'_, [u8]>]) -> Tag {
    let mut context = Context::with_key(key);
    for piece in pieces {
        context.update(piece);
    }
    context.sign()
}

pub(in crate::webhook) fn digest(hash: Hash, pieces: &[Cow<'_, [u8]>]) -> digest::Digest {
    let mut context = digest::Context::new(plain(hash));
    for piece in pieces {
        context.update(piece);
    }
    context.finish()
}
