//! How deliveries are signed, as data: one file for each kind of scheme, and what they share.

mod asymmetric;
mod cert_url;
mod condition;
mod digest;
mod encoding;
mod extract;
mod hash;
mod hmac;
mod item_hmac;
mod jwt;
mod key_form;
mod message_signature;
mod signature_scheme;
mod timestamp;
mod token;

pub use asymmetric::{Asymmetric, SignatureAlgorithm};
pub use cert_url::{CertAlgorithm, CertSigned, CertUrl};
pub use condition::SchemeCondition;
pub use digest::Digest;
pub use encoding::Encoding;
pub use extract::Extract;
pub use hash::Hash;
pub use hmac::Hmac;
pub use item_hmac::ItemHmac;
pub use jwt::Jwt;
pub use key_form::KeyForm;
pub use message_signature::MessageSignature;
pub use signature_scheme::SignatureScheme;
pub use timestamp::{TimeUnit, Timestamp};
pub use token::{Token, TokenForm};
