//! Tokens as text (RFC 7515, compact form).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use crate::json;
use crate::{Reject, RejectKind};

/// The maximum length of a token, in bytes: two or three times that of usual tokens.
const LONGEST: usize = 16 * 1024;
/// The maximum length of a key's id.
const LONGEST_ID: usize = 256;

/// The parts of a token. Nothing is verified yet.
pub(super) struct ParsedToken<'a> {
    /// The signed part: header and claims, as they were received.
    pub(super) signed: &'a [u8],
    pub(super) signature: Vec<u8>,
    pub(super) algorithm: String,
    pub(super) key: Option<String>,
    claims: &'a str,
}

impl<'a> ParsedToken<'a> {
    pub(super) fn parse(text: &'a str) -> Result<Self, Reject> {
        if text.len() > LONGEST {
            return Err(malformed("it is too long"));
        }
        let (signed, signature) = text.rsplit_once('.').ok_or_else(not_three)?;
        let (header, claims) = signed.split_once('.').ok_or_else(not_three)?;
        if claims.contains('.') {
            return Err(not_three());
        }
        let mut header = object(header)?;
        // RFC 7515 section 4.1.11: an unknown critical parameter must be refused, and none is known here.
        if header.contains_key("crit") {
            return Err(malformed("its header has something critical"));
        }
        let Some(Value::String(algorithm)) = header.remove("alg") else {
            return Err(malformed("its header names no algorithm"));
        };
        let key = match header.remove("kid") {
            None => None,
            Some(Value::String(key)) if (1..=LONGEST_ID).contains(&key.len()) => Some(key),
            Some(_) => return Err(malformed("the id of its key is none")),
        };
        let signature = decode(signature)?;
        Ok(Self {
            signed: signed.as_bytes(),
            signature,
            algorithm,
            key,
            claims,
        })
    }

    /// The claims.
    pub(super) fn claims(&self) -> Result<Map<String, Value>, Reject> {
        object(self.claims)
    }
}

fn object(part: &str) -> Result<Map<String, Value>, Reject> {
    match json::parse(&decode(part)?) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(malformed("a part of it isn't a JSON object")),
    }
}

fn decode(part: &str) -> Result<Vec<u8>, Reject> {
    let decoded = URL_SAFE_NO_PAD.decode(part);
    decoded.map_err(|_| malformed("a part of it isn't base64url"))
}

fn not_three() -> Reject {
    malformed("it hasn't three parts")
}

fn malformed(what: &str) -> Reject {
    Reject::new(RejectKind::Malformed, format!("the token: {what}"))
}
