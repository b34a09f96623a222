//! `byte`: bytes in base64.

use ::base64::Engine;
use ::base64::alphabet::{STANDARD, URL_SAFE};
use ::base64::engine::DecodePaddingMode;
use ::base64::engine::general_purpose::{self, GeneralPurpose, GeneralPurposeConfig};

use super::text::{FormatError, text_type};

text_type! {
    /// Bytes in base64 (RFC 4648).
    ///
    /// [`decode`](Self::decode) reads both alphabets, with padding or without, and line breaks (RFC 2045).
    /// [`encode`](Self::encode) writes the standard alphabet with padding.
    ///
    /// ```
    /// use callwright::types::Base64;
    ///
    /// let key = Base64::encode(b"hello?>");
    /// assert_eq!(key.as_str(), "aGVsbG8/Pg==");
    /// assert_eq!(Base64::from_wire("aGVsbG8_Pg").decode()?, b"hello?>");
    /// # Ok::<(), callwright::types::FormatError>(())
    /// ```
    // Most short words are base64 by chance, so a plain string is the better match.
    Base64, "base64 (RFC 4648)", is_base64, score 7
}

impl Base64 {
    /// Encodes bytes.
    pub fn encode(bytes: &[u8]) -> Self {
        Self::from_wire(general_purpose::STANDARD.encode(bytes))
    }

    /// Decodes the bytes.
    ///
    /// # Errors
    ///
    /// If the text isn't base64.
    pub fn decode(&self) -> Result<Vec<u8>, FormatError> {
        decode(self.as_str()).ok_or_else(|| self.error())
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self::encode(bytes)
    }
}

impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self::encode(&bytes)
    }
}

fn is_base64(text: &str) -> bool {
    decode(text).is_some()
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let lenient = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    let alphabet = if text.contains(['-', '_']) {
        &URL_SAFE
    } else {
        &STANDARD
    };
    let engine = GeneralPurpose::new(alphabet, lenient);
    if text.contains(|c: char| c.is_ascii_whitespace()) {
        let joined: String = text.split_ascii_whitespace().collect();
        engine.decode(joined).ok()
    } else {
        engine.decode(text).ok()
    }
}
