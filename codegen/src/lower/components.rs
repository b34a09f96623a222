//! All component schemas.
//!
//! ```yaml
//! components:
//!   schemas:
//!     Pet: { type: object, properties: { owner: { $ref: "#/components/schemas/Owner" } } }
//!     Owner: { type: object }
//! ```

use super::discriminator::children;
use super::lowering::Lower;
use super::origin::component_origin;
use super::site::SchemaSite;
use super::type_key::{TypeKey, TypeState};
use crate::ir::TypeUse;

impl<'d> Lower<'d, '_> {
    /// Lowers all component schemas. They get their ids first, so that they can reference each other.
    pub(super) fn components(&mut self) {
        let Some(components) = &self.document.openapi.components else {
            return;
        };
        for key in components.schemas.keys() {
            let place = self.document.side.place_of_schema(key);
            let id = self.add(component_origin(&self.document.side, key), &place);
            self.components.insert(key, id);
            self.type_states
                .insert(TypeKey::Place(place), TypeState::Done(TypeUse::of(id)));
        }
        self.children = children(&components.schemas);
        for (key, schema) in &components.schemas {
            let Some(&id) = self.components.get(key.as_str()) else {
                continue;
            };
            let place = self.api.ty(id).place.clone();
            self.define_component(id, key, &SchemaSite::new(schema, place));
        }
    }
}
