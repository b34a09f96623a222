//! Secrets and keys, from their texts.

use base64::Engine;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use crate::KeyForm;
use crate::encoding::unhex;
use crate::{SetupError, SigningSecrets};

/// The maximum number of secrets of a name: an old and a new one, and some more.
const MOST: usize = 8;

const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The secrets of a name, decoded: at least one, none empty.
///
/// # Errors
///
/// There is no secret, there are too many, or one has the wrong form.
pub fn secrets(
    known: &SigningSecrets,
    name: &str,
    form: KeyForm,
) -> Result<Vec<Vec<u8>>, SetupError> {
    texts(known, name)?
        .iter()
        .map(|text| bytes(name, text, form))
        .collect()
}

/// The secrets of a name, as text: at least one, none empty.
pub fn texts<'a>(known: &'a SigningSecrets, name: &str) -> Result<&'a [String], SetupError> {
    let texts = known.secrets_of(name);
    if texts.is_empty() {
        let what = format!("the secret `{name}` isn't given");
        return Err(SetupError::missing(what));
    }
    if texts.len() > MOST {
        let what = format!("there are more than {MOST} secrets `{name}`");
        return Err(SetupError::new(what));
    }
    if texts.iter().any(|text| text.trim().is_empty()) {
        let what = format!("the secret `{name}` is empty: anyone could sign with it");
        return Err(SetupError::new(what));
    }
    Ok(texts)
}

/// Decodes a key. The error doesn't show the text.
pub fn bytes(name: &str, text: &str, form: KeyForm) -> Result<Vec<u8>, SetupError> {
    let (decoded, expected) = match form {
        KeyForm::Utf8 => (Some(text.as_bytes().to_vec()), "text"),
        KeyForm::Hex => (unhex(text.trim()), "hexadecimal"),
        KeyForm::Base64 => (base64(text), "base64"),
        KeyForm::Whsec => (base64(without_prefix(text)), "base64 after `whsec_`"),
        KeyForm::WhsecOrUtf8 => match text.strip_prefix("whsec_") {
            Some(rest) => (base64(rest), "base64 after `whsec_`"),
            None => (Some(text.as_bytes().to_vec()), "text"),
        },
        KeyForm::Spki => (der(text), "PEM or the base64 of a DER"),
    };
    decoded.filter(|bytes| !bytes.is_empty()).ok_or_else(|| {
        SetupError::new(format!(
            "the secret `{name}` has the wrong form; it must be {expected}"
        ))
    })
}

/// Decodes PEM with any label, or base64.
pub fn der(text: &str) -> Option<Vec<u8>> {
    let body = match text.split_once("-----BEGIN ") {
        None => text,
        Some((_, rest)) => rest.split_once("-----")?.1.split_once("-----END ")?.0,
    };
    base64(body)
}

/// Removes `whsec_`, `whpk_` or `whsk_` (Standard Webhooks), and a `v1,` before it.
fn without_prefix(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_prefix("v1,").unwrap_or(text);
    ["whsec_", "whpk_", "whsk_"]
        .iter()
        .find_map(|prefix| text.strip_prefix(prefix))
        .unwrap_or(text)
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let text: String = text.split_ascii_whitespace().collect();
    BASE64.decode(text).ok()
}
