//! What OpenAPI 3.0 has no keyword for.

use crate::diag::{FileId, Place};
use indexmap::IndexMap;
use openapiv3::{PathItem, ReferenceOr, Schema};
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::borrow::Cow;

/// On a schema with several types besides `null`: the list of their names.
pub const TYPES: &str = "x-callwright-types";

/// On a schema that no value satisfies (the boolean schema `false`): `true`.
pub const NEVER: &str = "x-callwright-never";

/// On a schema that has an entry in [`SideTables::conditions`] or [`SideTables::pattern_properties`]: `true`.
pub const MORE: &str = "x-callwright-more";

/// On a schema that replaces a reference without a target: the reference as it was written.
pub const UNRESOLVED: &str = "x-callwright-unresolved";

/// On a parameter, response, request body, header, path item, ... that replaces a reference to it: its place. Read it
/// with [`SideTables::origin`].
pub const ORIGIN: &str = "x-callwright-origin";

/// The keys that only this crate may set. In a document they are ignored.
pub(super) const RESERVED: [&str; 5] = [TYPES, NEVER, MORE, UNRESOLVED, ORIGIN];

/// The tables beside an `openapiv3` document.
#[derive(Clone, Debug, Default)]
pub struct SideTables {
    /// Requests that the API sends (`webhooks` of 3.1, `x-webhooks`), by their key, in the order of the document.
    /// Callbacks stay in their operation.
    pub webhooks: IndexMap<String, Webhook>,
    /// Schemas outside of the document's `components.schemas` that references name, by the key under which they
    /// were added to `components.schemas`. The key says nothing about the schema.
    pub hoisted: IndexMap<String, HoistedSchema>,
    /// The places of components that are only a reference to a schema outside of `components.schemas`: such a
    /// component is that schema.
    pub claimed: FxHashMap<String, Place>,
    /// `patternProperties`: by the schema that has them, each pattern with its schema.
    pub pattern_properties: FxHashMap<Place, Vec<(String, ReferenceOr<Schema>)>>,
    /// The conditional parts of schemas (`if`, `then`, `else`, `dependentSchemas`, `dependentRequired`).
    pub conditions: FxHashMap<Place, Vec<ConditionalSchema>>,
    /// The names of security schemes of the type `mutualTLS`.
    pub mutual_tls: Vec<String>,
    /// The types of security schemes that aren't supported, by name.
    pub other_security: IndexMap<String, String>,
}

/// A schema outside of the document's `components.schemas` that a reference names.
#[derive(Clone, Debug)]
pub struct HoistedSchema {
    /// Where it is.
    pub place: Place,
    /// The name of its file, without the extension.
    pub file: String,
}

/// A schema that holds for some of the values of another.
#[derive(Clone, Debug)]
pub struct ConditionalSchema {
    /// Its place.
    pub place: Place,
    /// The schema.
    pub schema: ReferenceOr<Schema>,
    /// Whether it is required of a value. The schema of an `if` is only tested.
    pub asserted: bool,
}

/// A request that the API sends.
#[derive(Clone, Debug)]
pub struct Webhook {
    /// Its operations, like those of a path.
    pub item: PathItem,
    /// The entry under `webhooks`.
    pub place: Place,
}

impl SideTables {
    /// The place of a component's schema in the files.
    pub fn place_of_schema(&self, key: &str) -> Place {
        let hoisted = self.hoisted.get(key).map(|schema| &schema.place);
        match hoisted.or_else(|| self.claimed.get(key)) {
            Some(place) => place.clone(),
            None => Place::root(FileId(0)).keys(&["components", "schemas", key]),
        }
    }

    /// The name of a component's schema in the document: its key, or the last part of its pointer, or its file.
    pub fn schema_name<'s>(&'s self, key: &'s str) -> Cow<'s, str> {
        match self.hoisted.get(key) {
            Some(schema) => match schema.place.pointer.tokens().next_back() {
                Some(name) => name,
                None => Cow::Borrowed(&schema.file),
            },
            None => Cow::Borrowed(key),
        }
    }

    /// The place of an item with these extensions, if it replaces a reference. Messages about its parts belong there.
    pub fn origin(extensions: &IndexMap<String, Value>) -> Option<Place> {
        let text = extensions.get(ORIGIN)?.as_str()?;
        let (file, pointer) = text.split_once('#')?;
        Some(Place {
            file: FileId(file.parse().ok()?),
            pointer: pointer.parse().ok()?,
        })
    }
}

/// Records the place of an item that replaces a reference.
pub(super) fn mark_origin(extensions: &mut IndexMap<String, Value>, place: &Place) {
    let text = format!("{}#{}", place.file.0, place.pointer);
    extensions.insert(ORIGIN.to_owned(), Value::String(text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_read_back() {
        let place = Place::root(FileId(3)).keys(&["components", "responses", "a/b#c"]);
        let mut extensions = IndexMap::new();
        assert_eq!(SideTables::origin(&extensions), None);
        mark_origin(&mut extensions, &place);
        assert_eq!(SideTables::origin(&extensions), Some(place));
    }
}
