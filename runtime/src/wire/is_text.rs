//! Whether a value is written as one of some texts: a string, or a number or boolean of that text.

use std::fmt;

use serde::ser::{Impossible, Serialize, Serializer};

use super::missing::No;

/// Whether a value is one of these texts.
#[inline]
pub(super) fn is_text<T: Serialize + ?Sized>(value: &T, texts: &[&str]) -> bool {
    matches!(value.serialize(IsText(texts)), Ok(true))
}

/// Looks at a scalar, and refuses all else without looking into it.
struct IsText<'a>(&'a [&'a str]);

impl IsText<'_> {
    fn shown(&self, value: impl fmt::Display) -> bool {
        let text = value.to_string();
        self.0.contains(&text.as_str())
    }
}

type Never = Impossible<bool, No>;

macro_rules! shown {
    ($($method:ident($type:ty);)*) => {
        $(fn $method(self, value: $type) -> Result<bool, No> {
            Ok(self.shown(value))
        })*
    };
}

macro_rules! refuse {
    ($($method:ident($($argument:ty),*) -> $result:ty;)*) => {
        $(#[inline]
        fn $method(self $(, _: $argument)*) -> Result<$result, No> {
            Err(No)
        })*
    };
}

impl Serializer for IsText<'_> {
    type Ok = bool;
    type Error = No;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Never;
    type SerializeStructVariant = Never;

    #[inline]
    fn serialize_str(self, text: &str) -> Result<bool, No> {
        Ok(self.0.contains(&text))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<bool, No> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<bool, No> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<bool, No> {
        Err(No)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<bool, No> {
        Ok(self.shown(value))
    }

    shown! {
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

    refuse! {
        serialize_bytes(&[u8]) -> bool;
        serialize_none() -> bool;
        serialize_unit() -> bool;
        serialize_unit_struct(&'static str) -> bool;
        serialize_unit_variant(&'static str, u32, &'static str) -> bool;
        serialize_seq(Option<usize>) -> Never;
        serialize_tuple(usize) -> Never;
        serialize_tuple_struct(&'static str, usize) -> Never;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never;
        serialize_map(Option<usize>) -> Never;
        serialize_struct(&'static str, usize) -> Never;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never;
    }
}
