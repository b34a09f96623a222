//! Decrypts the content of Microsoft Graph's notifications.

use std::fmt;

use aes::Aes256;
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockDecryptMut, KeyIvInit};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::hmac;
use rsa::pkcs1::DecodeRsaPrivateKey;
use rsa::pkcs8::DecodePrivateKey;
use rsa::rand_core::OsRng;
use rsa::{Oaep, RsaPrivateKey};
use sha1::Sha1;

use crate::webhook::{Reject, RejectKind, SetupError};
use callwright_webhook_core::pem;

/// The length of the key of a notification: AES-256.
const KEY_LENGTH: usize = 32;
/// The length of a block, and of the initialization vector.
const BLOCK_LENGTH: usize = 16;

/// The private key that decrypts the resource data of Microsoft Graph. It belongs to the certificate of the subscription. Its
/// `Debug` shows nothing of it.
///
/// Subscriptions with `includeResourceData` send the resource encrypted, in the member `encryptedContent` of each
/// notification. The decrypted bytes are JSON. They are only as authentic as the notification, because anybody with the
/// certificate can encrypt: verify the `clientState` and the `validationTokens` as well.
///
/// Microsoft describes the format in "Set up change notifications that include resource data".
///
/// ```
/// use callwright::serde_json::Value;
/// use callwright::webhook::{EncryptedContent, GraphKey, Reject};
///
/// fn resource(key: &GraphKey, notification: &Value) -> Result<Vec<u8>, Reject> {
///     let text = |name: &str| {
///         let member = notification.pointer(&format!("/encryptedContent/{name}"));
///         member.and_then(Value::as_str).unwrap_or_default()
///     };
///     key.decrypt(&EncryptedContent {
///         data: text("data"),
///         data_key: text("dataKey"),
///         data_signature: text("dataSignature"),
///     })
/// }
/// ```
#[derive(Clone)]
pub struct GraphKey {
    key: RsaPrivateKey,
}

/// The members of `encryptedContent` that decryption needs, each in base64.
#[derive(Clone, Copy, Debug)]
pub struct EncryptedContent<'a> {
    /// `data`: the resource, encrypted by a key of its own.
    pub data: &'a str,
    /// `dataKey`: that key, encrypted for the certificate.
    pub data_key: &'a str,
    /// `dataSignature`: an HMAC of `data` by that key.
    pub data_signature: &'a str,
}

impl GraphKey {
    /// Reads an unencrypted private key in PEM (PKCS#8 or PKCS#1). Certificates in the same text are skipped.
    ///
    /// # Errors
    ///
    /// When the text has no private RSA key.
    pub fn from_pem(text: &str) -> Result<Self, SetupError> {
        let blocks = pem::blocks(text.as_bytes()).unwrap_or_default();
        let key = blocks.iter().find_map(|block| match block.label.as_str() {
            "PRIVATE KEY" => RsaPrivateKey::from_pkcs8_der(&block.der).ok(),
            "RSA PRIVATE KEY" => RsaPrivateKey::from_pkcs1_der(&block.der).ok(),
            _ => None,
        });
        let wrong = || {
            SetupError::new(
                "the text has no private RSA key: it needs a block `PRIVATE KEY` or `RSA PRIVATE KEY` in PEM",
            )
        };
        Ok(Self {
            key: key.ok_or_else(wrong)?,
        })
    }

    /// Decrypts the resource, after checking its signature.
    ///
    /// # Errors
    ///
    /// When a member isn't base64 ([`RejectKind::Malformed`]), or the content was encrypted for another key or changed
    /// ([`RejectKind::Mismatch`]).
    pub fn decrypt(&self, content: &EncryptedContent<'_>) -> Result<Vec<u8>, Reject> {
        let mut data = bytes("data", content.data)?;
        let data_key = bytes("dataKey", content.data_key)?;
        let signature = bytes("dataSignature", content.data_signature)?;
        // Blinded, so that the timing reveals less of the key. All failures give the same error.
        let key = self
            .key
            .decrypt_blinded(&mut OsRng, Oaep::new::<Sha1>(), &data_key);
        let key = key.ok().filter(|key| key.len() == KEY_LENGTH);
        let key = key.ok_or_else(|| mismatch("it isn't encrypted for this key"))?;
        let hmac_key = hmac::Key::new(hmac::HMAC_SHA256, &key);
        if hmac::verify(&hmac_key, &data, &signature).is_err() {
            return Err(mismatch("its signature doesn't match"));
        }
        let start = key.get(..BLOCK_LENGTH).unwrap_or_default();
        let cipher = cbc::Decryptor::<Aes256>::new_from_slices(&key, start)
            .map_err(|_| mismatch("it isn't encrypted for this key"))?;
        let length = cipher
            .decrypt_padded_mut::<Pkcs7>(&mut data)
            .map_err(|_| mismatch("its padding is wrong"))?
            .len();
        data.truncate(length);
        Ok(data)
    }
}

impl fmt::Debug for GraphKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GraphKey").finish_non_exhaustive()
    }
}

fn bytes(name: &str, text: &str) -> Result<Vec<u8>, Reject> {
    STANDARD.decode(text).map_err(|_| {
        let detail = format!("the encrypted content: `{name}` isn't base64");
        Reject::new(RejectKind::Malformed, detail)
    })
}

fn mismatch(what: &str) -> Reject {
    Reject::new(
        RejectKind::Mismatch,
        format!("the encrypted content: {what}"),
    )
}

#[cfg(test)]
mod tests;
