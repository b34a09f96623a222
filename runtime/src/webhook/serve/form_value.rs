//! Texts as values: fields of forms, and headers.

use serde::de::value::{Error, SeqDeserializer, StrDeserializer};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// The texts of one name, as whatever type is asked for: a number, a boolean, a list.
#[derive(Clone, Copy)]
pub(in crate::webhook) enum FormValue<'a> {
    /// One of a list.
    One(&'a str),
    /// All of them. Where a type holds one, the last counts.
    All(&'a [&'a str]),
}

impl<'a> FormValue<'a> {
    fn text(self) -> Result<&'a str, Error> {
        let text = match self {
            Self::One(text) => Some(text),
            Self::All(texts) => texts.last().copied(),
        };
        text.ok_or_else(|| Error::custom("there is no value"))
    }
}

impl<'de> IntoDeserializer<'de, Error> for FormValue<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! parsed {
    ($($method:ident $visit:ident $type:ty),*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            match self.text()?.trim().parse::<$type>() {
                Ok(value) => visitor.$visit(value),
                // The visitor says what it wanted.
                Err(_) => visitor.visit_str(self.text()?),
            }
        })*
    };
}

impl<'de> Deserializer<'de> for FormValue<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::All([_, _, ..]) => self.deserialize_seq(visitor),
            _ => visitor.visit_str(self.text()?),
        }
    }

    parsed!(
        deserialize_i8 visit_i64 i64, deserialize_i16 visit_i64 i64, deserialize_i32 visit_i64 i64,
        deserialize_i64 visit_i64 i64, deserialize_u8 visit_u64 u64, deserialize_u16 visit_u64 u64,
        deserialize_u32 visit_u64 u64, deserialize_u64 visit_u64 u64, deserialize_f32 visit_f64 f64,
        deserialize_f64 visit_f64 f64
    );

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.text()?.trim() {
            text if text.eq_ignore_ascii_case("true") || text == "1" => visitor.visit_bool(true),
            text if text.eq_ignore_ascii_case("false") || text == "0" => visitor.visit_bool(false),
            text => visitor.visit_str(text),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(self.text()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let (one, all) = match self {
            Self::One(text) => (Some(text), &[][..]),
            Self::All(texts) => (None, texts),
        };
        let items = one.into_iter().chain(all.iter().copied());
        visitor.visit_seq(SeqDeserializer::new(items.map(FormValue::One)))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let text: StrDeserializer<'_, Error> = self.text()?.into_deserializer();
        text.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct map struct identifier ignored_any
    }
}
