//! How a provider makes sure that an endpoint is ours.

use super::{Encoding, Hash, Source};

/// A request that is no event and has an answer of its own.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Handshake {
    /// How it is known; all must hold.
    pub when: Vec<HandshakeCondition>,
    /// Whether it is answered only when its signature holds. Default: true.
    pub signed: bool,
    /// The key by which it is signed instead of the endpoint's secret, where that is one that everybody knows (Mandrill's
    /// `test-webhook`, while there is no other yet).
    pub known_key: Option<String>,
    /// What is answered.
    pub reply: HandshakeReply,
}

/// By what a handshake is known.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum HandshakeCondition {
    /// The method is this one.
    Method(String),
    /// The value is there.
    Present(Source),
    /// The value is this one.
    Is(Source, String),
    /// The value is that of a setting (Meta's verify token), compared in constant time. Where only this fails, the answer is 403.
    Setting(Source, String),
    /// The array at this pointer is empty.
    Empty(String),
}

/// What a handshake is answered. Values that come back are at most 4 KiB, hold no control characters and go out as
/// `text/plain` with `nosniff`, unless said otherwise.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum HandshakeReply {
    /// The value itself, in a header or in the body.
    Echo {
        /// Where it comes from.
        from: Source,
        /// Where it goes.
        to: EchoTarget,
    },
    /// A keyed hash of the value, in a JSON object.
    Hmac {
        /// What is hashed.
        from: Source,
        /// By which function; the key is the endpoint's first secret.
        hash: Hash,
        /// How it is written.
        encoding: Encoding,
        /// What stands before it: `sha256=`.
        prefix: String,
        /// The member that holds it.
        member: String,
        /// The member that holds the value itself, where one does.
        plain_member: Option<String>,
    },
    /// A fixed answer.
    Fixed {
        /// The status.
        status: u16,
        /// The media type.
        media_type: Option<String>,
        /// The body.
        body: String,
    },
    /// The value is kept as the endpoint's secret: only while one is expected. One out of a header is sent back in the same header
    /// (Asana); one out of the body is not (Notion).
    Secret {
        /// Where it stands.
        from: Source,
    },
    /// The URL is fetched; only from hosts that are allowed (SNS).
    Fetch {
        /// Where the URL stands.
        from: Source,
        /// The hosts, each a name or a pattern with `*` for one label.
        hosts: Vec<String>,
    },
    /// The origin that asks is allowed, where it is one of the setting `origins` (CloudEvents web hook, section 4).
    Origin,
}

/// Where an echoed value goes.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum EchoTarget {
    /// The body, as plain text.
    Text,
    /// A member of a JSON object.
    Member(String),
    /// A header.
    Header(String),
}
