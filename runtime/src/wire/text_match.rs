//! Whether a value is written as one of several texts: a string, or a number or boolean with that text.

use std::fmt;

use serde::ser::{Impossible, Serialize, Serializer};

use super::no_value::NoValue;
use super::scalars_only::{reject, reject_composites};

/// Whether a value is one of these texts.
#[inline]
pub(super) fn matches_any<T: Serialize + ?Sized>(value: &T, texts: &[&str]) -> bool {
    matches!(value.serialize(MatchesAny(texts)), Ok(true))
}

/// Compares a scalar, and rejects everything else without looking into it.
struct MatchesAny<'a>(&'a [&'a str]);

impl MatchesAny<'_> {
    fn compare(&self, value: impl fmt::Display) -> bool {
        let text = value.to_string();
        self.0.contains(&text.as_str())
    }
}

macro_rules! compare {
    ($($method:ident($type:ty);)*) => {
        $(fn $method(self, value: $type) -> Result<bool, NoValue> {
            Ok(self.compare(value))
        })*
    };
}

impl Serializer for MatchesAny<'_> {
    reject_composites!(bool);
    reject!(serialize_none() -> bool;);

    #[inline]
    fn serialize_str(self, text: &str) -> Result<bool, NoValue> {
        Ok(self.0.contains(&text))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<bool, NoValue> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<bool, NoValue> {
        value.serialize(self)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<bool, NoValue> {
        Ok(self.compare(value))
    }

    compare! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
    }
}
