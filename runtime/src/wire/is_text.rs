//! Whether a value is written as one of some texts: a string, or a number or boolean of that text.

use std::fmt;

use serde::ser::{Impossible, Serialize, Serializer};

use super::missing::No;
use super::refuse::{refuse, refuse_composites};

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

macro_rules! shown {
    ($($method:ident($type:ty);)*) => {
        $(fn $method(self, value: $type) -> Result<bool, No> {
            Ok(self.shown(value))
        })*
    };
}

impl Serializer for IsText<'_> {
    refuse_composites!(bool);
    refuse!(serialize_none() -> bool;);

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
}
