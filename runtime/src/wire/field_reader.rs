//! Reading the fields of an object, and keeping their values until the object is complete.
//!
//! Fields are a tuple of their own types, 32 at most; a larger object is a tuple of groups of them. They are tuples, and not
//! a body of statements for each struct, because the compiler then resolves one bound a field and builds no code for it
//! until somebody decodes the type.

use serde::de::{Deserialize, MapAccess};

use super::default_missing::{default_for_missing, is_recording, null_for_missing};
use super::field::{AnyField, FieldGroup, MaybeField};
use super::floats_as_integers::next_value;
use super::marked_key::{MarkedKeys, mark, without_mark};
use super::missing_value::MissingValue;
use super::tuples::{for_each_prefix, for_each_tuple};
use crate::types::maybe::Maybe;

/// A field that is being read.
pub trait ReadField<'de>: Sized {
    /// The value while the map is being read.
    type Pending;

    /// The value before the map is read.
    const EMPTY: Self::Pending;

    /// Reads the value of the entry with this field's key.
    ///
    /// # Errors
    ///
    /// If the value doesn't decode.
    fn read<A: MapAccess<'de>>(pending: &mut Self::Pending, map: &mut A) -> Result<(), A::Error>;

    /// Decides what a field without an entry becomes; false if it is required. It works in place, so that a value is moved only
    /// once.
    fn finish(pending: &mut Self::Pending, key: &'static str) -> bool;

    /// The field, after [`Self::finish`].
    fn take(pending: Self::Pending) -> Option<Self>;
}

impl<'de, T: Deserialize<'de>> ReadField<'de> for T {
    type Pending = Option<T>;

    const EMPTY: Option<T> = None;

    #[inline]
    fn read<A: MapAccess<'de>>(pending: &mut Option<T>, map: &mut A) -> Result<(), A::Error> {
        *pending = Some(next_value(map)?);
        Ok(())
    }

    #[inline]
    fn finish(pending: &mut Option<T>, key: &'static str) -> bool {
        if pending.is_none() {
            *pending = missing(key);
        }
        pending.is_some()
    }

    #[inline]
    fn take(pending: Option<T>) -> Option<Self> {
        pending
    }
}

/// The value of a field whose key is missing.
#[cold]
#[inline(never)]
fn missing<'de, T: Deserialize<'de>>(key: &'static str) -> Option<T> {
    match mark(key) {
        b'!' => default_for_missing(key),
        b'+' if is_recording() => null_for_missing(key),
        _ => T::deserialize(MissingValue).ok(),
    }
}

impl<'de, T: Deserialize<'de>> ReadField<'de> for MaybeField<Maybe<T>> {
    type Pending = Maybe<T>;

    const EMPTY: Maybe<T> = Maybe::Absent;

    #[inline]
    fn read<A: MapAccess<'de>>(pending: &mut Maybe<T>, map: &mut A) -> Result<(), A::Error> {
        *pending = next_value(map)?;
        Ok(())
    }

    #[inline]
    fn finish(_: &mut Maybe<T>, _: &'static str) -> bool {
        true
    }

    #[inline]
    fn take(pending: Maybe<T>) -> Option<Self> {
        Some(MaybeField(pending))
    }
}

impl<'de, T: Deserialize<'de>> ReadField<'de> for AnyField<T> {
    type Pending = Option<T>;

    const EMPTY: Option<T> = None;

    #[inline]
    fn read<A: MapAccess<'de>>(pending: &mut Option<T>, map: &mut A) -> Result<(), A::Error> {
        *pending = Some(next_value(map)?);
        Ok(())
    }

    #[inline]
    fn finish(_: &mut Option<T>, _: &'static str) -> bool {
        true
    }

    #[inline]
    fn take(pending: Option<T>) -> Option<Self> {
        Some(AnyField(pending))
    }
}

