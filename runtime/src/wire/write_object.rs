//! Encoding an object.

use std::marker::PhantomData;

use serde::ser::{SerializeMap, Serializer};

use super::additional::WriteAdditional;
use super::field_writer::{FieldsVisitor, WriteFields};
use super::marked_key::{ConstKeys, MarkedKeys};
use super::wire_type::WireType;

/// Encodes an object; this is the whole body of its `Serialize`.
///
/// # Errors
///
/// The serializer's.
#[inline]
pub fn write_object<T: WireType, S: Serializer>(object: &T, to: S) -> Result<S::Ok, S::Error> {
    object.visit_fields(ObjectWriter {
        to,
        object: PhantomData::<T>,
    })
}

struct ObjectWriter<S, T> {
    to: S,
    object: PhantomData<T>,
}

impl<S, T: WireType> ConstKeys for ObjectWriter<S, T> {
    const KEYS: MarkedKeys = T::KEYS;
}

impl<S: Serializer, T: WireType> FieldsVisitor for ObjectWriter<S, T> {
    type Output = Result<S::Ok, S::Error>;

    #[inline]
    fn visit<F: WriteFields, R: WriteAdditional>(self, fields: F, additional: R) -> Self::Output {
        let mut map = self.to.serialize_map(None)?;
        fields.write::<Self, _>(0, &mut map)?;
        additional.write(&mut map)?;
        map.end()
    }
}
