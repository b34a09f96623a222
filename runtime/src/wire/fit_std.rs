//! How values fit the types that documents use without naming them.
//!
//! The scale: 10 is a JSON value of exactly this type, 12 one of an enum's listed values; less is
//! a value that the type takes but another may say better, 0 what takes anything at all.

use std::collections::BTreeMap;

use bytes::Bytes;
use serde_json::Value;

use super::Wire;
use super::int_enum::integer;
use super::variants::fits;
use crate::types::Maybe;

const EXACT: i32 = 10;

/// How many items of an array are looked at.
const ITEMS: usize = 4;

impl Wire for Value {
    fn fit(_: &Value) -> Option<i32> {
        Some(0)
    }

    fn knows(_: &str) -> bool {
        true
    }
}

impl Wire for String {
    fn fit(value: &Value) -> Option<i32> {
        value.is_string().then_some(EXACT - 2)
    }
}

impl Wire for Bytes {
    fn fit(value: &Value) -> Option<i32> {
        value.is_string().then_some(-1)
    }
}

impl Wire for bool {
    fn fit(value: &Value) -> Option<i32> {
        value.is_boolean().then_some(EXACT)
    }
}

macro_rules! integers {
    ($($type:ty)*) => {
        $(impl Wire for $type {
            fn fit(value: &Value) -> Option<i32> {
                let fits = <$type>::try_from(integer(value)?).is_ok();
                fits.then_some(if value.is_f64() { EXACT - 1 } else { EXACT })
            }
        })*
    };
}

integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64);

macro_rules! floats {
    ($($type:ty)*) => {
        $(impl Wire for $type {
            fn fit(value: &Value) -> Option<i32> {
                value.is_number().then_some(if value.is_f64() { EXACT } else { EXACT - 1 })
            }
        })*
    };
}

floats!(f32 f64);

impl<T: Wire> Wire for Box<T> {
    fn fit(value: &Value) -> Option<i32> {
        T::fit(value)
    }

    fn knows(key: &str) -> bool {
        T::knows(key)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn fit(value: &Value) -> Option<i32> {
        if value.is_null() {
            Some(EXACT)
        } else {
            T::fit(value)
        }
    }

    fn knows(key: &str) -> bool {
        T::knows(key)
    }
}

impl<T: Wire> Wire for Maybe<T> {
    fn fit(value: &Value) -> Option<i32> {
        <Option<T> as Wire>::fit(value)
    }

    fn knows(key: &str) -> bool {
        T::knows(key)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn fit(value: &Value) -> Option<i32> {
        let mut worst = EXACT;
        for item in value.as_array()?.iter().take(ITEMS) {
            worst = worst.min(T::fit(item)?);
        }
        Some(EXACT + worst)
    }
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    fn fit(value: &Value) -> Option<i32> {
        let mut worst = EXACT;
        for entry in value.as_object()?.values() {
            worst = worst.min(T::fit(entry)?);
        }
        Some(worst / 2)
    }

    fn knows(_: &str) -> bool {
        true
    }
}

/// How a value fits an enum that lists it, or doesn't.
pub fn fit_enum(known: bool) -> Option<i32> {
    Some(if known { EXACT + 2 } else { 1 })
}

/// How a value fits a union: as its best variant does; a union takes anything, if need be.
pub(super) fn fit_union<T: Wire>(value: &Value) -> Option<i32> {
    let best = fits::<T>(value).into_iter().map(|(_, fit)| fit).max();
    best.or(Some(-50))
}
