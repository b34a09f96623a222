//! How a provider checks that an endpoint is the right one.

use super::{Encoding, Hash, Source};

/// A request that isn't an event and has a response of its own.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Handshake {
    /// The conditions by which it is recognised. All must hold.
    pub when: Vec<HandshakeCondition>,
    /// Whether its signature is verified first. Default: true.
    pub signed: bool,
    /// A publicly known key that signs it instead of the endpoint's secret: Mandrill uses `test-webhook` until there is a
    /// secret.
    pub known_key: Option<String>,
    /// The response.
    pub reply: HandshakeReply,
}

/// A condition by which a handshake is recognised.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum HandshakeCondition {
    /// The request has this method.
    Method(String),
    /// The value exists.
    Present(Source),
    /// The value equals this text.
    Is(Source, String),
    /// The value equals a setting, such as Meta's verify token; it is compared in constant time. If this is the only
    /// condition that fails, the response is 403.
    Setting(Source, String),
    /// The array at this pointer is empty.
    Empty(String),
}

/// The response to a handshake. A value is only sent back if it has at most 4 KiB and no control characters. It is sent as
/// `text/plain` with `nosniff`, unless documented otherwise.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum HandshakeReply {
    /// The value itself is sent back, in a header or in the body.
    Echo {
        /// Where the value is in the request.
        from: Source,
        /// Where the value is in the response.
        to: EchoTarget,
    },
    /// A keyed hash of the value, in a JSON object.
    Hmac {
        /// Where the value is in the request.
        from: Source,
        /// The hash function. The key is the endpoint's first secret.
        hash: Hash,
        /// How the hash is encoded.
        encoding: Encoding,
        /// The text before the hash: `sha256=`.
        prefix: String,
        /// The member that holds the hash.
        member: String,
        /// The member that holds the value itself, if there is one.
        plain_member: Option<String>,
    },
    /// A fixed response.
    Fixed {
        /// The status.
        status: u16,
        /// The media type.
        media_type: Option<String>,
        /// The body.
        body: String,
    },
    /// The value is kept as the endpoint's secret, if one is expected. A value from a header is sent back in the same header
    /// (Asana); a value from the body isn't (Notion).
    Secret {
        /// Where the value is in the request.
        from: Source,
    },
    /// The URL is fetched, if its host is allowed (SNS).
    Fetch {
        /// Where the URL is in the request.
        from: Source,
        /// The hosts, each a name or a pattern with `*` for one label.
        hosts: Vec<String>,
    },
    /// The origin of the request is allowed if it is one of the setting `origins` (CloudEvents web hook, section 4).
    Origin,
}

/// Where in a response the echoed value is.
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
