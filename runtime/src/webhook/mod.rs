//! Receives and sends webhooks: deliveries are verified, deduplicated, decoded and handed to a handler, or signed and sent.
//!
//! What a provider does is data: a [`Profile`] says how deliveries are signed ([`SignatureScheme`]), which requests are
//! [`Handshake`]s, where the event's name is, and which responses the provider expects. The feature `profiles` has this data
//! alone, without cryptography. Everything else needs the feature `webhooks`.
//!
//! A payload holds what was sent, and nothing else. A delivery is undecodable if a required property is missing, null or of
//! another type. A lenient endpoint (`lenient()`, or [`Profile::lenient`]) accepts that a property is missing or null if it
//! is a string, a list, a map or an object of these, and reports it in `Delivery::deviations`. It never makes up a number or
//! a boolean.
//!
//! # How a delivery passes through the runtime
//!
//! This is for people who read the source. Files are relative to `runtime/src/webhook`; those of steps 4 and 5 that begin
//! with `webhook-core` are relative to `runtime`.
//!
//! | step | what happens | where |
//! |---|---|---|
//! | 1 | the server hands over the request | `endpoint/service.rs`, `endpoint/endpoint.rs` |
//! | 2 | method, encoding and announced length are checked | `endpoint/admission.rs` |
//! | 3 | the body is read, up to the limit | `endpoint/body.rs` |
//! | 4 | a handshake gets its response, and ends here | `handshake/mod.rs` |
//! | 5 | the signature is verified, by the scheme of the profile | `webhook-core/src/verify/build.rs` chooses the verifier: Stripe's is in `webhook-core/src/verify/hmac.rs` |
//! | 6 | a compressed body is decompressed | `endpoint/content_coding.rs` |
//! | 7 | the items of a batch and the event of each are found | `endpoint/events.rs`, `lookup/items.rs`, `lookup/router.rs` |
//! | 8 | the keys that duplicates share are made | `dedupe/duplicate_keys.rs` |
//! | 9 | the payload is decoded | `handler/decode.rs` |
//! | 10 | the delivery is claimed; a duplicate ends here | `endpoint/deduplicator.rs`, `dedupe/store.rs` |
//! | 11 | the handler is called | `endpoint/dispatcher.rs`, `handler/call.rs` |
//! | 12 | the outcome becomes a response | `endpoint/event_outcome.rs`, `endpoint/response.rs` |
//!
//! The rest isn't in the table: `endpoint/receiver.rs` leaves out step 8, stops after step 9 and returns the events, `send/sender.rs` signs
//! and sends deliveries, `fetch.rs` sends the requests for keys and certificates that step 5 may need, and
//! `microsoft_graph/mod.rs` decrypts Microsoft Graph's content.

pub use callwright_webhook_core::{
    Acknowledge, Asymmetric, CertAlgorithm, CertSigned, CertUrl, Digest, EchoTarget, Encoding,
    Extract, Handshake, HandshakeCondition, HandshakeReply, Hash, Hmac, ItemHmac, Jwt, KeyForm,
    MessageSignature, Profile, ProfileError, SchemeCondition, SignatureAlgorithm, SignatureScheme,
    Source, TimeUnit, Timestamp, Token, TokenForm,
};

#[cfg(feature = "webhooks")]
mod dedupe;
#[cfg(feature = "webhooks")]
pub(crate) mod endpoint;
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

/// The error for a part of a profile that this version doesn't know: the enums of profiles may get further variants.
#[cfg(feature = "webhooks")]
fn unsupported(what: &str) -> SetupError {
    SetupError::new(format!(
        "this version of `callwright` doesn't support {what}"
    ))
}
