//! Writing the payload of a union with the tag that tells which variant it is.

use std::fmt::Display;

use serde::ser::{Error, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};

use super::is_text::is_text;

/// Writes a payload that has the tag as a field.
///
/// # Errors
///
/// The serializer's.
#[inline]
pub fn own<T: Serialize, S: Serializer>(
    payload: &T,
    _: &str,
    _: &[&str],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    payload.serialize(serializer)
}

/// Writes a payload with the tag before its own entries.
///
/// # Errors
///
/// The serializer's, and if the payload isn't an object.
pub fn add<T: Serialize, S: Serializer>(
    payload: &T,
    key: &'static str,
    tags: &'static [&'static str],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    payload.serialize(AddTag {
        key,
        tags,
        first: true,
        serializer,
    })
}

/// Writes a payload that has a place for the tag, where it may say anything or nothing. One of `tags` stays; instead of
/// all else the first of them is written.
///
/// # Errors
///
/// The serializer's, and if the payload isn't an object.
pub fn set<T: Serialize, S: Serializer>(
    payload: &T,
    key: &'static str,
    tags: &'static [&'static str],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    payload.serialize(AddTag {
        key,
        tags,
        first: false,
        serializer,
    })
}

/// A serializer that takes objects only, and sees to one of their entries.
struct AddTag<S> {
    key: &'static str,
    tags: &'static [&'static str],
    /// Whether the entry is put first; otherwise the object may have it.
    first: bool,
    serializer: S,
}

impl<S: Serializer> AddTag<S> {
    fn refuse<T>(&self, what: impl Display) -> Result<T, S::Error> {
        Err(S::Error::custom(format_args!(
            "{what} can't carry the tag `{}`: it isn't an object",
            self.key
        )))
    }
}

/// Refuses the plain values.
macro_rules! refuse {
    ($($method:ident($($argument:ty),*) $what:literal)*) => {
        $(fn $method(self $(, _: $argument)*) -> Result<S::Ok, S::Error> {
            self.refuse($what)
        })*
    };
}

type Nothing<S> = Impossible<<S as Serializer>::Ok, <S as Serializer>::Error>;

impl<S: Serializer> Serializer for AddTag<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Nothing<S>;
    type SerializeTuple = Nothing<S>;
    type SerializeTupleStruct = Nothing<S>;
    type SerializeTupleVariant = Nothing<S>;
    type SerializeMap = Entries<S::SerializeMap>;
    type SerializeStruct = Entries<S::SerializeMap>;
    type SerializeStructVariant = Nothing<S>;

    fn serialize_map(self, len: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        let len = len.filter(|_| self.first).map(|len| len + 1);
        let mut map = self.serializer.serialize_map(len)?;
        let mut wanted = Some((self.key, self.tags));
        if self.first
            && let Some((key, [tag, ..])) = wanted.take()
        {
            map.serialize_entry(key, tag)?;
        }
        Ok(Entries {
            map,
            wanted,
            here: false,
        })
    }

    fn serialize_struct(
        self,
        _: &'static str,
        len: usize,
    ) -> Result<Self::SerializeStruct, S::Error> {
        self.serialize_map(Some(len))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    refuse! {
        serialize_bool(bool) "a boolean"
        serialize_i8(i8) "a number" serialize_i16(i16) "a number" serialize_i32(i32) "a number"
        serialize_i64(i64) "a number" serialize_u8(u8) "a number" serialize_u16(u16) "a number"
        serialize_u32(u32) "a number" serialize_u64(u64) "a number" serialize_f32(f32) "a number"
        serialize_f64(f64) "a number" serialize_char(char) "a string" serialize_str(&str) "a string"
        serialize_bytes(&[u8]) "a string" serialize_none() "null" serialize_unit() "null"
        serialize_unit_struct(&'static str) "null"
        serialize_unit_variant(&'static str, u32, &'static str) "a string"
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<S::Ok, S::Error> {
        self.refuse("an enum")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Nothing<S>, S::Error> {
        self.refuse("an array")
    }

    fn serialize_tuple(self, _: usize) -> Result<Nothing<S>, S::Error> {
        self.refuse("an array")
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Nothing<S>, S::Error> {
        self.refuse("an array")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Nothing<S>, S::Error> {
        self.refuse("an enum")
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Nothing<S>, S::Error> {
        self.refuse("an enum")
    }
}

/// The entries of an object, of which one is the tag.
struct Entries<M> {
    map: M,
    /// The key and the values of a tag that wasn't met yet.
    wanted: Option<(&'static str, &'static [&'static str])>,
    /// Whether the value that comes next is the tag's.
    here: bool,
}

impl<M: SerializeMap> SerializeMap for Entries<M> {
    type Ok = M::Ok;
    type Error = M::Error;

    #[inline]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), M::Error> {
        self.here = self.wanted.is_some_and(|(tag, _)| is_text(key, &[tag]));
        self.map.serialize_key(key)
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), M::Error> {
        if std::mem::take(&mut self.here)
            && let Some((_, tags)) = self.wanted.take()
            && let [tag, ..] = tags
            && !is_text(value, tags)
        {
            return self.map.serialize_value(tag);
        }
        self.map.serialize_value(value)
    }

    fn end(mut self) -> Result<M::Ok, M::Error> {
        if let Some((key, [tag, ..])) = self.wanted {
            self.map.serialize_entry(key, tag)?;
        }
        self.map.end()
    }
}

impl<M: SerializeMap> SerializeStruct for Entries<M> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        self.serialize_entry(key, value)
    }

    fn end(self) -> Result<M::Ok, M::Error> {
        SerializeMap::end(self)
    }
}
