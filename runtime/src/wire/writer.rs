//! Writing an object, field by field.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::types::Maybe;

/// Writes entries into a map and remembers the first error, so that what `object!` expands to is
/// one plain call a field.
pub struct Writer<S: Serializer> {
    map: Result<S::SerializeMap, S::Error>,
}

impl<S: Serializer> Writer<S> {
    /// Begins a map.
    #[inline]
    pub fn new(serializer: S) -> Self {
        Self {
            map: serializer.serialize_map(None),
        }
    }

    /// A required field.
    #[inline]
    pub fn req<T: Serialize>(&mut self, key: &'static str, value: &T) {
        if let Ok(map) = &mut self.map
            && let Err(error) = map.serialize_entry(key, value)
        {
            self.map = Err(error);
        }
    }

    /// An optional field: `None` is left out.
    #[inline]
    pub fn opt<T: Serialize>(&mut self, key: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.req(key, value);
        }
    }

    /// A required field that may be null: `None` is written as null.
    #[inline]
    pub fn nul<T: Serialize>(&mut self, key: &'static str, value: &Option<T>) {
        self.req(key, value);
    }

    /// An optional field that may be null.
    #[inline]
    pub fn tri<T: Serialize>(&mut self, key: &'static str, value: &Maybe<T>) {
        if !value.is_absent() {
            self.req(key, value);
        }
    }

    /// The keys that have no field.
    #[inline]
    pub fn rest<'a, K, T, I>(&mut self, entries: I)
    where
        K: Serialize + 'a,
        T: Serialize + 'a,
        I: IntoIterator<Item = (&'a K, &'a T)>,
    {
        if let Ok(map) = &mut self.map
            && let Err(error) = entries
                .into_iter()
                .try_for_each(|(key, value)| map.serialize_entry(key, value))
        {
            self.map = Err(error);
        }
    }

    /// Ends the map.
    ///
    /// # Errors
    ///
    /// The first error there was.
    #[inline]
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.map?.end()
    }
}
