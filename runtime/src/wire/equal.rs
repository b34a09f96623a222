//! `PartialEq` of objects: two objects are equal when they are written alike.
//!
//! Like `Debug`, it uses the object's `Serialize`: of the impls that a derive writes, the one that compares field by field
//! costs each user of a large document most compile time. The order of keys in free JSON doesn't count, and a number that
//! JSON can't express (`NaN`) is null. A field whose type has another `PartialEq` is compared by what is written, too.

use serde::ser::Serialize;

/// Compares two objects; this is the body of their `PartialEq`. An object that can't be written isn't equal to any.
pub fn equal<T: Serialize>(one: &T, other: &T) -> bool {
    match (serde_json::to_value(one), serde_json::to_value(other)) {
        (Ok(one), Ok(other)) => one == other,
        // A `Value` can't hold an integer of more than 64 bits, but JSON text can.
        _ => match (serde_json::to_vec(one), serde_json::to_vec(other)) {
            (Ok(one), Ok(other)) => one == other,
            _ => false,
        },
    }
}
