//! HTTP message signatures.

use super::node::{Node, Read};
use super::words::key_form;
use crate::profile::{KeyForm, MessageSignature};

pub(super) fn message_signature(node: &Node<'_>) -> Read<MessageSignature> {
    let object = node.object(&[
        "label",
        "algorithm",
        "key",
        "key_form",
        "components",
        "max_age",
    ])?;
    Ok(MessageSignature {
        label: object.read("label", Node::string)?,
        algorithm: object.need("algorithm")?.string()?,
        key: object
            .read("key", Node::string)?
            .unwrap_or_else(|| "secret".to_owned()),
        key_form: object
            .read("key_form", key_form)?
            .unwrap_or(KeyForm::Base64),
        components: object.need("components")?.list(Node::string)?,
        max_age: object.read("max_age", Node::seconds)?,
    })
}
