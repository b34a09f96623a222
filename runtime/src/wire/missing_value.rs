//! The deserializer of a value whose key is missing.

use serde::de::{Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::no_value::NoValue;

/// Deserializes as `None`, and fails for every type but `Option`.
pub(super) struct MissingValue;

impl<'de> Deserializer<'de> for MissingValue {
    type Error = NoValue;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NoValue> {
        Err(NoValue)
    }

    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_none()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}
