//! Public keys, in all the forms in which they are handed round. No key is fetched here.

pub(in crate::webhook) mod pem;
mod public;
mod set;

use pki_types::CertificateDer;

pub(in crate::webhook) use public::{Algorithm, PublicKey};
pub(in crate::webhook) use set::{Key, read};

/// The key of a certificate (RFC 5280), of which nothing else is looked at.
pub(in crate::webhook) fn certificate_key(der: &[u8]) -> Option<PublicKey> {
    let der = CertificateDer::from(der);
    let certificate = webpki::EndEntityCert::try_from(&der).ok()?;
    PublicKey::from_spki(certificate.subject_public_key_info().as_ref())
}
