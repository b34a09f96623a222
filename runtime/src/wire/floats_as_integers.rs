//! Reading integers that are written as floats: `5.0` and `5e2` are the integers 5 and 500.
//!
//! JSON Schema calls any number with a zero fraction an integer (2020-12 validation, section 6.1.1), and senders whose
//! numbers are all floats write `5.0`, which serde's own integers reject. [`FloatsAsIntegers`] wraps a deserializer and
//! changes only what integers see. It reaches into options, lists and maps. It doesn't reach into objects, which are asked
//! for as structs: an object wraps each of its fields itself, so that the types that the compiler sees don't grow with the
//! depth of the data.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor,
};

use super::integer::exact_integer;

/// A deserializer whose integers may be written as floats.
pub struct FloatsAsIntegers<D>(pub D);

/// Decodes the value of an entry.
///
/// # Errors
///
/// If the value doesn't decode.
#[inline]
pub(super) fn next_value<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    map: &mut A,
) -> Result<T, A::Error> {
    map.next_value_seed(Seed(PhantomData::<T>))
}

/// Decodes a value through [`FloatsAsIntegers`].
struct Seed<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(FloatsAsIntegers(deserializer))
    }
}

/// The visitor of an integer: it takes a float that is one.
struct IntegerVisitor<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for IntegerVisitor<V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(formatter)
    }

    #[inline]
    fn visit_i64<E: Error>(self, number: i64) -> Result<V::Value, E> {
        self.0.visit_i64(number)
    }

    #[inline]
    fn visit_u64<E: Error>(self, number: u64) -> Result<V::Value, E> {
        self.0.visit_u64(number)
    }

    #[inline]
    fn visit_i128<E: Error>(self, number: i128) -> Result<V::Value, E> {
        match (i64::try_from(number), u64::try_from(number)) {
            (Ok(number), _) => self.0.visit_i64(number),
            (_, Ok(number)) => self.0.visit_u64(number),
            _ => self.0.visit_i128(number),
        }
    }

    #[cold]
    fn visit_f64<E: Error>(self, number: f64) -> Result<V::Value, E> {
        match exact_integer(number) {
            Some(number) => self.visit_i128(number),
            None => self.0.visit_f64(number),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        self.0.visit_str(text)
    }
}

/// The visitor of a value that holds other values: it wraps these.
struct ContainerVisitor<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for ContainerVisitor<V> {
    type Value = V::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(formatter)
    }

    #[inline]
    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_unit()
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(FloatsAsIntegers(deserializer))
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<V::Value, D::Error> {
        self.0.visit_newtype_struct(FloatsAsIntegers(deserializer))
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(FloatsAsIntegers(items))
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(FloatsAsIntegers(map))
    }

    #[inline]
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.0.visit_enum(access)
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for FloatsAsIntegers<A> {
    type Error = A::Error;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        self.0.next_element_seed(FloatsAsIntegers(seed))
    }

    #[inline]
    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for FloatsAsIntegers<A> {
    type Error = A::Error;

    #[inline]
    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        self.0.next_key_seed(seed)
    }

    #[inline]
    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.0.next_value_seed(FloatsAsIntegers(seed))
    }

    #[inline]
    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for FloatsAsIntegers<S> {
    type Value = S::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(FloatsAsIntegers(deserializer))
    }
}

macro_rules! forward {
    ($($method:ident($($argument:ident: $type:ty),*) $(through $wrap:ident)?;)*) => {
        $(#[inline]
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, D::Error> {
            self.0.$method($($argument,)* forward!(@wrap visitor $($wrap)?))
        })*
    };
    (@wrap $visitor:ident $wrap:ident) => { $wrap($visitor) };
    (@wrap $visitor:ident) => { $visitor };
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for FloatsAsIntegers<D> {
    type Error = D::Error;

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }

    forward! {
        deserialize_i8() through IntegerVisitor;
        deserialize_i16() through IntegerVisitor;
        deserialize_i32() through IntegerVisitor;
        deserialize_i64() through IntegerVisitor;
        deserialize_i128() through IntegerVisitor;
        deserialize_u8() through IntegerVisitor;
        deserialize_u16() through IntegerVisitor;
        deserialize_u32() through IntegerVisitor;
        deserialize_u64() through IntegerVisitor;
        deserialize_u128() through IntegerVisitor;
        deserialize_option() through ContainerVisitor;
        deserialize_seq() through ContainerVisitor;
        deserialize_tuple(len: usize) through ContainerVisitor;
        deserialize_tuple_struct(name: &'static str, len: usize) through ContainerVisitor;
        deserialize_map() through ContainerVisitor;
        deserialize_newtype_struct(name: &'static str) through ContainerVisitor;
        deserialize_any();
        deserialize_bool();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_struct(name: &'static str, fields: &'static [&'static str]);
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
        deserialize_ignored_any();
    }
}
