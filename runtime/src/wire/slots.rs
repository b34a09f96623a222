//! Slots: where the values of an object wait until the object is complete.
//!
//! Fields are a tuple of their own types, 32 at most; a larger object is a tuple of groups of them.
//! Tuples rather than a body of statements for each struct: the compiler resolves one bound a field
//! and builds no code for it until somebody decodes the type.

use serde::de::{Deserialize, MapAccess};

use super::fit::{mark, unmarked};
use super::missing::Missing;
use super::natural::{fill, is_told, null};
use super::whole::next_value;
use super::{Keys, Tri};
use crate::types::Maybe;

/// A field that may be left out and holds any JSON: a null is a value, not an absence.
pub struct Any<T>(pub Option<T>);

/// A field on its way in.
pub trait Slot<'de>: Sized {
    /// What is there while the map is being read.
    type Hold;

    /// Nothing yet.
    const EMPTY: Self::Hold;

    /// Reads the value of an entry whose key was this field's.
    ///
    /// # Errors
    ///
    /// If the value doesn't decode.
    fn fill<A: MapAccess<'de>>(hold: &mut Self::Hold, map: &mut A) -> Result<(), A::Error>;

    /// Sees to a field whose key wasn't there; false if it is required. It is done in place, so that what is there is moved
    /// once.
    fn settle(hold: &mut Self::Hold, key: &'static str) -> bool;

    /// The field, if it was settled.
    fn take(hold: Self::Hold) -> Option<Self>;
}

impl<'de, T: Deserialize<'de>> Slot<'de> for T {
    type Hold = Option<T>;

    const EMPTY: Option<T> = None;

    #[inline]
    fn fill<A: MapAccess<'de>>(hold: &mut Option<T>, map: &mut A) -> Result<(), A::Error> {
        *hold = Some(next_value(map)?);
        Ok(())
    }

    #[inline]
    fn settle(hold: &mut Option<T>, key: &'static str) -> bool {
        if hold.is_none() {
            *hold = absent(key);
        }
        hold.is_some()
    }

    #[inline]
    fn take(hold: Option<T>) -> Option<Self> {
        hold
    }
}

/// The value of a field whose key wasn't there.
#[cold]
#[inline(never)]
fn absent<'de, T: Deserialize<'de>>(key: &'static str) -> Option<T> {
    match mark(key) {
        b'!' => fill(key),
        b'+' if is_told() => null(key),
        _ => T::deserialize(Missing).ok(),
    }
}

impl<'de, T: Deserialize<'de>> Slot<'de> for Tri<Maybe<T>> {
    type Hold = Maybe<T>;

    const EMPTY: Maybe<T> = Maybe::Absent;

    #[inline]
    fn fill<A: MapAccess<'de>>(hold: &mut Maybe<T>, map: &mut A) -> Result<(), A::Error> {
        *hold = next_value(map)?;
        Ok(())
    }

    #[inline]
    fn settle(_: &mut Maybe<T>, _: &'static str) -> bool {
        true
    }

    #[inline]
    fn take(hold: Maybe<T>) -> Option<Self> {
        Some(Tri(hold))
    }
}

impl<'de, T: Deserialize<'de>> Slot<'de> for Any<T> {
    type Hold = Option<T>;

    const EMPTY: Option<T> = None;

    #[inline]
    fn fill<A: MapAccess<'de>>(hold: &mut Option<T>, map: &mut A) -> Result<(), A::Error> {
        *hold = Some(next_value(map)?);
        Ok(())
    }

    #[inline]
    fn settle(_: &mut Option<T>, _: &'static str) -> bool {
        true
    }

    #[inline]
    fn take(hold: Option<T>) -> Option<Self> {
        Some(Any(hold))
    }
}

/// Several fields, known by their numbers; or several groups of them.
pub trait Slots<'de>: Sized {
    /// How many fields these are.
    const LEN: usize;

    /// What is there while the map is being read.
    type Hold;

    /// Nothing yet.
    fn hold() -> Self::Hold;

    /// Reads the value of the field with this number; a number without a field reads nothing.
    ///
    /// # Errors
    ///
    /// If the value doesn't decode.
    fn fill<A: MapAccess<'de>>(
        hold: &mut Self::Hold,
        index: usize,
        map: &mut A,
    ) -> Result<(), A::Error>;

    /// Sees to the fields whose keys weren't there.
    ///
    /// # Errors
    ///
    /// The key of a required field that is missing.
    fn settle(hold: &mut Self::Hold, keys: Keys) -> Result<(), &'static str>;

    /// The fields, if they were settled.
    fn take(hold: Self::Hold) -> Option<Self>;
}

