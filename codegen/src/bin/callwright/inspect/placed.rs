//! JSON objects with a place in the document.

use super::inspection::Inspection;
use callwright_codegen::diag::Place;
use serde_json::{Value, json};

/// Adds the JSON pointer of the place, and its file if that isn't the document itself.
pub(super) fn placed(inspection: &Inspection<'_>, place: &Place, mut object: Value) -> Value {
    if let Value::Object(members) = &mut object {
        members.insert("pointer".to_owned(), json!(place.pointer.as_str()));
        if let Some(file) = inspection.other_file(place) {
            members.insert("file".to_owned(), json!(file));
        }
    }
    object
}
