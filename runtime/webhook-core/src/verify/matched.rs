//! What verification knows in addition to the public claims. The keys of duplicates are made of it.

use crate::Claims;

pub use super::claims::{Matched, MatchedKey};
pub use super::key_print::KeyPrint;
pub use super::signed_form::SignedForm;

/// The additional part of claims. This isn't a method, so that it isn't part of the public type.
#[must_use]
pub fn of(claims: &Claims) -> &Matched {
    &claims.matched
}

/// Removes the hashes of the body, if another body is read than the one that was hashed.
pub fn forget_digests(claims: &mut Claims) {
    claims.digest = None;
    for other in &mut claims.matched.others {
        other.digest = None;
    }
}
