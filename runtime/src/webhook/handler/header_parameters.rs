//! The headers of a delivery that the document describes.

use http::HeaderMap;
use serde::de::DeserializeOwned;

use crate::decode::{Deviation, DeviationReason};
use crate::webhook::lookup::FormValue;

/// A struct of header parameters. `parameters!` implements it.
pub trait HeaderParameters: Sized {
    /// Reads the headers. A header never stops a delivery: one that deviates from the document is read as absent, and added to
    /// `deviations`.
    fn read(headers: &HeaderMap, deviations: &mut Vec<Deviation>) -> Self;
}

impl HeaderParameters for () {
    fn read(_: &HeaderMap, _: &mut Vec<Deviation>) -> Self {}
}

/// The value of a header.
pub fn header<T: DeserializeOwned>(
    headers: &HeaderMap,
    name: &str,
    deviations: &mut Vec<Deviation>,
) -> Option<T> {
    let values = headers.get_all(name).iter();
    let texts: Option<Vec<&str>> = values.map(|value| value.to_str().ok()).collect();
    if texts.as_ref().is_some_and(Vec::is_empty) {
        return None;
    }
    let value = texts.and_then(|texts| T::deserialize(FormValue::All(&texts)).ok());
    if value.is_none() {
        deviations.push(Deviation::new(name, DeviationReason::Header));
    }
    value
}
