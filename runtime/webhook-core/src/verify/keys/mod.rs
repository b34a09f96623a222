//! Public keys, in all forms in which providers publish them.

mod der;
pub mod pem;
mod public;
mod set;

use pki_types::CertificateDer;

use crate::key;
use crate::{KeyForm, SetupError};

pub use public::{PublicKey, PublicKeyAlgorithm};
pub use set::{PublishedKey, read};

/// The key of a certificate (RFC 5280). Nothing else of the certificate is checked.
pub fn certificate_key(der: &[u8]) -> Option<PublicKey> {
    let der = CertificateDer::from(der);
    let certificate = webpki::EndEntityCert::try_from(&der).ok()?;
    PublicKey::from_spki(certificate.subject_public_key_info().as_ref())
}

/// Reads the key of a setting, for an algorithm: raw in hexadecimal, base64 or the form of Standard Webhooks, or a public key
/// or certificate in PEM or the base64 of its DER.
pub fn public(
    name: &str,
    text: &str,
    form: KeyForm,
    algorithm: PublicKeyAlgorithm,
) -> Result<PublicKey, SetupError> {
    let bytes = key::bytes(name, text, form)?;
    let key = match (form, algorithm) {
        (KeyForm::Spki, _) => PublicKey::from_spki(&bytes).or_else(|| certificate_key(&bytes)),
        (_, PublicKeyAlgorithm::Ed25519) => PublicKey::ed25519(&bytes),
        (_, PublicKeyAlgorithm::P256Raw | PublicKeyAlgorithm::P256Der) => PublicKey::p256(&bytes),
        _ => PublicKey::from_pkcs1(&bytes),
    };
    key.filter(|key| key.fits(algorithm))
        .ok_or_else(|| SetupError::new(format!("`{name}` isn't a public key for {algorithm:?}")))
}
