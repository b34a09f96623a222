//! `Debug` of objects.
//!
//! An object prints what it would send, with the keys of the document and without absent fields:
//! `Book { id: 1, title: "Solaris", genre: "fiction" }`. It uses the object's `Serialize`, because another impl over all
//! fields would cost each user of a large document compile time.

use std::fmt;

use serde::ser::Serialize;
use serde_json::Value;

use super::type_name::short_name;

/// Prints an object; this is the body of its `Debug`.
///
/// # Errors
///
/// The formatter's.
pub fn debug<T: Serialize>(object: &T, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    let name = short_name::<T>();
    let entries = match serde_json::to_value(object) {
        Ok(Value::Object(entries)) => entries,
        Ok(_) => return formatter.write_str(name),
        // A `Value` can't hold an integer of more than 64 bits, but JSON text can.
        Err(error) => {
            return match serde_json::to_string(object) {
                Ok(text) => write!(formatter, "{name} {text}"),
                Err(_) => write!(formatter, "{name} ({error})"),
            };
        }
    };
    let mut output = formatter.debug_struct(name);
    for (key, value) in &entries {
        output.field(key, &DebugValue(value));
    }
    output.finish()
}

/// A JSON value, printed as Rust prints its parts.
struct DebugValue<'a>(&'a Value);

impl fmt::Debug for DebugValue<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Null => formatter.write_str("null"),
            Value::Bool(truth) => truth.fmt(formatter),
            Value::Number(number) => fmt::Display::fmt(number, formatter),
            Value::String(text) => text.fmt(formatter),
            Value::Array(items) => formatter
                .debug_list()
                .entries(items.iter().map(DebugValue))
                .finish(),
            Value::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| (key, DebugValue(value)));
                formatter.debug_map().entries(entries).finish()
            }
        }
    }
}
