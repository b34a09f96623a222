//! Objects: how a struct is read from a map and written as one.
//!
//! The macro `object!` (in `object_macro`) expands to very little, since large documents have
//! thousands of structs. What it leaves to the compiler is one tuple of the fields to read, whose
//! types follow from the struct, and one to write. The rest is here, once.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Unexpected, Visitor,
};

use super::index::{Index, is_key};
use super::whole::next_value;
use super::{Keys, Slots, Wire};

/// Decodes an object, which `make` makes of its fields and of what it keeps of other keys; nearly all of its `Deserialize`.
///
/// # Errors
///
/// If there is no map, a required key is missing, or a value doesn't decode.
#[inline]
pub fn object<'de, T, D, F, R, M>(deserializer: D, make: M) -> Result<T, D::Error>
where
    T: Wire,
    D: Deserializer<'de>,
    F: Slots<'de>,
    R: Rest<'de>,
    M: FnOnce(F, R) -> T,
{
    let mut made = None;
    // As a struct, so that `Whole` leaves the fields to the slots.
    deserializer.deserialize_struct(
        "",
        &[],
        ObjectVisitor {
            make,
            made: &mut made,
            made_of: PhantomData::<(F, R)>,
        },
    )?;
    match made {
        Some(made) => Ok(made),
        None => Err(Error::invalid_type(Unexpected::Map, &name_of::<T>())),
    }
}

/// What to do with keys that have no field: `()` skips them, `(map,)` keeps them.
pub trait Rest<'de>: Default {
    /// What is wanted of such a key: its text, or nothing.
    type Key: for<'a> From<&'a str>;

    /// Takes the value that follows `key`.
    ///
    /// # Errors
    ///
    /// If the value doesn't decode.
    fn take<A: MapAccess<'de>>(&mut self, key: Self::Key, map: &mut A) -> Result<(), A::Error>;
}

impl<'de> Rest<'de> for () {
    type Key = Skipped;

    #[inline]
    fn take<A: MapAccess<'de>>(&mut self, _: Skipped, map: &mut A) -> Result<(), A::Error> {
        map.next_value::<IgnoredAny>().map(drop)
    }
}

/// A key that nobody will ask for.
pub struct Skipped;

impl From<&str> for Skipped {
    #[inline]
    fn from(_: &str) -> Self {
        Self
    }
}

impl<'de, M: Extend<(String, T)> + Default, T> Rest<'de> for (M,)
where
    M: IntoIterator<Item = (String, T)>,
    T: Deserialize<'de>,
{
    type Key = String;

    #[inline]
    fn take<A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        self.0.extend([(key, next_value(map)?)]);
        Ok(())
    }
}

/// Puts the object where it is wanted. As a result it would be moved at every step on its way out of the deserializer, and objects
/// are large.
struct ObjectVisitor<'a, T, F, R, M> {
    make: M,
    made: &'a mut Option<T>,
    made_of: PhantomData<(F, R)>,
}

impl<'de, T, F, R, M> Visitor<'de> for ObjectVisitor<'_, T, F, R, M>
where
    T: Wire,
    F: Slots<'de>,
    R: Rest<'de>,
    M: FnOnce(F, R) -> T,
{
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "object {}", name_of::<T>())
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut hold = F::hold();
        let mut rest = R::default();
        let mut expected = 0;
        while let Some(key) = map.next_key_seed(KeySeed {
            keys: T::KEYS,
            index: const { &Index::new(T::KEYS) },
            expected,
            key: PhantomData,
        })? {
            match key {
                Key::Field(index) => {
                    F::fill(&mut hold, index, &mut map)?;
                    expected = index + 1;
                }
                Key::Other(key) => rest.take(key, &mut map)?,
            }
        }
        if let Err(key) = F::settle(&mut hold, T::KEYS) {
            return Err(missing::<T, A::Error>(key));
        }
        match F::take(hold) {
            Some(fields) => {
                *self.made = Some((self.make)(fields, rest));
                Ok(())
            }
            None => Err(missing::<T, A::Error>("")),
        }
    }
}

/// What a type is called, without the modules it stands in.
pub(super) fn name_of<T>() -> &'static str {
    let path = std::any::type_name::<T>();
    path.rsplit("::").next().unwrap_or(path)
}

#[cold]
fn missing<T, E: Error>(key: &str) -> E {
    E::custom(format_args!("missing `{key}` in object {}", name_of::<T>()))
}

/// A key by the number of its field, or what is wanted of one that has none.
enum Key<K> {
    Field(usize),
    Other(K),
}

/// Recognises a key. Servers nearly always write keys in the order of the document, so the field
/// after the last one is tried first, and the table only then.
struct KeySeed<K> {
    keys: Keys,
    index: &'static Index,
    expected: usize,
    key: PhantomData<K>,
}

impl<'de, K: for<'a> From<&'a str>> DeserializeSeed<'de> for KeySeed<K> {
    type Value = Key<K>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key<K>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<K: for<'a> From<&'a str>> Visitor<'_> for KeySeed<K> {
    type Value = Key<K>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    #[inline]
    fn visit_str<E>(self, text: &str) -> Result<Key<K>, E> {
        if let Some(key) = self.keys.get(self.expected)
            && is_key(key, text)
        {
            return Ok(Key::Field(self.expected));
        }
        Ok(match self.index.find(self.keys, text) {
            Some(number) => Key::Field(number),
            None => Key::Other(K::from(text)),
        })
    }
}
