//! `application/x-www-form-urlencoded` bodies.

use std::cell::Cell;
use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::de::value::{Error, MapDeserializer};

use super::form_value::FormValue;
use crate::decode::{Deviation, DeviationReason};
use crate::error::DecodeError;
use crate::wire::default_missing;
use crate::wire::marked_key::without_mark;
use callwright_webhook_core::form;

/// The fields of a form, in their order.
#[derive(Debug)]
pub(crate) struct Form {
    fields: Vec<(String, String)>,
}

impl Form {
    /// Reads a form. Bytes that aren't UTF-8 become replacement characters, and a `%` that isn't part of an escape is kept (URL
    /// Standard section 5.1).
    pub(crate) fn read(text: &[u8]) -> Self {
        let fields = form::fields(text).map(|(name, value)| (lossy(name), lossy(value)));
        Self {
            fields: fields.collect(),
        }
    }

    /// The first field of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let field = self.fields.iter().find(|(key, _)| key == name);
        field.map(|(_, value)| value.as_str())
    }

    /// How many fields have this name.
    pub(crate) fn count(&self, name: &str) -> usize {
        self.fields.iter().filter(|(key, _)| key == name).count()
    }

    /// Decodes the fields, and returns the deviations from the document. A name that appears more than once is always a list.
    pub(crate) fn decode<T: DeserializeOwned>(
        &self,
        lenient: bool,
    ) -> Result<(T, Vec<Deviation>), DecodeError> {
        let mut names: Vec<&str> = Vec::new();
        let mut values: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, value) in &self.fields {
            let of_name = values.entry(name).or_insert_with(|| {
                names.push(name);
                Vec::new()
            });
            of_name.push(value);
        }
        let at = Cell::new("");
        let entries = names.into_iter().map(|name| {
            at.set(name);
            let of_name = values.get(name).map_or(&[][..], Vec::as_slice);
            (name, FormValue::All(of_name))
        });
        let recording = default_missing::record(lenient, usize::MAX, || {
            T::deserialize(MapDeserializer::new(entries))
        });
        let value = recording.result.map_err(|error: Error| {
            let message = error.to_string();
            let missing = recording.without_default.map(without_mark);
            DecodeError::at(missing.unwrap_or_else(|| at.get()), message)
        })?;
        let missing = recording.keys.iter().chain(&recording.union_nulls);
        let missing =
            missing.map(|key| Deviation::new(without_mark(key), DeviationReason::Missing));
        Ok((value, missing.collect()))
    }
}

/// The text, with replacement characters for bytes that aren't UTF-8.
pub(super) fn lossy(bytes: Vec<u8>) -> String {
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }
}
