//! Decoding an object: how a struct is read from a map.
//!
//! The macro `object!` (in `object_macro`) expands to very little, since large documents have thousands of structs. It
//! leaves to the compiler one tuple of the fields to read, whose types follow from the struct, and one to write. Everything
//! else is in functions here, once.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Unexpected, Visitor};

use super::additional::ReadAdditional;
use super::field_reader::ReadFields;
use super::key_index::{KeyIndex, is_key};
use super::marked_key::MarkedKeys;
use super::type_name::short_name;
use super::wire_type::WireType;

/// Decodes an object, which `make` builds from its fields and from its additional keys. It is nearly all of the object's
/// `Deserialize`.
///
/// # Errors
///
/// If the value is no map, a required key is missing, or a value doesn't decode.
#[inline]
pub fn object<'de, T, D, F, R, M>(deserializer: D, make: M) -> Result<T, D::Error>
where
    T: WireType,
    D: Deserializer<'de>,
    F: ReadFields<'de>,
    R: ReadAdditional<'de>,
    M: FnOnce(F, R) -> T,
{
    let mut made = None;
    // As a struct, so that `FloatsAsIntegers` leaves the fields to `ReadFields`.
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
        None => Err(Error::invalid_type(Unexpected::Map, &short_name::<T>())),
    }
}

/// Writes the object to `made`. Objects are large, and as a result the object would be moved at every return from the
/// deserializer.
struct ObjectVisitor<'a, T, F, R, M> {
    make: M,
    made: &'a mut Option<T>,
    made_of: PhantomData<(F, R)>,
}

impl<'de, T, F, R, M> Visitor<'de> for ObjectVisitor<'_, T, F, R, M>
where
    T: WireType,
    F: ReadFields<'de>,
    R: ReadAdditional<'de>,
    M: FnOnce(F, R) -> T,
{
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "object {}", short_name::<T>())
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut pending = F::pending();
        let mut additional = R::default();
        let mut expected = 0;
        while let Some(key) = map.next_key_seed(KeySeed {
            keys: T::KEYS,
            index: const { &KeyIndex::new(T::KEYS) },
            expected,
            key: PhantomData,
        })? {
            match key {
                Key::Field(index) => {
                    F::read(&mut pending, index, &mut map)?;
                    expected = index + 1;
                }
                Key::Other(key) => additional.read(key, &mut map)?,
            }
        }
        if let Err(key) = F::finish(&mut pending, T::KEYS) {
            return Err(missing::<T, A::Error>(key));
        }
        match F::take(pending) {
            Some(fields) => {
                *self.made = Some((self.make)(fields, additional));
                Ok(())
            }
            None => Err(missing::<T, A::Error>("")),
        }
    }
}

#[cold]
fn missing<T, E: Error>(key: &str) -> E {
    E::custom(format_args!(
        "missing `{key}` in object {}",
        short_name::<T>()
    ))
}

/// The index of a key's field, or what is kept of a key that has none.
enum Key<K> {
    Field(usize),
    Other(K),
}

/// Recognises a key. Servers nearly always write keys in the order of the document, so the field after the last one is
/// tried first, and the table only then.
struct KeySeed<K> {
    keys: MarkedKeys,
    index: &'static KeyIndex,
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
