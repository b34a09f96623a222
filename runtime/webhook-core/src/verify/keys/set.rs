//! Documents with keys: JSON Web Keys (RFC 7517), PEM, and providers' own forms.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::{PublicKey, certificate_key, pem};

/// The maximum number of keys that are read from a document.
const MOST: usize = 100;

/// A public key, with its id and its restrictions.
#[derive(Clone, Debug, PartialEq)]
pub struct PublishedKey {
    /// Its id: `kid`.
    pub id: Option<String>,
    /// The only algorithm for which it may be used: `alg`.
    pub algorithm: Option<String>,
    /// When it expires: Plaid's `expired_at`.
    pub expires: Option<SystemTime>,
    /// The key.
    pub key: PublicKey,
}

/// The keys of a document. Keys that aren't for signatures or are of an unknown kind are skipped.
pub fn read(document: &[u8]) -> Result<Vec<PublishedKey>, &'static str> {
    let keys = match document.trim_ascii_start().first() {
        Some(b'-') => from_pem(document, None).ok_or("it isn't PEM")?,
        Some(b'{' | b'[') => {
            let value = serde_json::from_slice(document).map_err(|_| "it isn't JSON")?;
            from_json(&value)
        }
        _ => return Err("it is neither JSON nor PEM"),
    };
    if keys.is_empty() {
        return Err("it holds no public key for signatures");
    }
    Ok(keys)
}

fn from_json(value: &Value) -> Vec<PublishedKey> {
    match value {
        Value::Array(keys) => keys.iter().take(MOST).filter_map(from_jwk).collect(),
        Value::Object(object) => {
            if object.contains_key("kty") {
                return from_jwk(value).into_iter().collect();
            }
            if let Some(keys @ Value::Array(_)) = object.get("keys") {
                return from_json(keys);
            }
            // Plaid wraps a single key.
            if let Some(key @ Value::Object(_)) = object.get("key") {
                return from_jwk(key).into_iter().collect();
            }
            // Google publishes objects of ids and certificates.
            let pairs = object.iter().take(MOST);
            let keys = pairs.filter_map(|(id, text)| from_pem(text.as_str()?.as_bytes(), Some(id)));
            keys.flatten().collect()
        }
        _ => Vec::new(),
    }
}

fn from_pem(text: &[u8], id: Option<&str>) -> Option<Vec<PublishedKey>> {
    let keys = pem::blocks(text)?.into_iter().filter_map(|block| {
        let key = match block.label.as_str() {
            "PUBLIC KEY" => PublicKey::from_spki(&block.der),
            "RSA PUBLIC KEY" => PublicKey::from_pkcs1(&block.der),
            "CERTIFICATE" => certificate_key(&block.der),
            _ => None,
        }?;
        Some(PublishedKey {
            id: id.map(str::to_owned),
            algorithm: None,
            expires: None,
            key,
        })
    });
    Some(keys.collect())
}

fn from_jwk(value: &Value) -> Option<PublishedKey> {
    let jwk = value.as_object()?;
    let text = |name: &str| jwk.get(name).and_then(Value::as_str);
    if text("use").is_some_and(|purpose| purpose != "sig") || !may_verify(jwk) {
        return None;
    }
    let bytes = |name: &str| {
        URL_SAFE_NO_PAD
            .decode(text(name)?.trim_end_matches('='))
            .ok()
    };
    let key = match (text("kty")?, text("crv")) {
        ("RSA", _) => PublicKey::rsa(&bytes("n")?, &bytes("e")?)?,
        ("EC", Some("P-256")) => PublicKey::P256(point(&bytes("x")?, &bytes("y")?, 32)?),
        ("EC", Some("P-384")) => PublicKey::P384(point(&bytes("x")?, &bytes("y")?, 48)?),
        ("OKP", Some("Ed25519")) => PublicKey::ed25519(&bytes("x")?)?,
        _ => return None,
    };
    let expires = match jwk.get("expired_at") {
        None | Some(Value::Null) => None,
        // A time that can't be read counts as passed.
        Some(at) => {
            Some(UNIX_EPOCH + Duration::from_secs(at.as_u64().map_or(0, |at| at.min(1 << 40))))
        }
    };
    Some(PublishedKey {
        id: text("kid").map(str::to_owned),
        algorithm: text("alg").map(str::to_owned),
        expires,
        key,
    })
}

/// Whether `key_ops`, if present, allows verification.
fn may_verify(jwk: &Map<String, Value>) -> bool {
    match jwk.get("key_ops") {
        None => true,
        Some(Value::Array(all)) => all.iter().any(|one| one == "verify"),
        Some(_) => false,
    }
}

fn point(x: &[u8], y: &[u8], size: usize) -> Option<Vec<u8>> {
    (x.len() == size && y.len() == size).then(|| [&[4], x, y].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    const X: &str = "qdyDC97_R-wypOPqqOpmZmMCDxTmHC8XBG2-knqPNyU";

    fn ed25519(extra: &str) -> String {
        format!(r#"{{"kty":"OKP","crv":"Ed25519","x":"{X}"{extra}}}"#)
    }

    #[test]
    fn keys_stand_alone_and_in_sets() {
        let one = ed25519(r#","kid":"a","alg":"EdDSA","use":"sig","expired_at":60"#);
        for document in [
            one.clone(),
            format!("[{one}]"),
            format!(r#"{{"keys":[{{"kty":"oct","k":"AA"}},{one}]}}"#),
            format!(r#"{{"key":{one},"request_id":"1"}}"#),
        ] {
            let keys = read(document.as_bytes()).unwrap();
            assert_eq!(keys.len(), 1, "{document}");
            assert_eq!(keys[0].id.as_deref(), Some("a"));
            assert_eq!(keys[0].algorithm.as_deref(), Some("EdDSA"));
            assert_eq!(keys[0].expires, Some(UNIX_EPOCH + Duration::from_secs(60)));
            assert!(keys[0].key.fits(super::super::PublicKeyAlgorithm::Ed25519));
        }
    }

    #[test]
    fn keys_for_other_things_are_skipped() {
        for document in [
            ed25519(r#","use":"enc""#),
            ed25519(r#","key_ops":["sign"]"#),
            ed25519(r#","key_ops":"verify""#),
            r#"{"kty":"OKP","crv":"Ed25519","x":"AAAA"}"#.to_owned(),
            r#"{"kty":"oct","k":"c2VjcmV0"}"#.to_owned(),
            r#"{"kty":"RSA","n":"AQAB","e":"AQAB"}"#.to_owned(),
            r#"{"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"}"#.to_owned(),
            r#"{"keys":[]}"#.to_owned(),
            r#"{"a":"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"}"#.to_owned(),
            "[1,null,{}]".to_owned(),
            "<html>".to_owned(),
            "{".to_owned(),
            String::new(),
        ] {
            assert!(read(document.as_bytes()).is_err(), "{document}");
        }
    }
}
