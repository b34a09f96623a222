//! The keys of an object that have no field: `additionalProperties`.

use serde::de::{Deserialize, IgnoredAny, MapAccess};
use serde::ser::{Serialize, SerializeMap};

use super::field_values::FieldValue;
use super::floats_as_integers::next_value;

/// What to do with keys that have no field: `()` skips them, `(map,)` keeps them.
pub trait ReadAdditional<'de>: Default {
    /// What is kept of such a key: its text, or nothing.
    type Key: for<'a> From<&'a str>;

    /// Reads the value that follows `key`.
    ///
    /// # Errors
    ///
    /// If the value doesn't decode.
    fn read<A: MapAccess<'de>>(&mut self, key: Self::Key, map: &mut A) -> Result<(), A::Error>;
}

impl<'de> ReadAdditional<'de> for () {
    type Key = SkippedKey;

    #[inline]
    fn read<A: MapAccess<'de>>(&mut self, _: SkippedKey, map: &mut A) -> Result<(), A::Error> {
        map.next_value::<IgnoredAny>().map(drop)
    }
}

/// A key whose text isn't kept.
pub struct SkippedKey;

impl From<&str> for SkippedKey {
    #[inline]
    fn from(_: &str) -> Self {
        Self
    }
}

impl<'de, M: Extend<(String, T)> + Default, T> ReadAdditional<'de> for (M,)
where
    M: IntoIterator<Item = (String, T)>,
    T: Deserialize<'de>,
{
    type Key = String;

    #[inline]
    fn read<A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        self.0.extend([(key, next_value(map)?)]);
        Ok(())
    }
}

/// How keys that have no field are written: `()` has none, `(&map,)` writes its entries.
pub trait WriteAdditional {
    /// Writes the entries.
    ///
    /// # Errors
    ///
    /// The serializer's.
    fn write<M: SerializeMap>(self, map: &mut M) -> Result<(), M::Error>;

    /// All of them, to be compared and shown.
    fn value(&self) -> Option<&dyn FieldValue>;
}

impl WriteAdditional for () {
    #[inline]
    fn write<M: SerializeMap>(self, _: &mut M) -> Result<(), M::Error> {
        Ok(())
    }

    fn value(&self) -> Option<&dyn FieldValue> {
        None
    }
}

impl<'a, R, K, T> WriteAdditional for (&'a R,)
where
    &'a R: IntoIterator<Item = (&'a K, &'a T)>,
    R: FieldValue,
    K: Serialize + 'a,
    T: Serialize + 'a,
{
    fn write<M: SerializeMap>(self, map: &mut M) -> Result<(), M::Error> {
        self.0
            .into_iter()
            .try_for_each(|(key, value)| map.serialize_entry(key, value))
    }

    fn value(&self) -> Option<&dyn FieldValue> {
        Some(self.0)
    }
}
