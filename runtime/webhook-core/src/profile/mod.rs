//! What providers do, as data. Nothing here signs or verifies.

mod acknowledge;
mod built_in;
mod describe;
mod handshake;
#[allow(clippy::module_inception, reason = "it defines `Profile`")]
mod profile;
mod read;
mod scheme;
mod source;

pub use acknowledge::Acknowledge;
pub use handshake::{EchoTarget, Handshake, HandshakeCondition, HandshakeReply};
pub use profile::Profile;
pub use read::ProfileError;
pub use scheme::{
    Asymmetric, CertAlgorithm, CertSigned, CertUrl, Digest, Encoding, Extract, Hash, Hmac,
    ItemHmac, Jwt, KeyForm, MessageSignature, SchemeCondition, SignatureAlgorithm, SignatureScheme,
    TimeUnit, Timestamp, Token, TokenForm,
};
pub use source::Source;
