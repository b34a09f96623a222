//! A value of a generated type, from JSON.

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::decode::{decode_error, from_str};

/// A value of a generated type, from JSON that is written in the test. It is read as a response is.
///
/// ```
/// # mod bookshop { callwright::api!("../examples/documents/bookshop.yaml"); }
/// use bookshop::types::Author;
/// use callwright::{serde_json::json, testing};
///
/// let author: Author = testing::from_json(json!({ "name": "Ursula K. Le Guin" }));
/// assert_eq!(author.born, None);
/// ```
///
/// # Panics
///
/// If the JSON isn't one of the type. The message has the place: ``the JSON isn't one of `Author`: ...``.
#[must_use]
#[track_caller]
pub fn from_json<T: DeserializeOwned>(json: Value) -> T {
    let text = json.to_string();
    match from_str(&text) {
        Ok(value) => value,
        Err(error) => {
            let name = crate::wire::type_name::short_name::<T>();
            let error = decode_error(text.as_bytes(), &error);
            // A test that can't go on.
            panic!("the JSON isn't one of `{name}`: {error}");
        }
    }
}
