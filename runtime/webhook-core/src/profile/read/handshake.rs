//! Handshakes and answers.

use super::node::{Node, Object, Read};
use super::source::source;
use super::words::{encoding, hash};
use crate::profile::{
    Acknowledge, EchoTarget, Encoding, Handshake, HandshakeCondition, HandshakeReply, Hash, Source,
};

pub(super) fn handshake(node: &Node<'_>) -> Read<Handshake> {
    let object = node.object(&["when", "signed", "known_key", "reply"])?;
    let when = object.need("when")?;
    let conditions = when.list(condition)?;
    if conditions.is_empty() {
        return Err(when.error("without a condition, every delivery would be a handshake"));
    }
    Ok(Handshake {
        when: conditions,
        signed: object.read("signed", Node::flag)?.unwrap_or(true),
        known_key: object.read("known_key", Node::string)?,
        reply: reply(&object.need("reply")?)?,
    })
}

fn condition(node: &Node<'_>) -> Read<HandshakeCondition> {
    let object = node.object(&["method", "present", "empty", "from", "is", "setting"])?;
    let some = |name| object.get(name);
    match (some("method"), some("present"), some("empty"), some("from")) {
        (Some(method), None, None, None) => Ok(HandshakeCondition::Method(method.string()?)),
        (None, Some(present), None, None) => Ok(HandshakeCondition::Present(source(&present)?)),
        (None, None, Some(empty), None) => Ok(HandshakeCondition::Empty(empty.pointer()?)),
        (None, None, None, Some(from)) => match (some("is"), some("setting")) {
            (Some(is), None) => Ok(HandshakeCondition::Is(source(&from)?, is.string()?)),
            (None, Some(name)) => Ok(HandshakeCondition::Setting(source(&from)?, name.string()?)),
            _ => Err(node.error("`from` goes with either `is` or `setting`")),
        },
        _ => Err(node.error("this must have one of `method`, `present`, `empty` and `from`")),
    }
}

fn reply(node: &Node<'_>) -> Read<HandshakeReply> {
    if node.as_text().is_some() {
        return node.one_of(&[("origin", HandshakeReply::Origin)]);
    }
    let (kind, node) = node.kind(&["echo", "hmac", "fixed", "secret", "fetch"])?;
    Ok(match kind {
        "echo" => {
            let object = node.object(&["from", "to"])?;
            HandshakeReply::Echo {
                from: source(&object.need("from")?)?,
                to: object.read("to", place)?.unwrap_or(EchoTarget::Text),
            }
        }
        "hmac" => hmac(&node.object(&[
            "from",
            "hash",
            "encoding",
            "prefix",
            "member",
            "plain_member",
        ])?)?,
        "fixed" => {
            let object = node.object(&["status", "media_type", "body"])?;
            HandshakeReply::Fixed {
                status: object.read("status", Node::status)?.unwrap_or(200),
                media_type: object.read("media_type", Node::string)?,
                body: object.read("body", Node::string)?.unwrap_or_default(),
            }
        }
        "secret" => {
            let object = node.object(&["from", "header"])?;
            HandshakeReply::Secret {
                from: match object.read("header", Node::header)? {
                    Some(header) => Source::Header(header),
                    None => source(&object.need("from")?)?,
                },
            }
        }
        _ => {
            let object = node.object(&["from", "hosts"])?;
            HandshakeReply::Fetch {
                from: source(&object.need("from")?)?,
                hosts: object.need("hosts")?.list(Node::string)?,
            }
        }
    })
}

fn hmac(object: &Object<'_>) -> Read<HandshakeReply> {
    Ok(HandshakeReply::Hmac {
        from: source(&object.need("from")?)?,
        hash: object.read("hash", hash)?.unwrap_or(Hash::Sha256),
        encoding: object.read("encoding", encoding)?.unwrap_or(Encoding::Hex),
        prefix: object.read("prefix", Node::string)?.unwrap_or_default(),
        member: object.need("member")?.string()?,
        plain_member: object.read("plain_member", Node::string)?,
    })
}

fn place(node: &Node<'_>) -> Read<EchoTarget> {
    if node.as_text().is_some() {
        return node.one_of(&[("text", EchoTarget::Text)]);
    }
    let (kind, node) = node.kind(&["member", "header"])?;
    Ok(match kind {
        "member" => EchoTarget::Member(node.string()?),
        _ => EchoTarget::Header(node.header()?),
    })
}

/// Fills in what is said.
pub(super) fn acknowledge(node: &Node<'_>, acknowledge: &mut Acknowledge) -> Read<()> {
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
    let object = node.object(KEYS)?;
    for (name, node) in object.all() {
        let status = match name {
            "media_type" => {
                acknowledge.media_type = Some(node.string()?);
                continue;
            }
            "body" => {
                acknowledge.body = Some(node.string()?);
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
        *status = node.status()?;
    }
    Ok(())
}
