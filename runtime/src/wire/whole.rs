//! Integers that are written as floats: `5.0` and `5e2` are the integers 5 and 500.
//!
//! JSON Schema calls any number with a zero fraction an integer (2020-12 validation, section 6.1.1), and senders whose
//! numbers are all floats write `5.0`. serde's own integers refuse that. [`Whole`] stands between a type and its
//! deserializer and changes only what integers see. It reaches into options, lists and maps. Objects are asked for as
//! structs, which it doesn't enter: an object wraps each of its fields itself. So the types that the compiler sees
//! don't grow with the depth of the data.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Visitor,
};

/// A deserializer whose integers may be written as floats.
pub struct Whole<D>(pub D);

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

/// The integer that a float is, if it has no fraction and stands for that integer alone.
///
/// Beyond 2^53 a float stands for several integers. There, the shortest text that reads back as the float says which
/// one was written, as long as it has no more digits than every float keeps (15).
pub(super) fn whole(float: f64) -> Option<i128> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    const DIGITS: usize = 15;
    if float.fract() != 0.0 {
        return None;
    }
    if float.abs() <= EXACT {
        #[allow(clippy::cast_possible_truncation)]
        return Some(float as i128);
    }
    let text = format!("{float:e}");
    let (digits, exponent) = text.split_once('e')?;
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let exponent = exponent.parse::<usize>().ok()?;
    if before.trim_start_matches('-').len() + after.len() > DIGITS {
        return None;
    }
    let zeros = u32::try_from(exponent.checked_sub(after.len())?).ok()?;
    let digits = format!("{before}{after}").parse::<i128>().ok()?;
    digits.checked_mul(10_i128.checked_pow(zeros)?)
}

/// Decodes a value through [`Whole`].
struct Seed<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> DeserializeSeed<'de> for Seed<T> {
    type Value = T;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::deserialize(Whole(deserializer))
    }
}

/// Asks for an integer, and takes a float that is one.
struct Integer<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Integer<V> {
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
        match whole(number) {
            Some(number) => self.visit_i128(number),
            None => self.0.visit_f64(number),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        self.0.visit_str(text)
    }
}

/// Asks for what holds other values, and wraps these.
struct Within<V>(V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Within<V> {
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
        self.0.visit_some(Whole(deserializer))
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<V::Value, D::Error> {
        self.0.visit_newtype_struct(Whole(deserializer))
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Whole(items))
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Whole(map))
    }

    #[inline]
    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<V::Value, A::Error> {
        self.0.visit_enum(access)
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Whole<A> {
    type Error = A::Error;

    #[inline]
    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        self.0.next_element_seed(Whole(seed))
    }

    #[inline]
    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Whole<A> {
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
        self.0.next_value_seed(Whole(seed))
    }

    #[inline]
    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Whole<S> {
    type Value = S::Value;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Whole(deserializer))
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

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Whole<D> {
    type Error = D::Error;

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }

    forward! {
        deserialize_i8() through Integer;
        deserialize_i16() through Integer;
        deserialize_i32() through Integer;
        deserialize_i64() through Integer;
        deserialize_i128() through Integer;
        deserialize_u8() through Integer;
        deserialize_u16() through Integer;
        deserialize_u32() through Integer;
        deserialize_u64() through Integer;
        deserialize_u128() through Integer;
        deserialize_option() through Within;
        deserialize_seq() through Within;
        deserialize_tuple(len: usize) through Within;
        deserialize_tuple_struct(name: &'static str, len: usize) through Within;
        deserialize_map() through Within;
        deserialize_newtype_struct(name: &'static str) through Within;
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

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn a_float_is_an_integer_only_if_it_stands_for_that_one_alone() {
        for (float, integer) in [
            (5.0, Some(5)),
            (5e2, Some(500)),
            (-0.0, Some(0)),
            (-3.0, Some(-3)),
            (9_007_199_254_740_992.0, Some(9_007_199_254_740_992)),
            (1e18, Some(1_000_000_000_000_000_000)),
            (-1.5e30, Some(-1_500_000_000_000_000_000_000_000_000_000)),
            (9_007_199_254_740_994.0, None),
            (5.5, None),
            (1e300, None),
            (f64::INFINITY, None),
            (f64::NAN, None),
        ] {
            assert_eq!(whole(float), integer, "{float}");
        }
    }
}
