//! When two objects are equal: when they say the same on the wire.
//!
//! Like `Debug`, it is made of the object's `Serialize`: of the impls that a derive writes, the one that compares field by
//! field costs each user of a large document most compile time. The order of keys in free JSON doesn't count, and a number
//! that JSON has no form for (`NaN`) is null. What a type of one's own holds equal counts only as far as it is written alike.

use serde::ser::Serialize;

/// Compares two objects; this is the body of their `PartialEq`. What can't be written is equal to nothing.
pub fn equal<T: Serialize>(one: &T, other: &T) -> bool {
    match (serde_json::to_value(one), serde_json::to_value(other)) {
        (Ok(one), Ok(other)) => one == other,
        // An integer of more than 64 bits has no place in a `Value`, but it has a text.
        _ => match (serde_json::to_vec(one), serde_json::to_vec(other)) {
            (Ok(one), Ok(other)) => one == other,
            _ => false,
        },
    }
}
