//! What Microsoft Graph encrypts.

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

use super::{Reject, RejectKind, SetupError};
use callwright_webhook_core::pem;

/// How long the key is that each notification has: AES-256.
const KEY: usize = 32;
/// How long a block is, and with it what the first block is mixed with.
const BLOCK: usize = 16;

/// The private key by which Microsoft Graph's resource data is decrypted: that of the certificate which the subscription
/// names. Its `Debug` shows nothing of it.
///
/// Subscriptions with `includeResourceData` send the resource encrypted, in the member `encryptedContent` of each
/// notification. The bytes that come out are JSON, and authentic only as far as the notification is: whoever has the
/// certificate can encrypt, so its `clientState` and its `validationTokens` have to be verified as well.
///
/// The source of the recipe is Microsoft's page "Set up change notifications that include resource data".
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

/// The members of `encryptedContent` that take part, each in base64.
#[derive(Clone, Copy, Debug)]
pub struct EncryptedContent<'a> {
    /// `data`: the resource, encrypted by a key made for it.
    pub data: &'a str,
    /// `dataKey`: that key, encrypted for the certificate.
    pub data_key: &'a str,
    /// `dataSignature`: a keyed hash of `data`.
    pub data_signature: &'a str,
}

impl GraphKey {
    /// Reads a private key in PEM (PKCS#8 or PKCS#1), not encrypted. Certificates beside it are skipped.
    ///
    /// # Errors
    ///
    /// When the text holds no RSA key.
    pub fn from_pem(text: &str) -> Result<Self, SetupError> {
        let blocks = pem::blocks(text.as_bytes()).unwrap_or_default();
        let key = blocks.iter().find_map(|block| match block.label.as_str() {
            "PRIVATE KEY" => RsaPrivateKey::from_pkcs8_der(&block.der).ok(),
            "RSA PRIVATE KEY" => RsaPrivateKey::from_pkcs1_der(&block.der).ok(),
            _ => None,
        });
        let wrong = || {
            SetupError::new(
                "the text holds no private RSA key: it takes a block `PRIVATE KEY` or `RSA PRIVATE KEY` in PEM",
            )
        };
        Ok(Self {
            key: key.ok_or_else(wrong)?,
        })
    }

    /// The resource. Its keyed hash is checked before it is decrypted.
    ///
    /// # Errors
    ///
    /// When a member isn't base64 ([`RejectKind::Malformed`]), or the content isn't for this key or was changed
    /// ([`RejectKind::Mismatch`]).
    pub fn decrypt(&self, content: &EncryptedContent<'_>) -> Result<Vec<u8>, Reject> {
        let mut data = bytes("data", content.data)?;
        let data_key = bytes("dataKey", content.data_key)?;
        let signature = bytes("dataSignature", content.data_signature)?;
        // Blinded, so that the time this takes says less of the key. One answer for all that can be wrong with it.
        let key = self
            .key
            .decrypt_blinded(&mut OsRng, Oaep::new::<Sha1>(), &data_key);
        let key = key.ok().filter(|key| key.len() == KEY);
        let key = key.ok_or_else(|| mismatch("it isn't encrypted for this key"))?;
        let right = hmac::Key::new(hmac::HMAC_SHA256, &key);
        if hmac::verify(&right, &data, &signature).is_err() {
            return Err(mismatch("its signature doesn't match"));
        }
        let start = key.get(..BLOCK).unwrap_or_default();
        let cipher = cbc::Decryptor::<Aes256>::new_from_slices(&key, start)
            .map_err(|_| mismatch("it isn't encrypted for this key"))?;
        let length = cipher
            .decrypt_padded_mut::<Pkcs7>(&mut data)
            .map_err(|_| mismatch("it doesn't end as it should"))?
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
