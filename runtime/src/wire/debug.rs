//! How objects and enums of strings print themselves for developers.
//!
//! An object shows what it would send, under the names of the wire, without what is absent:
//! `Book { id: 1, title: "Solaris", genre: "fiction" }`. That is made of the object's `Serialize`,
//! since an impl over all fields again costs each user of a large document compile time.

use std::fmt;

use serde::ser::Serialize;
use serde_json::Value;

use super::object::name_of;

/// Prints an object; this is the body of its `Debug`.
///
/// # Errors
///
/// The formatter's.
pub fn debug<T: Serialize>(object: &T, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let name = name_of::<T>();
    let entries = match serde_json::to_value(object) {
        Ok(Value::Object(entries)) => entries,
        Ok(_) => return formatter.write_str(name),
        // An integer of more than 64 bits has no place in a `Value`, but it has a text.
        Err(error) => {
            return match serde_json::to_string(object) {
                Ok(text) => write!(formatter, "{name} {text}"),
                Err(_) => write!(formatter, "{name} ({error})"),
            };
        }
    };
    let mut shown = formatter.debug_struct(name);
    for (key, value) in &entries {
        shown.field(key, &Shown(value));
    }
    shown.finish()
}

/// A JSON value as Rust would print its parts.
struct Shown<'a>(&'a Value);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Null => formatter.write_str("null"),
            Value::Bool(truth) => truth.fmt(formatter),
            Value::Number(number) => fmt::Display::fmt(number, formatter),
            Value::String(text) => text.fmt(formatter),
            Value::Array(items) => formatter
                .debug_list()
                .entries(items.iter().map(Shown))
                .finish(),
            Value::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| (key, Shown(value)));
                formatter.debug_map().entries(entries).finish()
            }
        }
    }
}