/// The fields of one group.
pub struct Group<T>(pub T);

macro_rules! group {
    ($($slot:ident $hold:ident $index:tt),*) => {
        impl<'de, $($slot: Slot<'de>),*> Slots<'de> for ($($slot,)*) {
            const LEN: usize = [$($index),*].len();

            type Hold = ($($slot::Hold,)*);

            #[inline]
            fn hold() -> Self::Hold {
                ($($slot::EMPTY,)*)
            }

            #[inline]
            fn fill<A: MapAccess<'de>>(hold: &mut Self::Hold, index: usize, map: &mut A) -> Result<(), A::Error> {
                match index {
                    $($index => $slot::fill(&mut hold.$index, map),)*
                    _ => Ok(()),
                }
            }

            #[inline]
            fn settle(hold: &mut Self::Hold, keys: Keys) -> Result<(), &'static str> {
                $(
                    // The macro makes a key for every field.
                    let key = keys.get($index).copied().unwrap_or_default();
                    if !$slot::settle(&mut hold.$index, key) {
                        return Err(unmarked(key));
                    }
                )*
                Ok(())
            }

            #[inline(always)]
            fn take(hold: Self::Hold) -> Option<Self> {
                Some(($($slot::take(hold.$index)?,)*))
            }
        }
    };
}

macro_rules! groups {
    ($($group:ident $hold:ident $index:tt),*) => {
        impl<'de, $($group: Slots<'de>),*> Slots<'de> for ($(Group<$group>,)*) {
            const LEN: usize = 0 $(+ $group::LEN)*;

            type Hold = ($($group::Hold,)*);

            #[inline]
            fn hold() -> Self::Hold {
                ($($group::hold(),)*)
            }

            #[inline]
            #[allow(unused_assignments)]
            fn fill<A: MapAccess<'de>>(hold: &mut Self::Hold, index: usize, map: &mut A) -> Result<(), A::Error> {
                let mut index = index;
                $(if index < $group::LEN {
                    return $group::fill(&mut hold.$index, index, map);
                }
                index -= $group::LEN;)*
                Ok(())
            }

            #[inline]
            #[allow(unused_assignments)]
            fn settle(hold: &mut Self::Hold, keys: Keys) -> Result<(), &'static str> {
                let mut keys = keys;
                $(
                    $group::settle(&mut hold.$index, keys)?;
                    keys = keys.get($group::LEN..).unwrap_or_default();
                )*
                Ok(())
            }

            #[inline(always)]
            fn take(hold: Self::Hold) -> Option<Self> {
                Some(($(Group($group::take(hold.$index)?),)*))
            }
        }
    };
}

/// An object without fields.
impl<'de> Slots<'de> for () {
    const LEN: usize = 0;

    type Hold = ();

    fn hold() {}

    fn fill<A: MapAccess<'de>>((): &mut (), _: usize, _: &mut A) -> Result<(), A::Error> {
        Ok(())
    }

    fn settle((): &mut (), _: Keys) -> Result<(), &'static str> {
        Ok(())
    }

    fn take((): ()) -> Option<()> {
        Some(())
    }
}

/// Calls a macro with the first one of the things named, then the first two, and so on.
macro_rules! growing {
    ($make:ident [$($done:tt)*]) => { $make!($($done)*); };
    ($make:ident [$($done:tt)*] $a:ident $b:ident $index:tt $(, $($more:tt)*)?) => {
        growing!(@one $make [$($done)*] $a $b $index [$($($more)*)?]);
    };
    (@one $make:ident [] $a:ident $b:ident $index:tt [$($more:tt)*]) => {
        growing!($make [$a $b $index] $($more)*);
    };
    (@one $make:ident [$($done:tt)+] $a:ident $b:ident $index:tt [$($more:tt)*]) => {
        $make!($($done)+);
        growing!($make [$($done)+, $a $b $index] $($more)*);
    };
}

pub(super) use growing;

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
