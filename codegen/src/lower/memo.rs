//! Each type is lowered once, also if it is used while it is being lowered.
//!
//! ```yaml
//! Node:
//!   properties:
//!     parent: { allOf: [{ $ref: "#/components/schemas/Node" }, { description: The one above. }] }
//! ```
//!
//! `parent` has the properties of `Node`, among them `parent` itself. A type that is used again while it is being
//! lowered gets an id, and is then defined under that id. A type that is nested too deeply gets an id too, and is lowered
//! later: no more than [`NESTED`] types are lowered within each other.

use super::deferred::Deferred;
use super::lowering::Lower;
use super::merged::MergedSchema;
use super::site::SchemaSite;
use super::slot::TypeSlot;
use super::type_key::{TypeKey, TypeState};
use crate::diag::Place;
use crate::ir::{Origin, Shape, TypeId, TypeUse};
use crate::source::limits::NESTED;
use rustc_hash::FxHashMap;

/// The types of schemas, by the places of the schemas.
pub(super) fn places(states: FxHashMap<TypeKey<'_>, TypeState>) -> FxHashMap<Place, TypeUse> {
    let places = states.into_iter().filter_map(|state| match state {
        (TypeKey::Place(place), TypeState::Done(using)) => Some((place, using)),
        _ => None,
    });
    places.collect()
}

impl<'d> Lower<'d, '_> {
    /// The type of these schemas, lowered once.
    pub(super) fn memoized(
        &mut self,
        key: TypeKey<'d>,
        sites: Vec<SchemaSite<'d>>,
        origin: Origin,
    ) -> TypeUse {
        let place = sites.last().map(|site| site.place.clone());
        let place = place.unwrap_or_default();
        match self.type_states.get(&key) {
            Some(TypeState::Done(using)) => return *using,
            Some(TypeState::InProgress(_) | TypeState::Referenced(_)) => {
                return self.reference(key, &origin, &place);
            }
            None => {}
        }
        self.type_states
            .insert(key.clone(), TypeState::InProgress(None));
        if self.depth >= NESTED {
            let held = self.reference(key.clone(), &origin, &place);
            self.deferred.push(Deferred::Schemas(key, sites, origin));
            return held;
        }
        let using = self.make(key, sites, origin);
        self.make_deferred();
        using
    }

    /// The type of a merged schema that is nested in others.
    pub(super) fn build_nested(&mut self, merged: MergedSchema<'d>, slot: TypeSlot<'d>) -> TypeUse {
        if self.depth >= NESTED {
            let id = self.slot_id(&slot, merged.docs.clone());
            let merged = Box::new(merged);
            self.deferred.push(Deferred::Merged(id, merged, slot));
            return TypeUse::of(id);
        }
        self.depth += 1;
        let using = self.build(merged, slot);
        self.depth -= 1;
        using
    }

    /// The id of a type that is being lowered.
    pub(super) fn reserve_id(
        &mut self,
        key: &TypeKey<'d>,
        origin: &Origin,
        place: &Place,
    ) -> TypeId {
        match self.type_states.get(key) {
            Some(TypeState::InProgress(Some(id)) | TypeState::Referenced(id)) => *id,
            _ => {
                let id = self.add(origin.clone(), place);
                self.type_states
                    .insert(key.clone(), TypeState::InProgress(Some(id)));
                id
            }
        }
    }

    /// A use of a type that is being lowered.
    fn reference(&mut self, key: TypeKey<'d>, origin: &Origin, place: &Place) -> TypeUse {
        let id = self.reserve_id(&key, origin, place);
        self.type_states.insert(key, TypeState::Referenced(id));
        TypeUse::of(id)
    }

    fn make(&mut self, key: TypeKey<'d>, sites: Vec<SchemaSite<'d>>, origin: Origin) -> TypeUse {
        self.depth += 1;
        let merging = std::mem::replace(&mut self.merging, matches!(key, TypeKey::Several(_)));
        let using = match (&key, sites.as_slice()) {
            (TypeKey::Place(_), [site]) => {
                let mut seen = Vec::new();
                let merged = self.merge(site, &mut seen);
                let slot = TypeSlot {
                    site: site.clone(),
                    origin,
                    target: None,
                    key: Some(key.clone()),
                    seen,
                };
                self.build(merged, slot)
            }
            _ => self.merged_type(sites, origin, Some(key.clone())),
        };
        self.merging = merging;
        self.depth -= 1;
        let before = self.type_states.insert(key, TypeState::Done(using));
        if let Some(TypeState::Referenced(id)) = before {
            self.define_reserved(id, using);
        }
        using
    }

    /// Lowers the deferred types, unless a type is being lowered.
    pub(super) fn make_deferred(&mut self) {
        while self.depth == 0
            && let Some(deferred) = self.deferred.pop()
        {
            match deferred {
                Deferred::Schemas(key, sites, origin) => {
                    self.make(key, sites, origin);
                }
                Deferred::Merged(id, merged, mut slot) => {
                    self.depth += 1;
                    slot.target = Some(id);
                    let using = self.build(*merged, slot);
                    self.depth -= 1;
                    self.define_reserved(id, using);
                }
            }
        }
    }

    /// Defines the type of an id that is in use already.
    fn define_reserved(&mut self, id: TypeId, using: TypeUse) {
        if using.id != id {
            self.set(id, Shape::Alias(using));
        } else if let Some(ty) = self.api.types.get_mut(id.0 as usize) {
            ty.nullable |= using.nullable;
        }
    }
}
