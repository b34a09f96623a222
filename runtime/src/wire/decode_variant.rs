//! Decoding one variant of a union, by its index.

use serde::de::{DeserializeOwned, Deserializer};
use serde_json::Value;

use super::default_missing::decode_candidate;
use super::floats_as_integers::FloatsAsIntegers;
use super::wire_type::{KnownValues, VariantVisitor, WireType};

/// Decodes a variant from a JSON value; `None` if the value doesn't decode as that variant.
pub(super) fn decode_variant<T: WireType>(index: usize, value: &Value) -> Option<T> {
    let mut visitor = DecodeVariant {
        value,
        ahead: Some(index),
        decoded: None,
    };
    T::visit_variants(&mut visitor);
    visitor.decoded
}

/// Decodes a variant from a deserializer; `None` if there is no such variant.
pub(super) fn decode_variant_from<'de, T: WireType, D: Deserializer<'de>>(
    index: usize,
    payload: D,
) -> Option<Result<T, D::Error>> {
    let mut visitor = DecodeVariantFrom {
        payload: Some(payload),
        ahead: Some(index),
        decoded: None,
    };
    T::visit_variants(&mut visitor);
    visitor.decoded
}

struct DecodeVariant<'a, T> {
    value: &'a Value,
    /// How many variants come before the wanted one; `None` after it.
    ahead: Option<usize>,
    decoded: Option<T>,
}

impl<T> VariantVisitor<T> for DecodeVariant<'_, T> {
    fn visit_variant<P: WireType + DeserializeOwned>(
        &mut self,
        make: fn(P) -> T,
        _: KnownValues<'_>,
    ) {
        if self.ahead == Some(0) {
            self.decoded = decode_candidate(self.value).map(make);
        }
        self.ahead = self.ahead.and_then(|ahead| ahead.checked_sub(1));
    }
}

struct DecodeVariantFrom<'de, T, D: Deserializer<'de>> {
    payload: Option<D>,
    /// How many variants come before the wanted one; `None` after it.
    ahead: Option<usize>,
    decoded: Option<Result<T, D::Error>>,
}

impl<'de, T, D: Deserializer<'de>> VariantVisitor<T> for DecodeVariantFrom<'de, T, D> {
    fn visit_variant<P: WireType + DeserializeOwned>(
        &mut self,
        make: fn(P) -> T,
        _: KnownValues<'_>,
    ) {
        if self.ahead == Some(0)
            && let Some(payload) = self.payload.take()
        {
            self.decoded = Some(P::deserialize(FloatsAsIntegers(payload)).map(make));
        }
        self.ahead = self.ahead.and_then(|ahead| ahead.checked_sub(1));
    }
}
