//! `PartialEq` of objects, as Rust derives it: field by field.

use super::additional::WriteAdditional;
use super::field_values::{FieldValue, FieldValues, values};
use super::field_writer::{FieldsVisitor, WriteFields};
use super::wire_type::WireType;

/// Compares two objects; this is the body of their `PartialEq`.
pub fn equal<T: WireType>(one: &T, other: &T) -> bool {
    one.visit_fields(With(other))
}

/// Compares with this object.
struct With<'a, T>(&'a T);

impl<T: WireType> FieldsVisitor for With<'_, T> {
    type Output = bool;

    fn visit<F: WriteFields, R: WriteAdditional>(self, fields: F, additional: R) -> bool {
        self.0.visit_fields(WithFields {
            fields: &fields,
            additional: additional.value(),
        })
    }
}

/// Compares with these values.
struct WithFields<'a> {
    fields: &'a dyn FieldValues,
    additional: Option<&'a dyn FieldValue>,
}

impl FieldsVisitor for WithFields<'_> {
    type Output = bool;

    fn visit<F: WriteFields, R: WriteAdditional>(self, fields: F, additional: R) -> bool {
        self.equal(&fields, additional.value())
    }
}

impl WithFields<'_> {
    fn equal(&self, fields: &dyn FieldValues, additional: Option<&dyn FieldValue>) -> bool {
        let mut pairs = values(self.fields).zip(values(fields));
        pairs.all(|(one, other)| one.equals(other))
            && match (self.additional, additional) {
                (Some(one), Some(other)) => one.equals(other),
                _ => true,
            }
    }
}
