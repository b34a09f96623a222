//! The deserializer of the empty value of a type: `""`, `[]`, `{}` or null.

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};

use super::no_value::NoValue;

/// Deserializes as the empty value of a type that has one, and fails for every other type.
pub(super) struct EmptyValue;

type NoEntries = std::iter::Empty<(Never, Never)>;

/// The type of the items of empty lists and maps. It has no values.
enum Never {}

impl<'de> IntoDeserializer<'de, NoValue> for Never {
    type Deserializer = EmptyValue;

    fn into_deserializer(self) -> EmptyValue {
        match self {}
    }
}

fn no_entries<'de>() -> MapDeserializer<'de, NoEntries, NoValue> {
    MapDeserializer::new(std::iter::empty())
}

/// The methods for types that have no empty value.
macro_rules! no_empty_value {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, _: V) -> Result<V::Value, NoValue> {
            Err(NoValue)
        })*
    };
}

/// The method that a type calls shows what it is: strings ask for a `String`; enums, dates and ids for a `str` or for any.
impl<'de> Deserializer<'de> for EmptyValue {
    type Error = NoValue;

    /// Null, for a value that may be any JSON.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_unit()
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_str("")
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, NoValue> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_seq(SeqDeserializer::new(std::iter::empty::<Never>()))
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, NoValue> {
        visitor.visit_map(no_entries())
    }

    /// Generated objects have no name here. A struct of the user's own may have defaults of its own, which nobody sent.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, NoValue> {
        match name {
            "" => visitor.visit_map(no_entries()),
            _ => Err(NoValue),
        }
    }

    no_empty_value! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64
        deserialize_char deserialize_str deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_identifier
        deserialize_ignored_any
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: V,
    ) -> Result<V::Value, NoValue> {
        Err(NoValue)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, NoValue> {
        Err(NoValue)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        _: V,
    ) -> Result<V::Value, NoValue> {
        Err(NoValue)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, NoValue> {
        Err(NoValue)
    }
}
