//! Writing the payload of a union with the tag that names its variant.

use std::fmt::Display;

use serde::ser::{Error, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};

use super::text_match::matches_any;

/// Writes a payload with a tag: with `add` before its own entries, because it has no field for the tag. Otherwise it has a
/// field for the tag, which may have any value or none: one of `tags` stays, and instead of another value the first of them
/// is written.
///
/// # Errors
///
/// The serializer's, and if the payload isn't an object.
pub fn write_tagged<T: Serialize, S: Serializer>(
    payload: &T,
    key: &'static str,
    tags: &'static [&'static str],
    add: bool,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    payload.serialize(TagSerializer {
        key,
        tags,
        add,
        serializer,
    })
}

/// A serializer of objects that writes one of their entries itself. It rejects other values.
struct TagSerializer<S> {
    key: &'static str,
    tags: &'static [&'static str],
    /// Whether the entry is written first; otherwise the object may have it.
    add: bool,
    serializer: S,
}

impl<S: Serializer> TagSerializer<S> {
    fn reject<T>(&self, what: impl Display) -> Result<T, S::Error> {
        Err(S::Error::custom(format_args!(
            "{what} can't carry the tag `{}`: it isn't an object",
            self.key
        )))
    }
}

/// Rejects scalars.
macro_rules! reject {
    ($($method:ident($($argument:ty),*) $what:literal)*) => {
        $(fn $method(self $(, _: $argument)*) -> Result<S::Ok, S::Error> {
            self.reject($what)
        })*
    };
}

type Rejected<S> = Impossible<<S as Serializer>::Ok, <S as Serializer>::Error>;

impl<S: Serializer> Serializer for TagSerializer<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Rejected<S>;
    type SerializeTuple = Rejected<S>;
    type SerializeTupleStruct = Rejected<S>;
    type SerializeTupleVariant = Rejected<S>;
    type SerializeMap = Entries<S::SerializeMap>;
    type SerializeStruct = Entries<S::SerializeMap>;
    type SerializeStructVariant = Rejected<S>;

    fn serialize_map(self, len: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        let len = len.filter(|_| self.add).map(|len| len + 1);
        let mut map = self.serializer.serialize_map(len)?;
        let mut missing = Some((self.key, self.tags));
        if self.add
            && let Some((key, [tag, ..])) = missing.take()
        {
            map.serialize_entry(key, tag)?;
        }
        Ok(Entries {
            map,
            missing,
            is_tag: false,
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

    reject! {
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
        self.reject("an enum")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Rejected<S>, S::Error> {
        self.reject("an array")
    }

    fn serialize_tuple(self, _: usize) -> Result<Rejected<S>, S::Error> {
        self.reject("an array")
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Rejected<S>, S::Error> {
        self.reject("an array")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Rejected<S>, S::Error> {
        self.reject("an enum")
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Rejected<S>, S::Error> {
        self.reject("an enum")
    }
}

/// The entries of an object, of which one is the tag.
struct Entries<M> {
    map: M,
    /// The key and the values of the tag, until it is written.
    missing: Option<(&'static str, &'static [&'static str])>,
    /// Whether the next value is the tag's.
    is_tag: bool,
}

impl<M: SerializeMap> SerializeMap for Entries<M> {
    type Ok = M::Ok;
    type Error = M::Error;

    #[inline]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), M::Error> {
        self.is_tag = self
            .missing
            .is_some_and(|(tag, _)| matches_any(key, &[tag]));
        self.map.serialize_key(key)
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), M::Error> {
        if std::mem::take(&mut self.is_tag)
            && let Some((_, tags)) = self.missing.take()
            && let [tag, ..] = tags
            && !matches_any(value, tags)
        {
            return self.map.serialize_value(tag);
        }
        self.map.serialize_value(value)
    }

    fn end(mut self) -> Result<M::Ok, M::Error> {
        if let Some((key, [tag, ..])) = self.missing {
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
