//! Deserializes texts: the fields of forms, and headers.

use serde::de::value::{Error, SeqDeserializer, StrDeserializer};
use serde::de::{Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// The texts under one name. They deserialize into the type that asks: a number, a boolean, a list.
#[derive(Clone, Copy)]
pub(crate) enum FormValue<'a> {
    /// One item of a list.
    One(&'a str),
    /// All texts. A type that isn't a list takes exactly one.
    All(&'a [&'a str]),
}

impl<'a> FormValue<'a> {
    fn text(self) -> Result<&'a str, Error> {
        match self {
            Self::One(text) => Ok(text),
            Self::All([text]) => Ok(*text),
            Self::All([]) => Err(Error::custom("there is no value")),
            Self::All(_) => Err(Error::custom(
                "there are several values where one is expected",
            )),
        }
    }
}

impl<'de> IntoDeserializer<'de, Error> for FormValue<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! parsed {
    ($($method:ident $visit:ident $parse:ident),*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            match $parse(self.text()?.trim()) {
                Some(value) => visitor.$visit(value),
                // The visitor's error says what it expects.
                None => visitor.visit_str(self.text()?),
            }
        })*
    };
}

fn signed(text: &str) -> Option<i64> {
    text.parse().ok()
}

fn unsigned(text: &str) -> Option<u64> {
    text.parse().ok()
}

/// Rust also parses `nan` and `1e400`, which JSON has no numbers for.
fn float(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
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
        deserialize_i8 visit_i64 signed, deserialize_i16 visit_i64 signed, deserialize_i32 visit_i64 signed,
        deserialize_i64 visit_i64 signed, deserialize_u8 visit_u64 unsigned, deserialize_u16 visit_u64 unsigned,
        deserialize_u32 visit_u64 unsigned, deserialize_u64 visit_u64 unsigned, deserialize_f32 visit_f64 float,
        deserialize_f64 visit_f64 float
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
