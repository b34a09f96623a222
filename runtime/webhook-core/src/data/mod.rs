//! What providers do, as data: no cryptography, no requests.
//!
//! The generator holds the same files, by a link, since it can't depend on the runtime: the runtime offers the macro that runs
//! the generator. So nothing here may name a module outside of this folder.

mod acknowledge;
mod handshake;
mod named;
mod profile;
mod read;
mod route;
mod scheme;
pub mod template;
mod words;

pub use acknowledge::Acknowledge;
pub use handshake::{Handshake, Place, Reply, When};
pub use profile::Profile;
pub use read::ProfileError;
pub use route::Source;
pub use scheme::{
    Asymmetric, CertAlgorithm, CertSigned, CertUrl, Clock, Condition, Digest, Encoding, Extract,
    Hash, Hmac, ItemHmac, Jwt, KeyForm, MessageSignature, Scheme, SignatureAlgorithm, TimeUnit,
    Token, TokenForm,
};
