//! Reads signature schemes.

use std::time::Duration;

use super::source::source;
use super::value::{ProfileObject, ProfileResult, ProfileValue};
use super::words::{algorithm, encoding, hash, key_form, token_form, unit};
use super::{cert_url, jwt, message_signature};
use crate::profile::{
    Asymmetric, Digest, Encoding, Extract, Hash, Hmac, ItemHmac, KeyForm, SchemeCondition,
    SignatureScheme, TimeUnit, Timestamp, Token, TokenForm,
};
use crate::template;

/// For past and future: what Stripe, Slack and Standard Webhooks document.
const TOLERANCE: Duration = Duration::from_secs(300);

const KINDS: &[&str] = &[
    "token",
    "hmac",
    "digest",
    "signature",
    "jwt",
    "cert_url",
    "message_signature",
    "item_hmac",
    "all",
    "any",
];

pub(super) fn scheme(value: &ProfileValue<'_>) -> ProfileResult<SignatureScheme> {
    if value.as_text().is_some() {
        return value.one_of(&[("none", SignatureScheme::None)]);
    }
    let (kind, value) = value.kind(KINDS)?;
    Ok(match kind {
        "token" => SignatureScheme::Token(token(&value)?),
        "hmac" => SignatureScheme::Hmac(hmac(&value)?),
        "digest" => SignatureScheme::Digest(digest(&value)?),
        "signature" => SignatureScheme::Signature(asymmetric(&value)?),
        "jwt" => SignatureScheme::Jwt(jwt::jwt(&value)?),
        "cert_url" => SignatureScheme::CertUrl(cert_url::cert_url(&value)?),
        "message_signature" => {
            SignatureScheme::MessageSignature(message_signature::message_signature(&value)?)
        }
        "item_hmac" => SignatureScheme::ItemHmac(item_hmac(&value)?),
        "all" => SignatureScheme::All(several(&value)?),
        _ => SignatureScheme::Any(several(&value)?),
    })
}

fn several(value: &ProfileValue<'_>) -> ProfileResult<Vec<SignatureScheme>> {
    let schemes = value.list(scheme)?;
    if schemes.is_empty() {
        return Err(value.error("this must hold a scheme at least"));
    }
    Ok(schemes)
}

fn token(value: &ProfileValue<'_>) -> ProfileResult<Token> {
    let object = value.object(&["from", "form", "key", "optional"])?;
    Ok(Token {
        from: source(&object.need("from")?)?,
        form: object.read("form", token_form)?.unwrap_or(TokenForm::Plain),
        key: key(&object)?,
        optional: object
            .read("optional", ProfileValue::flag)?
            .unwrap_or(false),
    })
}

fn hmac(value: &ProfileValue<'_>) -> ProfileResult<Hmac> {
    let object = value.object(&[
        "hash",
        "key",
        "key_form",
        "from",
        "extract",
        "encoding",
        "signed",
        "timestamp",
        "id",
        "body_hash",
        "when",
    ])?;
    Ok(Hmac {
        hash: object.read("hash", hash)?.unwrap_or(Hash::Sha256),
        key: key(&object)?,
        key_form: object.read("key_form", key_form)?.unwrap_or(KeyForm::Utf8),
        from: source(&object.need("from")?)?,
        extract: object.read("extract", extract)?.unwrap_or(Extract::Whole),
        encoding: object.read("encoding", encoding)?.unwrap_or(Encoding::Hex),
        signed: signed(&object)?,
        timestamp: object.read("timestamp", timestamp)?,
        id: object.read("id", source)?,
        body_hash: object.read("body_hash", source)?,
        when: object.read("when", conditions)?.unwrap_or_default(),
    })
}

fn digest(value: &ProfileValue<'_>) -> ProfileResult<Digest> {
    let object = value.object(&[
        "hash", "key", "from", "extract", "encoding", "signed", "when",
    ])?;
    let digest = Digest {
        hash: object.read("hash", hash)?.unwrap_or(Hash::Sha256),
        key: key(&object)?,
        from: source(&object.need("from")?)?,
        extract: object.read("extract", extract)?.unwrap_or(Extract::Whole),
        encoding: object.read("encoding", encoding)?.unwrap_or(Encoding::Hex),
        signed: signed(&object)?,
        when: object.read("when", conditions)?.unwrap_or_default(),
    };
    if !digest.signed.contains("{secret}") {
        let what = "a plain hash without `{secret}` in it can be made by anyone";
        return Err(object.need("signed")?.error(what));
    }
    Ok(digest)
}

