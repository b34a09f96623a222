//! Header parameters of events.

use http::HeaderMap;
use serde::de::DeserializeOwned;

use super::form_value::FormValue;
use crate::decode::{Deviation, DeviationReason};

/// What a document says of an event's headers; `parameters!` makes a struct one.
pub trait Parameters: Sized {
    /// Reads them. Headers never stop a delivery: one that isn't as the document says is read as absent, and told.
    fn read(headers: &HeaderMap, told: &mut Vec<Deviation>) -> Self;
}

impl Parameters for () {
    fn read(_: &HeaderMap, _: &mut Vec<Deviation>) -> Self {}
}

/// A header as a value.
pub fn header<T: DeserializeOwned>(
    headers: &HeaderMap,
    name: &str,
    told: &mut Vec<Deviation>,
) -> Option<T> {
    let values = headers.get_all(name).iter();
    let texts: Option<Vec<&str>> = values.map(|value| value.to_str().ok()).collect();
    if texts.as_ref().is_some_and(Vec::is_empty) {
        return None;
    }
    let value = texts.and_then(|texts| T::deserialize(FormValue::All(&texts)).ok());
    if value.is_none() {
        told.push(Deviation::new(name, DeviationReason::Header));
    }
    value
}
