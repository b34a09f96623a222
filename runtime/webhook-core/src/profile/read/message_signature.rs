//! Reads schemes by HTTP message signatures.

use super::value::{ProfileResult, ProfileValue};
use super::words::key_form;
use crate::profile::{KeyForm, MessageSignature};

pub(super) fn message_signature(value: &ProfileValue<'_>) -> ProfileResult<MessageSignature> {
    let object = value.object(&[
        "label",
        "algorithm",
        "key",
        "key_form",
        "components",
        "max_age",
    ])?;
    Ok(MessageSignature {
        label: object.read("label", ProfileValue::string)?,
        algorithm: object.need("algorithm")?.string()?,
        key: object
            .read("key", ProfileValue::string)?
            .unwrap_or_else(|| "secret".to_owned()),
        key_form: object
            .read("key_form", key_form)?
            .unwrap_or(KeyForm::Base64),
        components: object.need("components")?.list(ProfileValue::string)?,
        max_age: object.read("max_age", ProfileValue::seconds)?,
    })
}
