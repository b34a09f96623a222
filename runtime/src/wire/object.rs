//! Objects: how a struct is read from a map and written as one.
//!
//! The macro `object!` (in `object_macro`) expands to very little, since large documents have
//! thousands of structs. What it leaves to the compiler is one tuple of the fields to read, whose
//! types follow from the struct, and one call a field to write. The rest is here, once.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::hash::BuildHasher;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor,
};
use serde_json::Value;

use super::{Keys, Slots, Wire};

/// Decodes an object; this is the whole body of its `Deserialize`.
///
/// # Errors
///
/// If there is no map, a required key is missing, or a value doesn't decode.
pub fn object<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

/// Reads the fields of `T`, and whatever other keys there are, from a map.
///
/// # Errors
///
/// If a required key is missing or a value doesn't decode.
#[inline]
pub fn fields<'de, T, A, F, R>(mut map: A) -> Result<(F, R), A::Error>
where
    T: Wire,
    A: MapAccess<'de>,
    F: Slots<'de>,
    R: Rest<'de>,
{
    let mut hold = F::hold();
    let mut rest = R::default();
    let mut expected = 0;
    while let Some(key) = map.next_key_seed(KeySeed {
        keys: T::KEYS,
        expected,
        keep: R::KEEP,
    })? {
        match key {
            Key::Field(index) => {
                F::fill(&mut hold, index, &mut map)?;
                expected = index + 1;
            }
            Key::Other(key) => rest.take(key, &mut map)?,
        }
    }
    match F::finish(hold) {
        Ok(fields) => Ok((fields, rest)),
        Err(index) => Err(missing::<T, A::Error>(index)),
    }
}

/// What to do with keys that have no field: `()` skips them, `(map,)` keeps them.
pub trait Rest<'de>: Default {
    /// Whether the text of such a key is wanted.
    const KEEP: bool;

    /// Takes the value that follows `key`.
    ///
    /// # Errors
    ///
    /// If the value doesn't decode.
    fn take<A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error>;
}

impl<'de> Rest<'de> for () {
    const KEEP: bool = false;

    #[inline]
    fn take<A: MapAccess<'de>>(&mut self, _: String, map: &mut A) -> Result<(), A::Error> {
        map.next_value::<IgnoredAny>().map(drop)
    }
}

impl<'de, M: Rest<'de>> Rest<'de> for (M,) {
    const KEEP: bool = M::KEEP;

    #[inline]
    fn take<A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        self.0.take(key, map)
    }
}

impl<'de, T: Deserialize<'de>> Rest<'de> for BTreeMap<String, T> {
    const KEEP: bool = true;

    fn take<A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        self.insert(key, map.next_value()?);
        Ok(())
    }
}

impl<'de, T: Deserialize<'de>, S: BuildHasher + Default> Rest<'de> for HashMap<String, T, S> {
    const KEEP: bool = true;

    fn take<A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        self.insert(key, map.next_value()?);
        Ok(())
    }
}

impl<'de> Rest<'de> for serde_json::Map<String, Value> {
    const KEEP: bool = true;

    fn take<A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        self.insert(key, map.next_value()?);
        Ok(())
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "object {}", T::NAME)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::read(map)
    }
}

#[cold]
fn missing<T: Wire, E: Error>(index: usize) -> E {
    let key = T::KEYS.get(index).map_or("", |(key, _)| key);
    E::custom(format_args!("missing `{key}` in object {}", T::NAME))
}

/// A key by the number of its field.
enum Key {
    Field(usize),
    /// Empty unless the text is wanted.
    Other(String),
}

/// Recognises a key. Servers nearly always write keys in the order of the document, so the field
/// after the last one is tried first, and the others from there on and around.
struct KeySeed {
    keys: Keys,
    expected: usize,
    keep: bool,
}

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    #[inline]
    fn visit_str<E>(self, text: &str) -> Result<Key, E> {
        match self.keys.get(self.expected) {
            Some((key, _)) if *key == text => Ok(Key::Field(self.expected)),
            _ => Ok(self.search(text)),
        }
    }
}

impl KeySeed {
    fn search(&self, text: &str) -> Key {
        let (before, after) = self
            .keys
            .split_at_checked(self.expected)
            .unwrap_or((self.keys, &[]));
        let is_it = |(key, _): &(&str, bool)| *key == text;
        if let Some(index) = after.iter().position(is_it) {
            Key::Field(self.expected + index)
        } else if let Some(index) = before.iter().position(is_it) {
            Key::Field(index)
        } else if self.keep {
            Key::Other(text.to_owned())
        } else {
            Key::Other(String::new())
        }
    }
}
