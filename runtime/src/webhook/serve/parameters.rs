//! Header parameters of events.

use http::HeaderMap;
use serde::de::DeserializeOwned;

use super::form_value::FormValue;

/// What a document says of an event's headers; `parameters!` makes a struct one.
pub trait Parameters: Sized {
    /// Reads them. What isn't there, or isn't what the document says, is left out: headers never stop a delivery.
    fn read(headers: &HeaderMap) -> Self;
}

impl Parameters for () {
    fn read(_: &HeaderMap) -> Self {}
}

/// A header as a value.
pub fn header<T: DeserializeOwned>(headers: &HeaderMap, name: &str) -> Option<T> {
    let texts: Vec<&str> = headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    if texts.is_empty() {
        return None;
    }
    T::deserialize(FormValue::All(&texts)).ok()
}
