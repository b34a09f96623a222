//! Deliveries: how they are verified, routed, deduplicated, answered and signed.
//!
//! What a provider does is data: a [`Profile`] with its [`Scheme`], its [`Handshake`]s, what tells its events apart and
//! how it wants to be answered. The data stands alone (feature `profiles`, no cryptography), so that a generator can read
//! it too; what acts by it needs the feature `webhooks`.

mod acknowledge;
mod handshake;
mod profile;
mod route;
mod scheme;

pub use acknowledge::Acknowledge;
pub use handshake::{Handshake, Place, Reply, When};
pub use profile::Profile;
pub use route::Source;
pub use scheme::{
    Asymmetric, CertAlgorithm, CertSigned, CertUrl, Clock, Digest, Encoding, Extract, Hash, Hmac,
    ItemHmac, Jwt, KeyForm, MessageSignature, Scheme, SignatureAlgorithm, TimeUnit, Token,
    TokenForm,
};

#[cfg(feature = "webhooks")]
mod incoming;
#[cfg(feature = "webhooks")]
mod proof;
#[cfg(feature = "webhooks")]
mod reject;
#[cfg(feature = "webhooks")]
mod settings;
#[cfg(feature = "webhooks")]
mod verifier;

#[cfg(feature = "webhooks")]
pub use crate::decode::Deviation;
#[cfg(feature = "webhooks")]
pub use {
    incoming::Incoming,
    proof::{Claims, Covers, Proof},
    reject::{Reject, RejectKind},
    settings::{Settings, SetupError},
    verifier::Verifier,
};
