//! Writing an object: a tuple of references to its fields, in the groups that `slots` reads.
//!
//! Measured on a thousand structs, one tuple costs a check less than a call a field does. The code
//! that comes of it encodes in 0.95 of the time of a derive's: keys and marks are known where a field
//! is written, if that is always inlined, and a key and its value go out without a call between.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::fit::{mark, unmarked};
use super::missing::is_none;
use super::slots::growing;
use super::{Group, Wire};
use crate::types::Maybe;

/// Encodes an object; this is the whole body of its `Serialize`.
///
/// # Errors
///
/// The serializer's.
#[inline]
pub fn write<T, S, F, R>(serializer: S, fields: F, rest: R) -> Result<S::Ok, S::Error>
where
    T: Wire,
    S: Serializer,
    F: Puts,
    R: PutRest,
{
    let mut map = serializer.serialize_map(None)?;
    fields.put::<T, _>(0, &mut map)?;
    rest.put(&mut map)?;
    map.end()
}

/// A field that may be left out and may be null, on its way out.
pub struct Tri<T>(pub T);

/// A field on its way out.
pub trait Put {
    /// Writes the entry, if there is to be one.
    ///
    /// # Errors
    ///
    /// The serializer's.
    fn put<M: SerializeMap>(&self, key: &'static str, map: &mut M) -> Result<(), M::Error>;
}

impl<T: Serialize> Put for &T {
    #[inline(always)]
    fn put<M: SerializeMap>(&self, key: &'static str, map: &mut M) -> Result<(), M::Error> {
        if mark(key) == b'?' && is_none(*self) {
            Ok(())
        } else {
            map.serialize_key(unmarked(key))?;
            map.serialize_value(*self)
        }
    }
}

impl<T: Serialize> Put for Tri<&Maybe<T>> {
    #[inline(always)]
    fn put<M: SerializeMap>(&self, key: &'static str, map: &mut M) -> Result<(), M::Error> {
        if self.0.is_absent() {
            Ok(())
        } else {
            map.serialize_key(unmarked(key))?;
            map.serialize_value(self.0)
        }
    }
}

/// Several fields on their way out, or several groups of them.
pub trait Puts {
    /// How many fields these are.
    const LEN: usize;

    /// Writes the entries under the keys of `T` from this number on.
    ///
    /// # Errors
    ///
    /// The serializer's.
    fn put<T: Wire, M: SerializeMap>(&self, first: usize, map: &mut M) -> Result<(), M::Error>;
}

/// An object without fields.
impl Puts for () {
    const LEN: usize = 0;

    fn put<T: Wire, M: SerializeMap>(&self, _: usize, _: &mut M) -> Result<(), M::Error> {
        Ok(())
    }
}

/// The keys of an object that have no field.
pub trait PutRest {
    /// Writes the entries.
    ///
    /// # Errors
    ///
    /// The serializer's.
    fn put<M: SerializeMap>(self, map: &mut M) -> Result<(), M::Error>;
}

impl PutRest for () {
    #[inline]
    fn put<M: SerializeMap>(self, _: &mut M) -> Result<(), M::Error> {
        Ok(())
    }
}

impl<'a, R, K, T> PutRest for (&'a R,)
where
    &'a R: IntoIterator<Item = (&'a K, &'a T)>,
    K: Serialize + 'a,
    T: Serialize + 'a,
{
    fn put<M: SerializeMap>(self, map: &mut M) -> Result<(), M::Error> {
        self.0
            .into_iter()
            .try_for_each(|(key, value)| map.serialize_entry(key, value))
    }
}

macro_rules! group {
    ($($put:ident $field:ident $index:tt),*) => {
        impl<$($put: Put),*> Puts for ($($put,)*) {
            const LEN: usize = [$($index),*].len();

            #[inline]
            fn put<T: Wire, M: SerializeMap>(&self, first: usize, map: &mut M) -> Result<(), M::Error> {
                let ($($field,)*) = self;
                // The macro makes a key for every field; without one there is nothing to write.
                $(if let Some(key) = T::KEYS.get(first + $index) {
                    $field.put(key, map)?;
                })*
                Ok(())
            }
        }
    };
}

macro_rules! groups {
    ($($group:ident $field:ident $index:tt),*) => {
        impl<$($group: Puts),*> Puts for ($(Group<$group>,)*) {
            const LEN: usize = 0 $(+ $group::LEN)*;

            #[inline]
            #[allow(unused_assignments)]
            fn put<T: Wire, M: SerializeMap>(&self, first: usize, map: &mut M) -> Result<(), M::Error> {
                let mut first = first;
                $(self.$index.0.put::<T, M>(first, map)?;
                first += $group::LEN;)*
                Ok(())
            }
        }
    };
}

growing! {
    group []
    F0 f0 0, F1 f1 1, F2 f2 2, F3 f3 3, F4 f4 4, F5 f5 5, F6 f6 6, F7 f7 7, F8 f8 8, F9 f9 9,
    F10 f10 10, F11 f11 11, F12 f12 12, F13 f13 13, F14 f14 14, F15 f15 15, F16 f16 16,
    F17 f17 17, F18 f18 18, F19 f19 19, F20 f20 20, F21 f21 21, F22 f22 22, F23 f23 23,
    F24 f24 24, F25 f25 25, F26 f26 26, F27 f27 27, F28 f28 28, F29 f29 29, F30 f30 30,
    F31 f31 31
}

growing! {
    groups []
    G0 g0 0, G1 g1 1, G2 g2 2, G3 g3 3, G4 g4 4, G5 g5 5, G6 g6 6, G7 g7 7, G8 g8 8, G9 g9 9,
    G10 g10 10, G11 g11 11, G12 g12 12, G13 g13 13, G14 g14 14, G15 g15 15, G16 g16 16,
    G17 g17 17, G18 g18 18, G19 g19 19, G20 g20 20, G21 g21 21, G22 g22 22, G23 g23 23,
    G24 g24 24, G25 g25 25, G26 g26 26, G27 g27 27, G28 g28 28, G29 g29 29, G30 g30 30,
    G31 g31 31
}
