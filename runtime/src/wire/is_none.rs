//! Whether a value is `None`, asked through its `Serialize`: the type of a field needn't be an `Option` itself.

use std::fmt;

use serde::ser::{Impossible, Serialize, Serializer};

use super::no_value::NoValue;
use super::scalars_only::{reject, reject_composites};

/// Whether a value is `None`.
#[inline]
pub(super) fn is_none<T: Serialize + ?Sized>(value: &T) -> bool {
    value.serialize(IsNone).is_ok()
}

/// Accepts `None`, and rejects everything else without looking into it.
struct IsNone;

impl Serializer for IsNone {
    reject_composites!(());

    #[inline]
    fn serialize_none(self) -> Result<(), NoValue> {
        Ok(())
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<(), NoValue> {
        Err(NoValue)
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<(), NoValue> {
        Err(NoValue)
    }

    #[inline]
    fn collect_str<T: fmt::Display + ?Sized>(self, _: &T) -> Result<(), NoValue> {
        Err(NoValue)
    }

    reject! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u32(u32) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
    }
}
