//! How keyed hashes are compared.

use ring::digest::{SHA256, digest as hash_of};
use subtle::ConstantTimeEq;

use crate::webhook::Hash;
pub(in crate::webhook) use crate::webhook::signing::mac::{digest, key, plain, sign};

/// How many bytes a hash has.
pub(in crate::webhook) fn length(hash: Hash) -> usize {
    plain(hash).output_len()
}

/// Whether the bytes are equal, in a time that depends on their length only.
pub(in crate::webhook) fn equal(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

/// Whether two secrets are equal, in a time that tells nothing of the length of either.
pub(in crate::webhook) fn equal_secrets(one: &[u8], other: &[u8]) -> bool {
    let hash = |bytes| hash_of(&SHA256, bytes);
    equal(hash(one).as_ref(), hash(other).as_ref())
}
