//! Deliveries: how they are verified, routed, deduplicated, answered and signed.
//!
//! What a provider does is data: a [`Profile`] with its [`SignatureScheme`], its [`Handshake`]s, what tells its events apart and
//! how it wants to be answered. The data stands alone (feature `profiles`, no cryptography), so that a generator can read
//! it too; what acts by it needs the feature `webhooks`.
//!
//! A payload holds what was sent, and nothing else. A delivery that lacks a required property, or has null or a value of
//! another type there, is undecodable. A lenient endpoint (by `lenient()`, or by [`Profile::lenient`]) reads around
//! what is missing or null where it is a string, a list, a map or an object of these, and tells so
//! (`Delivery::deviations`); a number or a boolean is never made up.

pub use callwright_webhook_core::{
    Acknowledge, Asymmetric, CertAlgorithm, CertSigned, CertUrl, Digest, EchoTarget, Encoding,
    Extract, Handshake, HandshakeCondition, HandshakeReply, Hash, Hmac, ItemHmac, Jwt, KeyForm,
    MessageSignature, Profile, ProfileError, SchemeCondition, SignatureAlgorithm, SignatureScheme,
    Source, TimeUnit, Timestamp, Token, TokenForm,
};

#[cfg(feature = "webhooks")]
mod dedupe;
#[cfg(feature = "webhooks")]
mod endpoint;
#[cfg(feature = "webhooks")]
mod fetch;
#[cfg(feature = "webhooks")]
pub(crate) mod handler;
#[cfg(feature = "webhooks")]
mod handshake;
#[cfg(feature = "webhooks")]
mod lookup;
#[cfg(feature = "microsoft-graph")]
mod microsoft_graph;
#[cfg(feature = "webhooks")]
mod proof;
#[cfg(all(test, feature = "webhooks"))]
#[path = "tests/published.rs"]
mod published;
#[cfg(feature = "webhooks")]
mod send;
#[cfg(feature = "webhooks")]
mod settings;
#[cfg(all(test, feature = "webhooks"))]
#[path = "tests/testing.rs"]
mod testing;

#[cfg(feature = "webhooks")]
pub use crate::decode::{Deviation, DeviationReason};
#[cfg(feature = "webhooks")]
pub use callwright_webhook_core::{
    Claims, Covers, Incoming, LearnedSecret, Reject, RejectKind, SetupError, Signer, Verifier,
};
#[cfg(feature = "decompress")]
pub use endpoint::SignedBody;
#[cfg(feature = "microsoft-graph")]
pub use microsoft_graph::{EncryptedContent, GraphKey};
#[cfg(feature = "webhooks")]
pub use {
    dedupe::{Claim, MemoryStore, Store, StoreError, StoreFuture},
    endpoint::{
        Endpoint, EndpointBuilder, EndpointFuture, ProfileChoice, ReceiveError, ReceiveErrorKind,
        Receiver, ReceiverBuilder,
    },
    handler::{Delivery, HandlerError, Outcome, RemoteAddress, UndecodableEvent, UnknownEvent},
    proof::Proof,
    send::{Receipt, SendError, SendErrorKind, Sender, SenderBuilder},
    settings::Settings,
};

/// That a profile asks for what this version doesn't know yet: the enums of profiles may get further variants.
#[cfg(feature = "webhooks")]
fn unsupported(what: &str) -> SetupError {
    SetupError::new(format!(
        "this version of `callwright` doesn't support {what}"
    ))
}
