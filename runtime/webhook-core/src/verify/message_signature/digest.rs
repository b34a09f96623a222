//! Whether a body is the one whose digest is told (RFC 9530).

use http::HeaderMap;
use ring::digest::{Algorithm, SHA256, SHA512, digest};

use crate::signing::mac;
use crate::signing::message::digest::FIELD;
use crate::signing::message::fields::{self, Bare, Item, Member};
use crate::{Reject, RejectKind};

/// Checks the body against the field: one algorithm at least is known, and all that are known agree.
pub(super) fn check(headers: &HeaderMap, body: &[u8]) -> Result<(), Reject> {
    let mut lines = headers.get_all(FIELD).iter();
    let missing = || Reject::new(RejectKind::Missing, "the digest of the body isn't there");
    let line = lines.next().ok_or_else(missing)?;
    if lines.next().is_some() {
        let detail = "the digest of the body stands more than once";
        return Err(Reject::new(RejectKind::Duplicate, detail));
    }
    let malformed = || {
        Reject::new(
            RejectKind::Malformed,
            "the digest of the body can't be read",
        )
    };
    let text = line.to_str().map_err(|_| malformed())?;
    let mut known = false;
    for (name, member) in fields::dictionary(text).ok_or_else(malformed)? {
        let Some(algorithm) = algorithm(&name) else {
            continue;
        };
        let Member::Item(Item {
            value: Bare::Bytes(said),
            ..
        }) = member
        else {
            return Err(malformed());
        };
        if !mac::equal(&said, digest(algorithm, body).as_ref()) {
            let detail = "the body isn't the one that was signed";
            return Err(Reject::new(RejectKind::Mismatch, detail));
        }
        known = true;
    }
    if known { Ok(()) } else { Err(malformed()) }
}

/// Those that RFC 9530 calls active.
fn algorithm(name: &str) -> Option<&'static Algorithm> {
    match name {
        "sha-256" => Some(&SHA256),
        "sha-512" => Some(&SHA512),
        _ => None,
    }
}
