//! `WireType` for types that documents use without naming them: strings, numbers, lists, maps. The scale of the scores is
//! `wire_type`'s.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde_json::Value;

use super::integer::integer;
use super::wire_type::WireType;
use crate::types::maybe::Maybe;

/// The score of a JSON value of exactly this type.
const EXACT: i32 = 10;

/// How many items of an array are scored.
const MAX_ITEMS: usize = 4;

impl WireType for Value {
    fn match_score(_: &Value) -> Option<i32> {
        Some(0)
    }

    fn has_key(_: &str) -> bool {
        true
    }
}

impl WireType for String {
    fn match_score(value: &Value) -> Option<i32> {
        value.is_string().then_some(EXACT - 2)
    }
}

impl WireType for Bytes {
    fn match_score(value: &Value) -> Option<i32> {
        value.is_string().then_some(-1)
    }
}

impl WireType for bool {
    fn match_score(value: &Value) -> Option<i32> {
        value.is_boolean().then_some(EXACT)
    }
}

macro_rules! integers {
    ($($type:ty)*) => {
        $(impl WireType for $type {
            fn match_score(value: &Value) -> Option<i32> {
                let in_range = <$type>::try_from(integer(value)?).is_ok();
                in_range.then_some(if value.is_f64() { EXACT - 1 } else { EXACT })
            }
        })*
    };
}

integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64);

macro_rules! floats {
    ($($type:ty)*) => {
        $(impl WireType for $type {
            fn match_score(value: &Value) -> Option<i32> {
                value.is_number().then_some(if value.is_f64() { EXACT } else { EXACT - 1 })
            }
        })*
    };
}

floats!(f32 f64);

impl<T: WireType> WireType for Box<T> {
    fn match_score(value: &Value) -> Option<i32> {
        T::match_score(value)
    }

    fn has_key(key: &str) -> bool {
        T::has_key(key)
    }
}

impl<T: WireType> WireType for Option<T> {
    fn match_score(value: &Value) -> Option<i32> {
        if value.is_null() {
            Some(EXACT)
        } else {
            T::match_score(value)
        }
    }

    fn has_key(key: &str) -> bool {
        T::has_key(key)
    }
}

impl<T: WireType> WireType for Maybe<T> {
    fn match_score(value: &Value) -> Option<i32> {
        <Option<T> as WireType>::match_score(value)
    }

    fn has_key(key: &str) -> bool {
        T::has_key(key)
    }
}

impl<T: WireType> WireType for Vec<T> {
    fn match_score(value: &Value) -> Option<i32> {
        let mut worst = EXACT;
        for item in value.as_array()?.iter().take(MAX_ITEMS) {
            worst = worst.min(T::match_score(item)?);
        }
        Some(EXACT + worst)
    }
}

impl<T: WireType> WireType for BTreeMap<String, T> {
    fn match_score(value: &Value) -> Option<i32> {
        let mut worst = EXACT;
        for entry in value.as_object()?.values() {
            worst = worst.min(T::match_score(entry)?);
        }
        Some(worst / 2)
    }

    fn has_key(_: &str) -> bool {
        true
    }
}
