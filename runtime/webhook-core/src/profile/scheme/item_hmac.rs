//! Schemes with a keyed hash in each item.

use super::encoding::Encoding;
use super::hash::Hash;
use super::key_form::KeyForm;

/// A keyed hash in each item of the body (Adyen).
#[derive(Clone, Debug, PartialEq)]
pub struct ItemHmac {
    /// Where the items are; see [`Profile::items`](crate::Profile::items).
    pub items: String,
    /// The pointers of the signed fields, in the item. An absent field counts as empty.
    pub fields: Vec<String>,
    /// The separator of the fields.
    pub joiner: String,
    /// The pointer of the signature, in the item.
    pub signature: String,
    /// The hash.
    pub hash: Hash,
    /// The name of the secret in the settings.
    pub key: String,
    /// How the secret is encoded.
    pub key_form: KeyForm,
    /// How the signature is encoded.
    pub encoding: Encoding,
}
