//! The state of lowering, and the functions on it that every construct uses.
//!
//! ```yaml
//! components:
//!   schemas:
//!     Pet: { type: object }
//! ```

use super::deferred::Deferred;
use super::event_source::EventSource;
use super::interned::Interned;
use super::site::SchemaSite;
use super::type_key::{TypeKey, TypeState};
use super::vendor_names::SchemaMethods;
use crate::diag::{Diagnostics, FileId, Place};
use crate::dialect::Document;
use crate::ir::{Api, Docs, Origin, Shape, Skipped, Type, TypeId, TypeUse};
use rustc_hash::{FxHashMap, FxHashSet};

/// The state of lowering.
pub(super) struct Lower<'d, 'm> {
    pub document: &'d Document,
    pub diags: &'m mut Diagnostics,
    pub api: Api,
    /// The id of each component schema.
    pub components: FxHashMap<&'d str, TypeId>,
    /// The ids of types without a name.
    pub interned: FxHashMap<Interned, TypeId>,
    /// Which components extend a component by `allOf`.
    pub children: FxHashMap<&'d str, Vec<&'d str>>,
    /// The types of schemas that were visited already: many operations may share one response.
    pub type_states: FxHashMap<TypeKey<'d>, TypeState>,
    /// How many types are being lowered, nested in each other.
    pub depth: usize,
    /// Whether a property of several schemas is being lowered.
    pub merging: bool,
    /// The types that are lowered when no other type is being lowered.
    pub deferred: Vec<Deferred<'d>>,
    /// What is left of [`MERGED`].
    pub budget: usize,
    /// The `operationId`s so far.
    pub operation_names: FxHashSet<String>,
    /// The names of required security schemes that the document doesn't describe.
    pub unknown_schemes: FxHashSet<String>,
    /// Where each event is described, by its id.
    pub event_sources: Vec<EventSource<'d>>,
    /// The methods that schemas name.
    pub schema_methods: SchemaMethods<'d>,
}

impl<'d> Lower<'d, '_> {
    /// A new type whose shape isn't known yet.
    pub(super) fn add(&mut self, origin: Origin, place: &Place) -> TypeId {
        let id = TypeId::at(self.api.types.len());
        self.api.types.push(Type {
            place: place.clone(),
            origin,
            docs: Docs::default(),
            shape: Shape::Any,
            nullable: false,
        });
        id
    }

    pub(super) fn set(&mut self, id: TypeId, shape: Shape) {
        if let Some(ty) = self.api.types.get_mut(id.0 as usize) {
            ty.shape = shape;
        }
    }

    /// The schema of a component; `None` if there is none.
    pub(super) fn component_site(&self, key: &str) -> Option<SchemaSite<'d>> {
        let components = self.document.openapi.components.as_ref()?;
        let (key, schema) = components.schemas.get_key_value(key)?;
        Some(SchemaSite::new(
            schema,
            self.document.side.place_of_schema(key),
        ))
    }

    pub(super) fn skip(&mut self, what: String, place: &Place, reason: String) {
        self.api.skipped.push(Skipped {
            what,
            place: place.clone(),
            reason,
        });
    }

    /// The type of a component; any JSON if there is none.
    pub(super) fn component_use(&mut self, key: &str) -> TypeUse {
        match self.components.get(key) {
            Some(&id) => TypeUse::of(id),
            None => self.intern(Interned::Any),
        }
    }

    /// The one type of this shape.
    pub(super) fn intern(&mut self, interned: Interned) -> TypeUse {
        if let Some(&id) = self.interned.get(&interned) {
            return TypeUse::of(id);
        }
        let id: TypeId = self.add(Origin::Builtin, &Place::root(FileId(0)));
        self.set(id, interned.shape());
        self.interned.insert(interned, id);
        TypeUse::of(id)
    }
}
