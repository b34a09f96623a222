//! Keyed hashes in the items of a batch.

use std::borrow::Cow;

use ring::hmac::Key;
use serde_json::Value;

use super::check::Check;
use super::check::CheckItem;
use super::signature_reader::mismatch;
use crate::delivery_reader::{DeliveryReader, malformed, missing};
use crate::key;
use crate::signed_item::{pointer, text};
use crate::verify::matched::KeyPrint;
use crate::{Claims, Covers, Incoming, ItemHmac, Reject, SetupError, Source, VerifierSettings};
use crate::{encoding, json, mac};

pub(super) struct ItemHmacVerifier {
    scheme: ItemHmac,
    keys: Vec<(Key, KeyPrint)>,
}

pub(super) fn build(
    scheme: &ItemHmac,
    settings: &VerifierSettings,
) -> Result<ItemHmacVerifier, SetupError> {
    let secrets = key::secrets(settings.signing_secrets(), &scheme.key, scheme.key_form)?;
    Ok(ItemHmacVerifier {
        keys: secrets
            .iter()
            .map(|secret| (mac::key(scheme.hash, secret), KeyPrint::of(secret)))
            .collect(),
        scheme: scheme.clone(),
    })
}

impl ItemHmacVerifier {
    /// The number of the key that signed the item.
    fn key_of(&self, item: &Value) -> Result<usize, Reject> {
        let source = Source::Item(self.scheme.signature.clone());
        let signature = item
            .pointer(&self.scheme.signature)
            .and_then(Value::as_str)
            .ok_or_else(|| missing(&source))?;
        let signature = encoding::decode(self.scheme.encoding, signature)
            .filter(|bytes| bytes.len() == mac::length(self.scheme.hash))
            .ok_or_else(|| malformed(&source, "isn't a signature of the right form and length"))?;
        let text = [Cow::Owned(text(&self.scheme, item)?.into_bytes())];
        self.keys
            .iter()
            .position(|(key, _)| mac::equal(mac::sign(key, &text).as_ref(), &signature))
            .ok_or_else(mismatch)
    }
}

impl ItemHmacVerifier {
    fn claims(&self, number: usize) -> Result<Claims, Reject> {
        let pointer = |field: &String| format!("{}{field}", pointer(&self.scheme));
        let claims = Claims {
            covers: Covers {
                fields: self.scheme.fields.iter().map(pointer).collect(),
                ..Covers::default()
            },
            ..Claims::default()
        };
        let print = self.keys.get(number).map(|(_, print)| *print);
        Ok(claims.by(Some(number.to_string()), print.ok_or_else(mismatch)?))
    }
}

impl CheckItem for ItemHmacVerifier {
    fn check_item(&self, item: &Value) -> Result<Claims, Reject> {
        self.claims(self.key_of(item)?)
    }
}

impl Check for ItemHmacVerifier {
    fn check(&self, incoming: &Incoming) -> Result<Claims, Reject> {
        let reading = DeliveryReader::new(incoming);
        let items = json::every(reading.json()?, pointer(&self.scheme));
        let mut key = None;
        // This verifies the request as a whole. An endpoint verifies each item by itself.
        for item in items {
            key = Some(self.key_of(item)?);
        }
        let key = key.ok_or_else(|| missing(&Source::Body(self.scheme.items.clone())))?;
        self.claims(key)
    }
}
