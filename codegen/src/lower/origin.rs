//! Where an item is, and what the types in it are named after.
//!
//! ```yaml
//! responses:
//!   "404": { $ref: "#/components/responses/NotFound" }   # its types are named after `NotFound`
//! ```

use crate::diag::Place;
use crate::dialect::SideTables;
use crate::ir::Origin;
use indexmap::IndexMap;
use serde_json::Value;

/// Where an item is and what its parts are named after: the place where it is used, or the component
/// that the dialect put there.
pub(super) fn origin_of(
    extensions: &IndexMap<String, Value>,
    place: &Place,
    origin: Origin,
) -> (Place, Origin) {
    let Some(place) = SideTables::origin(extensions) else {
        return (place.clone(), origin);
    };
    let mut tokens = place.pointer.tokens();
    let section = (tokens.next(), tokens.next(), tokens.next());
    let origin = match section {
        (Some(components), Some(_), Some(key)) if components == "components" => {
            Origin::Component(key.into_owned())
        }
        _ => origin,
    };
    drop(tokens);
    (place, origin)
}

/// The origin of a component: its key, or its place if it isn't one of the document's own components.
pub(super) fn component_origin(side: &SideTables, key: &str) -> Origin {
    match side.hoisted.get(key) {
        Some(schema) => Origin::Referenced {
            place: schema.place.clone(),
            file: schema.file.clone(),
        },
        None => Origin::Component(key.to_owned()),
    }
}
