//! Writing the payload of a union with the tag that the payload itself doesn't have.

use std::fmt::Display;

use serde::ser::{Error, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};

/// Writes a payload that has the tag as a field.
///
/// # Errors
///
/// The serializer's.
#[inline]
pub fn own<T: Serialize, S: Serializer>(
    payload: &T,
    _: &str,
    _: &str,
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
    tag: &'static str,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    payload.serialize(AddTag {
        key,
        tag,
        serializer,
    })
}

/// A serializer that takes objects only, and puts one entry first.
struct AddTag<S> {
    key: &'static str,
    tag: &'static str,
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
    type SerializeMap = S::SerializeMap;
    type SerializeStruct = Entries<S::SerializeMap>;
    type SerializeStructVariant = Nothing<S>;

    fn serialize_map(self, len: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        let mut map = self.serializer.serialize_map(len.map(|len| len + 1))?;
        map.serialize_entry(self.key, self.tag)?;
        Ok(map)
    }

    fn serialize_struct(
        self,
        _: &'static str,
        len: usize,
    ) -> Result<Self::SerializeStruct, S::Error> {
        self.serialize_map(Some(len)).map(Entries)
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

/// A struct written as the map that it is on the wire.
struct Entries<M>(M);

impl<M: SerializeMap> SerializeStruct for Entries<M> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        self.0.serialize_entry(key, value)
    }

    fn end(self) -> Result<M::Ok, M::Error> {
        self.0.end()
    }
}
