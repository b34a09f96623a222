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
    let name = place
        .pointer
        .strip_prefix("/components/")
        .and_then(|p| p.split_once('/'));
    let origin = match name {
        Some((_, key)) => Origin::Component(key.replace("~1", "/").replace("~0", "~")),
        None => origin,
    };
    (place, origin)
}
