//! The values of an object's fields, to be compared and shown: `PartialEq` and `Debug` of objects.
//!
//! They work on trait objects, so that they are compiled once. An impl that names every field costs each user of a large
//! document a fifth of its `cargo check`, and so do serde's traits in machine code.

use std::any::Any;
use std::fmt::Debug;

/// The value of a field.
pub trait FieldValue: Any + Debug {
    /// Whether the other one is of the same type, and equal.
    fn equals(&self, other: &dyn FieldValue) -> bool;
}

impl<T: Any + Debug + PartialEq> FieldValue for T {
    fn equals(&self, other: &dyn FieldValue) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref() == Some(self)
    }
}

/// The values of all fields, in order.
pub trait FieldValues {
    /// The value of the field with this index.
    fn value_at(&self, index: usize) -> Option<&dyn FieldValue>;
}

/// The values in order.
pub(super) fn values(fields: &dyn FieldValues) -> impl Iterator<Item = &dyn FieldValue> {
    (0..).map_while(|index| fields.value_at(index))
}
