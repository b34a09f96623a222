//! Digests of bodies (RFC 9530).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
#[cfg(feature = "verify")]
use http::HeaderMap;
use http::HeaderValue;
#[cfg(feature = "verify")]
use ring::digest::{Algorithm, SHA512};
use ring::digest::{SHA256, digest};

#[cfg(feature = "verify")]
use super::fields::{self, BareItem, FieldItem, FieldMember};
#[cfg(feature = "verify")]
use crate::{Reject, RejectKind, mac};

/// The name of the field.
pub const FIELD: &str = "content-digest";

/// The value of the field, for a body.
pub fn of(body: &[u8]) -> Option<HeaderValue> {
    let digest = STANDARD.encode(digest(&SHA256, body));
    HeaderValue::from_str(&format!("sha-256=:{digest}:")).ok()
}

/// Checks the body against the field. At least one algorithm must be known, and the digests of all known ones must match.
#[cfg(feature = "verify")]
pub(super) fn check(headers: &HeaderMap, body: &[u8]) -> Result<(), Reject> {
    let mut lines = headers.get_all(FIELD).iter();
    let missing = || Reject::new(RejectKind::Missing, "the digest of the body isn't there");
    let line = lines.next().ok_or_else(missing)?;
    if lines.next().is_some() {
        let detail = "the digest of the body appears more than once";
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
        let FieldMember::Item(FieldItem {
            value: BareItem::Bytes(said),
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

/// The algorithms that RFC 9530 calls active.
#[cfg(feature = "verify")]
fn algorithm(name: &str) -> Option<&'static Algorithm> {
    match name {
        "sha-256" => Some(&SHA256),
        "sha-512" => Some(&SHA512),
        _ => None,
    }
}
