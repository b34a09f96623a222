//! Text as bytes.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

use crate::webhook::Encoding;
pub(in crate::webhook) use crate::webhook::signing::encoding::{encode, hex, unhex};

/// The bytes, or nothing where the text isn't what it should be, to the last character.
pub(in crate::webhook) fn decode(encoding: Encoding, text: &str) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Hex => unhex(text),
        Encoding::Base64 => STANDARD.decode(text).ok(),
        Encoding::Base64Url => URL_SAFE_NO_PAD.decode(text).ok(),
    }
}
