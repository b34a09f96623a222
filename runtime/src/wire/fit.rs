//! What a type knows about values that might be its own: the ground on which unions choose.

use serde::de::{Error, MapAccess};
use serde_json::Value;

/// The keys of an object in the order of their numbers, and whether each one is required.
pub type Keys = &'static [(&'static str, bool)];

/// What a type tells a union, and, if it is an object, how it is read.
///
/// One trait for both, because every further impl a struct has costs each user compile time.
pub trait Wire: Sized {
    /// The name of an object, for messages.
    const NAME: &'static str = "";

    /// The keys of an object.
    const KEYS: Keys = &[];

    /// The field of an object that takes all other keys; empty if there is none.
    const REST: &'static str = "";

    /// Reads an object from a map.
    ///
    /// # Errors
    ///
    /// If a required key is missing or a value doesn't decode; always for what isn't an object.
    fn read<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        drop(map);
        Err(A::Error::custom("not an object"))
    }

    /// How well a value fits this type; `None` if it can't be one. See `score`.
    fn fit(value: &Value) -> Option<i32> {
        let entries = value.as_object()?;
        let missing = Self::KEYS
            .iter()
            .filter(|(key, required)| *required && !entries.contains_key(*key))
            .count();
        let known = entries
            .keys()
            .filter(|key| Self::KEYS.iter().any(|(known, _)| known == key))
            .count();
        let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / 1000);
        Some(10 + 4 * count(known) - count(entries.len() - known) - 100 * count(missing))
    }

    /// Whether an object of this type has a place for the key.
    fn knows(key: &str) -> bool {
        !Self::REST.is_empty() || Self::KEYS.iter().any(|(known, _)| *known == key)
    }
}