fn asymmetric(value: &ProfileValue<'_>) -> ProfileResult<Asymmetric> {
    let object = value.object(&[
        "algorithm",
        "key",
        "key_form",
        "from",
        "extract",
        "encoding",
        "signed",
        "timestamp",
        "id",
        "when",
    ])?;
    Ok(Asymmetric {
        algorithm: algorithm(&object.need("algorithm")?)?,
        key: object
            .read("key", ProfileValue::string)?
            .unwrap_or_else(|| "public_key".to_owned()),
        key_form: object.read("key_form", key_form)?.unwrap_or(KeyForm::Spki),
        from: source(&object.need("from")?)?,
        extract: object.read("extract", extract)?.unwrap_or(Extract::Whole),
        encoding: object
            .read("encoding", encoding)?
            .unwrap_or(Encoding::Base64),
        signed: signed(&object)?,
        timestamp: object.read("timestamp", timestamp)?,
        id: object.read("id", source)?,
        when: object.read("when", conditions)?.unwrap_or_default(),
    })
}

fn item_hmac(value: &ProfileValue<'_>) -> ProfileResult<ItemHmac> {
    let object = value.object(&[
        "items",
        "fields",
        "joiner",
        "signature",
        "hash",
        "key",
        "key_form",
        "encoding",
    ])?;
    Ok(ItemHmac {
        items: object.need("items")?.pointer()?,
        fields: object.need("fields")?.list(ProfileValue::pointer)?,
        joiner: object
            .read("joiner", ProfileValue::string)?
            .unwrap_or_default(),
        signature: object.need("signature")?.pointer()?,
        hash: object.read("hash", hash)?.unwrap_or(Hash::Sha256),
        key: key(&object)?,
        key_form: object.read("key_form", key_form)?.unwrap_or(KeyForm::Utf8),
        encoding: object
            .read("encoding", encoding)?
            .unwrap_or(Encoding::Base64),
    })
}

fn timestamp(value: &ProfileValue<'_>) -> ProfileResult<Timestamp> {
    let object = value.object(&["from", "pair", "unit", "past", "future"])?;
    let timestamp = Timestamp {
        from: object.read("from", source)?,
        pair: object.read("pair", ProfileValue::string)?,
        unit: object.read("unit", unit)?.unwrap_or(TimeUnit::Seconds),
        past: object
            .read("past", ProfileValue::seconds_or_any)?
            .unwrap_or(Some(TOLERANCE)),
        future: object
            .read("future", ProfileValue::seconds_or_any)?
            .unwrap_or(Some(TOLERANCE)),
    };
    if timestamp.from.is_some() == timestamp.pair.is_some() {
        return Err(value.error("this must have either `from` or `pair`"));
    }
    Ok(timestamp)
}

fn conditions(value: &ProfileValue<'_>) -> ProfileResult<Vec<SchemeCondition>> {
    value.list(|value| {
        let object = value.object(&["from", "pair", "values", "absent"])?;
        let condition = SchemeCondition {
            from: source(&object.need("from")?)?,
            pair: object.read("pair", ProfileValue::string)?,
            values: object
                .read("values", |value| value.list(ProfileValue::string))?
                .unwrap_or_default(),
            absent: object.read("absent", ProfileValue::flag)?.unwrap_or(false),
        };
        if condition.values.is_empty() && !condition.absent {
            return Err(value.error("this must have `values`, or `\"absent\": true`"));
        }
        Ok(condition)
    })
}

/// Reads a template. It is parsed here, where the error has a pointer.
fn signed(object: &ProfileObject<'_>) -> ProfileResult<String> {
    let value = object.need("signed")?;
    template::parse(value.text()?).map_err(|what| value.error(what))?;
    value.string()
}

fn key(object: &ProfileObject<'_>) -> ProfileResult<String> {
    let key = object.read("key", ProfileValue::string)?;
    Ok(key.unwrap_or_else(|| "secret".to_owned()))
}

fn extract(value: &ProfileValue<'_>) -> ProfileResult<Extract> {
    if value.as_text().is_some() {
        return value.one_of(&[("whole", Extract::Whole)]);
    }
    let (kind, value) = value.kind(&["prefix", "pairs", "versions"])?;
    Ok(match kind {
        "prefix" => Extract::Prefix(value.string()?),
        "pairs" => {
            let object = value.object(&["separator", "equals", "name"])?;
            Extract::Pairs {
                separator: object.need("separator")?.separator()?,
                equals: object.need("equals")?.character()?,
                name: object.need("name")?.string()?,
            }
        }
        _ => {
            let object = value.object(&["separator", "version"])?;
            Extract::Versions {
                separator: object.need("separator")?.character()?,
                version: object.need("version")?.string()?,
            }
        }
    })
}
