//! The variants of a union, shown one after the other to whoever asks something of them.
//!
//! A union has one function that names its variants; what is asked of them is asked here, once for all unions.

use serde::de::{DeserializeOwned, Deserializer};
use serde_json::Value;

use super::natural::strictly;
use super::{Literal, Whole, Wire};

/// What properties are known to say in a variant.
pub type Known<'a> = &'a [(&'a str, &'a [Literal])];

/// Somebody who looks at the variants of the union `T`.
pub trait Variants<T> {
    /// The next variant, by its constructor, `Unknown` aside.
    fn variant<P: Wire + DeserializeOwned>(&mut self, make: fn(P) -> T, known: Known<'_>);
}

/// How well a value fits each variant; one that can't be it is left out.
pub(super) fn fits<T: Wire>(value: &Value) -> Vec<(usize, i32)> {
    let mut asker = Fits {
        value,
        number: 0,
        fits: Vec::new(),
    };
    T::variants(&mut asker);
    asker.fits
}

/// Which variants have a place for a key.
pub(super) fn knowing<T: Wire>(key: &str) -> Vec<bool> {
    let mut asker = Knowing {
        key,
        known: Vec::new(),
    };
    T::variants(&mut asker);
    asker.known
}

/// Decodes the payload of a variant from JSON at hand; `None` if it isn't one after all.
pub(super) fn read<T: Wire>(variant: usize, value: &Value) -> Option<T> {
    let mut asker = Read {
        value,
        ahead: Some(variant),
        read: None,
    };
    T::variants(&mut asker);
    asker.read
}

/// Decodes the payload of a variant from where it is; `None` if there is no such variant.
pub(super) fn read_from<'de, T: Wire, D: Deserializer<'de>>(
    variant: usize,
    payload: D,
) -> Option<Result<T, D::Error>> {
    let mut asker = ReadFrom {
        payload: Some(payload),
        ahead: Some(variant),
        read: None,
    };
    T::variants(&mut asker);
    asker.read
}

struct Fits<'a> {
    value: &'a Value,
    number: usize,
    fits: Vec<(usize, i32)>,
}

impl<T> Variants<T> for Fits<'_> {
    fn variant<P: Wire + DeserializeOwned>(&mut self, _: fn(P) -> T, known: Known<'_>) {
        if known
            .iter()
            .all(|(property, literals)| allows(self.value, property, literals))
            && let Some(fit) = P::fit(self.value)
        {
            self.fits.push((self.number, fit));
        }
        self.number += 1;
    }
}

/// Whether a property, if it is there, has one of the values it is known to take.
fn allows(value: &Value, property: &str, literals: &[Literal]) -> bool {
    match value.get(property) {
        Some(given) => literals.iter().any(|literal| literal.is(given)),
        None => true,
    }
}

struct Knowing<'a> {
    key: &'a str,
    known: Vec<bool>,
}

impl<T> Variants<T> for Knowing<'_> {
    fn variant<P: Wire + DeserializeOwned>(&mut self, _: fn(P) -> T, _: Known<'_>) {
        self.known.push(P::knows(self.key));
    }
}

struct Read<'a, T> {
    value: &'a Value,
    ahead: Option<usize>,
    read: Option<T>,
}

impl<T> Variants<T> for Read<'_, T> {
    fn variant<P: Wire + DeserializeOwned>(&mut self, make: fn(P) -> T, _: Known<'_>) {
        if self.ahead == Some(0) {
            self.read = strictly(self.value).map(make);
        }
        self.ahead = self.ahead.and_then(|ahead| ahead.checked_sub(1));
    }
}

struct ReadFrom<'de, T, D: Deserializer<'de>> {
    payload: Option<D>,
    ahead: Option<usize>,
    read: Option<Result<T, D::Error>>,
}

impl<'de, T, D: Deserializer<'de>> Variants<T> for ReadFrom<'de, T, D> {
    fn variant<P: Wire + DeserializeOwned>(&mut self, make: fn(P) -> T, _: Known<'_>) {
        if self.ahead == Some(0)
            && let Some(payload) = self.payload.take()
        {
            self.read = Some(P::deserialize(Whole(payload)).map(make));
        }
        self.ahead = self.ahead.and_then(|ahead| ahead.checked_sub(1));
    }
}
