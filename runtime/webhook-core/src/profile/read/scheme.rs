//! Schemes.

use std::time::Duration;

use super::node::{Node, Object, Read};
use super::source::source;
use super::words::{algorithm, encoding, hash, key_form, token_form, unit};
use super::{cert_url, jwt, message_signature};
use crate::profile::{
    Asymmetric, Digest, Encoding, Extract, Hash, Hmac, ItemHmac, KeyForm, SchemeCondition,
    SignatureScheme, TimeUnit, Timestamp, Token, TokenForm,
};
use crate::template;

/// Past and future: what Stripe, Slack and Standard Webhooks say.
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

pub(super) fn scheme(node: &Node<'_>) -> Read<SignatureScheme> {
    if node.as_text().is_some() {
        return node.one_of(&[("none", SignatureScheme::None)]);
    }
    let (kind, node) = node.kind(KINDS)?;
    Ok(match kind {
        "token" => SignatureScheme::Token(token(&node)?),
        "hmac" => SignatureScheme::Hmac(hmac(&node)?),
        "digest" => SignatureScheme::Digest(digest(&node)?),
        "signature" => SignatureScheme::Signature(asymmetric(&node)?),
        "jwt" => SignatureScheme::Jwt(jwt::jwt(&node)?),
        "cert_url" => SignatureScheme::CertUrl(cert_url::cert_url(&node)?),
        "message_signature" => {
            SignatureScheme::MessageSignature(message_signature::message_signature(&node)?)
        }
        "item_hmac" => SignatureScheme::ItemHmac(item_hmac(&node)?),
        "all" => SignatureScheme::All(several(&node)?),
        _ => SignatureScheme::Any(several(&node)?),
    })
}

fn several(node: &Node<'_>) -> Read<Vec<SignatureScheme>> {
    let schemes = node.list(scheme)?;
    if schemes.is_empty() {
        return Err(node.error("this must hold a scheme at least"));
    }
    Ok(schemes)
}

fn token(node: &Node<'_>) -> Read<Token> {
    let object = node.object(&["from", "form", "key", "optional"])?;
    Ok(Token {
        from: source(&object.need("from")?)?,
        form: object.read("form", token_form)?.unwrap_or(TokenForm::Plain),
        key: key(&object)?,
        optional: object.read("optional", Node::flag)?.unwrap_or(false),
    })
}

fn hmac(node: &Node<'_>) -> Read<Hmac> {
    let object = node.object(&[
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

fn digest(node: &Node<'_>) -> Read<Digest> {
    let object = node.object(&[
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

fn asymmetric(node: &Node<'_>) -> Read<Asymmetric> {
    let object = node.object(&[
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
            .read("key", Node::string)?
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

fn item_hmac(node: &Node<'_>) -> Read<ItemHmac> {
    let object = node.object(&[
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
        fields: object.need("fields")?.list(Node::pointer)?,
        joiner: object.read("joiner", Node::string)?.unwrap_or_default(),
        signature: object.need("signature")?.pointer()?,
        hash: object.read("hash", hash)?.unwrap_or(Hash::Sha256),
        key: key(&object)?,
        key_form: object.read("key_form", key_form)?.unwrap_or(KeyForm::Utf8),
        encoding: object
            .read("encoding", encoding)?
            .unwrap_or(Encoding::Base64),
    })
}

fn timestamp(node: &Node<'_>) -> Read<Timestamp> {
    let object = node.object(&["from", "pair", "unit", "past", "future"])?;
    let timestamp = Timestamp {
        from: object.read("from", source)?,
        pair: object.read("pair", Node::string)?,
        unit: object.read("unit", unit)?.unwrap_or(TimeUnit::Seconds),
        past: object
            .read("past", Node::seconds_or_any)?
            .unwrap_or(Some(TOLERANCE)),
        future: object
            .read("future", Node::seconds_or_any)?
            .unwrap_or(Some(TOLERANCE)),
    };
    if timestamp.from.is_some() == timestamp.pair.is_some() {
        return Err(node.error("this must have either `from` or `pair`"));
    }
    Ok(timestamp)
}

fn conditions(node: &Node<'_>) -> Read<Vec<SchemeCondition>> {
    node.list(|node| {
        let object = node.object(&["from", "pair", "values", "absent"])?;
        let condition = SchemeCondition {
            from: source(&object.need("from")?)?,
            pair: object.read("pair", Node::string)?,
            values: object
                .read("values", |node| node.list(Node::string))?
                .unwrap_or_default(),
            absent: object.read("absent", Node::flag)?.unwrap_or(false),
        };
        if condition.values.is_empty() && !condition.absent {
            return Err(node.error("this must have `values`, or `\"absent\": true`"));
        }
        Ok(condition)
    })
}

/// The template, which is tried here, since this is where one can say where it stands.
fn signed(object: &Object<'_>) -> Read<String> {
    let node = object.need("signed")?;
    template::parse(node.text()?).map_err(|what| node.error(what))?;
    node.string()
}

fn key(object: &Object<'_>) -> Read<String> {
    let key = object.read("key", Node::string)?;
    Ok(key.unwrap_or_else(|| "secret".to_owned()))
}

fn extract(node: &Node<'_>) -> Read<Extract> {
    if node.as_text().is_some() {
        return node.one_of(&[("whole", Extract::Whole)]);
    }
    let (kind, node) = node.kind(&["prefix", "pairs", "versions"])?;
    Ok(match kind {
        "prefix" => Extract::Prefix(node.string()?),
        "pairs" => {
            let object = node.object(&["separator", "equals", "name"])?;
            Extract::Pairs {
                separator: object.need("separator")?.separator()?,
                equals: object.need("equals")?.character()?,
                name: object.need("name")?.string()?,
            }
        }
        _ => {
            let object = node.object(&["separator", "version"])?;
            Extract::Versions {
                separator: object.need("separator")?.character()?,
                version: object.need("version")?.string()?,
            }
        }
    })
}