/// Several fields, each with its index; or several groups of them.
pub trait ReadFields<'de>: Sized {
    /// The number of fields.
    const LEN: usize;

    /// The value while the map is being read.
    type Pending;

    /// The value before the map is read.
    fn pending() -> Self::Pending;

    /// Reads the value of the field with this index; an index without a field reads nothing.
    ///
    /// # Errors
    ///
    /// If the value doesn't decode.
    fn read<A: MapAccess<'de>>(
        pending: &mut Self::Pending,
        index: usize,
        map: &mut A,
    ) -> Result<(), A::Error>;

    /// Decides what the fields without an entry become.
    ///
    /// # Errors
    ///
    /// The key of a required field that is missing.
    fn finish(pending: &mut Self::Pending, keys: MarkedKeys) -> Result<(), &'static str>;

    /// The fields, after [`Self::finish`].
    fn take(pending: Self::Pending) -> Option<Self>;
}

macro_rules! group {
    ($($field:ident $pending:ident $index:tt),*) => {
        impl<'de, $($field: ReadField<'de>),*> ReadFields<'de> for ($($field,)*) {
            const LEN: usize = [$($index),*].len();

            type Pending = ($($field::Pending,)*);

            #[inline]
            fn pending() -> Self::Pending {
                ($($field::EMPTY,)*)
            }

            #[inline]
            fn read<A: MapAccess<'de>>(pending: &mut Self::Pending, index: usize, map: &mut A) -> Result<(), A::Error> {
                match index {
                    $($index => $field::read(&mut pending.$index, map),)*
                    _ => Ok(()),
                }
            }

            #[inline]
            fn finish(pending: &mut Self::Pending, keys: MarkedKeys) -> Result<(), &'static str> {
                $(
                    // The macro has a key for every field.
                    let key = keys.get($index).copied().unwrap_or_default();
                    if !$field::finish(&mut pending.$index, key) {
                        return Err(without_mark(key));
                    }
                )*
                Ok(())
            }

            #[inline(always)]
            fn take(pending: Self::Pending) -> Option<Self> {
                Some(($($field::take(pending.$index)?,)*))
            }
        }
    };
}

macro_rules! groups {
    ($($group:ident $pending:ident $index:tt),*) => {
        impl<'de, $($group: ReadFields<'de>),*> ReadFields<'de> for ($(FieldGroup<$group>,)*) {
            const LEN: usize = 0 $(+ $group::LEN)*;

            type Pending = ($($group::Pending,)*);

            #[inline]
            fn pending() -> Self::Pending {
                ($($group::pending(),)*)
            }

            #[inline]
            #[allow(unused_assignments)]
            fn read<A: MapAccess<'de>>(pending: &mut Self::Pending, index: usize, map: &mut A) -> Result<(), A::Error> {
                let mut index = index;
                $(if index < $group::LEN {
                    return $group::read(&mut pending.$index, index, map);
                }
                index -= $group::LEN;)*
                Ok(())
            }

            #[inline]
            #[allow(unused_assignments)]
            fn finish(pending: &mut Self::Pending, keys: MarkedKeys) -> Result<(), &'static str> {
                let mut keys = keys;
                $(
                    $group::finish(&mut pending.$index, keys)?;
                    keys = keys.get($group::LEN..).unwrap_or_default();
                )*
                Ok(())
            }

            #[inline(always)]
            fn take(pending: Self::Pending) -> Option<Self> {
                Some(($(FieldGroup($group::take(pending.$index)?),)*))
            }
        }
    };
}

/// An object without fields.
impl<'de> ReadFields<'de> for () {
    const LEN: usize = 0;

    type Pending = ();

    fn pending() {}

    fn read<A: MapAccess<'de>>((): &mut (), _: usize, _: &mut A) -> Result<(), A::Error> {
        Ok(())
    }

    fn finish((): &mut (), _: MarkedKeys) -> Result<(), &'static str> {
        Ok(())
    }

    fn take((): ()) -> Option<()> {
        Some(())
    }
}

for_each_tuple!(group);
for_each_tuple!(groups);
