//! What of a delivery matched, beyond what a verifier says in public: the keys of duplicates are made of it.

use crate::Claims;

pub use super::claims::{Matched, MatchedKey};
pub use super::key_print::KeyPrint;
pub use super::signed_form::SignedForm;

/// What of these claims matched. A function and no method, so that users of the claims don't meet it.
#[must_use]
pub fn of(claims: &Claims) -> &Matched {
    &claims.matched
}

/// Forgets the hashes of the body, where the body that they are of isn't the one that is read.
pub fn forget_digests(claims: &mut Claims) {
    claims.digest = None;
    for other in &mut claims.matched.others {
        other.digest = None;
    }
}
