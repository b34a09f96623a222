//! Reads handshakes and acknowledgements.

use super::source::source;
use super::value::{ProfileObject, ProfileResult, ProfileValue};
use super::words::{encoding, hash};
use crate::profile::{
    Acknowledge, EchoTarget, Encoding, Handshake, HandshakeCondition, HandshakeReply, Hash, Source,
};

pub(super) fn handshake(value: &ProfileValue<'_>) -> ProfileResult<Handshake> {
    let object = value.object(&["when", "signed", "known_key", "reply"])?;
    let when = object.need("when")?;
    let conditions = when.list(condition)?;
    if conditions.is_empty() {
        return Err(when.error("without a condition, every delivery would be a handshake"));
    }
    Ok(Handshake {
        when: conditions,
        signed: object.read("signed", ProfileValue::flag)?.unwrap_or(true),
        known_key: object.read("known_key", ProfileValue::string)?,
        reply: reply(&object.need("reply")?)?,
    })
}

fn condition(value: &ProfileValue<'_>) -> ProfileResult<HandshakeCondition> {
    let object = value.object(&["method", "present", "empty", "from", "is", "setting"])?;
    let some = |name| object.get(name);
    match (some("method"), some("present"), some("empty"), some("from")) {
        (Some(method), None, None, None) => Ok(HandshakeCondition::Method(method.string()?)),
        (None, Some(present), None, None) => Ok(HandshakeCondition::Present(source(&present)?)),
        (None, None, Some(empty), None) => Ok(HandshakeCondition::Empty(empty.pointer()?)),
        (None, None, None, Some(from)) => match (some("is"), some("setting")) {
            (Some(is), None) => Ok(HandshakeCondition::Is(source(&from)?, is.string()?)),
            (None, Some(name)) => Ok(HandshakeCondition::Setting(source(&from)?, name.string()?)),
            _ => Err(value.error("`from` goes with either `is` or `setting`")),
        },
        _ => Err(value.error("this must have one of `method`, `present`, `empty` and `from`")),
    }
}

fn reply(value: &ProfileValue<'_>) -> ProfileResult<HandshakeReply> {
    if value.as_text().is_some() {
        return value.one_of(&[("origin", HandshakeReply::Origin)]);
    }
    let (kind, value) = value.kind(&["echo", "hmac", "fixed", "secret", "fetch"])?;
    Ok(match kind {
        "echo" => {
            let object = value.object(&["from", "to"])?;
            HandshakeReply::Echo {
                from: source(&object.need("from")?)?,
                to: object.read("to", place)?.unwrap_or(EchoTarget::Text),
            }
        }
        "hmac" => hmac(&value.object(&[
            "from",
            "hash",
            "encoding",
            "prefix",
            "member",
            "plain_member",
        ])?)?,
        "fixed" => {
            let object = value.object(&["status", "media_type", "body"])?;
            HandshakeReply::Fixed {
                status: object.read("status", ProfileValue::status)?.unwrap_or(200),
                media_type: object.read("media_type", ProfileValue::string)?,
                body: object
                    .read("body", ProfileValue::string)?
                    .unwrap_or_default(),
            }
        }
        "secret" => {
            let object = value.object(&["from", "header"])?;
            HandshakeReply::Secret {
                from: match object.read("header", ProfileValue::header)? {
                    Some(header) => Source::Header(header),
                    None => source(&object.need("from")?)?,
                },
            }
        }
        _ => {
            let object = value.object(&["from", "hosts"])?;
            HandshakeReply::Fetch {
                from: source(&object.need("from")?)?,
                hosts: object.need("hosts")?.list(ProfileValue::string)?,
            }
        }
    })
}

fn hmac(object: &ProfileObject<'_>) -> ProfileResult<HandshakeReply> {
    Ok(HandshakeReply::Hmac {
        from: source(&object.need("from")?)?,
        hash: object.read("hash", hash)?.unwrap_or(Hash::Sha256),
        encoding: object.read("encoding", encoding)?.unwrap_or(Encoding::Hex),
        prefix: object
            .read("prefix", ProfileValue::string)?
            .unwrap_or_default(),
        member: object.need("member")?.string()?,
        plain_member: object.read("plain_member", ProfileValue::string)?,
    })
}

fn place(value: &ProfileValue<'_>) -> ProfileResult<EchoTarget> {
    if value.as_text().is_some() {
        return value.one_of(&[("text", EchoTarget::Text)]);
    }
    let (kind, value) = value.kind(&["member", "header"])?;
    Ok(match kind {
        "member" => EchoTarget::Member(value.string()?),
        _ => EchoTarget::Header(value.header()?),
    })
}

/// Reads the statuses that are given; the others keep their values.
pub(super) fn acknowledge(
    value: &ProfileValue<'_>,
    acknowledge: &mut Acknowledge,
) -> ProfileResult<()> {
    const KEYS: &[&str] = &[
        "handled",
        "media_type",
        "body",
        "unknown",
        "signature",
        "stale",
        "undecodable",
        "failed",
        "in_flight",
        "late",
        "too_large",
        "unavailable",
    ];
    let object = value.object(KEYS)?;
    for (name, value) in object.all() {
        let status = match name {
            "media_type" => {
                acknowledge.media_type = Some(value.string()?);
                continue;
            }
            "body" => {
                acknowledge.body = Some(value.string()?);
                continue;
            }
            "handled" => &mut acknowledge.handled,
            "unknown" => &mut acknowledge.unknown,
            "signature" => &mut acknowledge.signature,
            "stale" => &mut acknowledge.stale,
            "undecodable" => &mut acknowledge.undecodable,
            "failed" => &mut acknowledge.failed,
            "in_flight" => &mut acknowledge.in_flight,
            "late" => &mut acknowledge.late,
            "too_large" => &mut acknowledge.too_large,
            _ => &mut acknowledge.unavailable,
        };
        *status = value.status()?;
    }
    Ok(())
}
