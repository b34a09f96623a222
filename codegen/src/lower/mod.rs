//! openapiv3 in, [`ir`](crate::ir) out; one file a construct.
//!
//! Must not know identifiers: what a thing is called in Rust is decided in `names`.

mod access;
mod aliases;
mod body;
mod condition;
mod discriminator;
mod enumeration;
mod envelope;
mod event;
mod gather;
mod media;
mod merge;
mod nesting;
mod object;
mod once;
mod operation;
mod parameter;
mod sample;
mod scalar;
mod schema;
mod security;
mod tags;
mod union;
mod unions;

pub use sample::samples;

use crate::config::Config;
use crate::diag::{Diagnostics, FileId, Place};
use crate::dialect::{Document, SideTables};
use crate::ir::{Api, Docs, Origin, Shape, Skipped, TagInfo, Type, TypeId, TypeUse};
use crate::source::limits::MERGED;
use indexmap::IndexMap;
use once::{Deferred, TypeKey, TypeState};
use openapiv3::{PathItem, ReferenceOr, Schema};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

/// Brings a document into the model. The configuration says what of it describes the receiver, and
/// which events it doesn't say itself.
pub fn lower(document: &Document, config: &Config, diags: &mut Diagnostics) -> Api {
    lowered(document, config, diags).0
}

/// As [`lower`], with samples of the events.
pub fn lower_with_event_samples(
    document: &Document,
    config: &Config,
    diags: &mut Diagnostics,
) -> Api {
    let (mut api, sources) = lowered(document, config, diags);
    api.event_samples = sample::event_samples(document, &api, &sources);
    api
}

/// The model, and where each of its events is said.
fn lowered<'d>(
    document: &'d Document,
    config: &Config,
    diags: &mut Diagnostics,
) -> (Api, Vec<EventSource<'d>>) {
    let openapi = &document.openapi;
    let mut lower = Lower {
        document,
        diags,
        api: Api {
            title: openapi.info.title.clone(),
            version: openapi.info.version.clone(),
            description: openapi.info.description.clone(),
            openapi: openapi.openapi.clone(),
            tags: openapi
                .tags
                .iter()
                .map(|tag| TagInfo {
                    name: tag.name.clone(),
                    description: tag.description.clone(),
                })
                .collect(),
            delivery: openapi.extensions.get(event::EXTENSION).cloned(),
            ..Api::default()
        },
        components: FxHashMap::default(),
        interned: FxHashMap::default(),
        raw_tags: FxHashMap::default(),
        children: FxHashMap::default(),
        type_states: FxHashMap::default(),
        depth: 0,
        merging: false,
        deferred: Vec::new(),
        budget: MERGED,
        operation_names: FxHashSet::default(),
        unknown_schemes: FxHashSet::default(),
        event_sources: Vec::new(),
    };
    // Bodies without a schema need the type of any JSON.
    lower.intern(scalar::Interned::Any);
    lower.api.servers = security::servers(&openapi.servers);
    lower.security();
    lower.components();
    lower.operations(config);
    lower.events(config);
    lower.shorten_aliases();
    lower.resolve_unions();
    lower.bound_nesting();
    lower.api.places = once::places(lower.type_states);
    (lower.api, lower.event_sources)
}

/// What lowering knows while it goes through a document.
struct Lower<'d, 'm> {
    document: &'d Document,
    diags: &'m mut Diagnostics,
    api: Api,
    /// The id of each component schema.
    components: FxHashMap<&'d str, TypeId>,
    /// Types without a name of their own, each once.
    interned: FxHashMap<scalar::Interned, TypeId>,
    /// The discriminators of unions, before their values are known.
    raw_tags: FxHashMap<TypeId, discriminator::RawTag>,
    /// Which components extend a component by `allOf`.
    children: FxHashMap<&'d str, Vec<&'d str>>,
    /// The types of what was met already: a shared response stands in many operations.
    type_states: FxHashMap<TypeKey<'d>, TypeState>,
    /// How many types are being made, one within another.
    depth: usize,
    /// Whether a property is being made of several schemas.
    merging: bool,
    /// What is made when no other type is being made.
    deferred: Vec<Deferred<'d>>,
    /// What is left of [`MERGED`].
    budget: usize,
    /// The names that operations have so far.
    operation_names: FxHashSet<String>,
    /// Security schemes that were asked for and are not described.
    unknown_schemes: FxHashSet<String>,
    /// Where each event is said, by its id.
    event_sources: Vec<EventSource<'d>>,
}

/// Where an event is said.
enum EventSource<'d> {
    /// By the document.
    Operation {
        item: &'d PathItem,
        operation: &'d openapiv3::Operation,
    },
    /// By the configuration, over schemas of the document.
    Declared {
        /// The key of the envelope's schema; `None` where the payload is all of it.
        base: Option<&'d str>,
        /// Where the payload stands in it.
        pointer: String,
        /// The key of the payload's schema.
        payload: &'d str,
        /// The property of that schema which is the payload, where it isn't the schema itself.
        part: Option<String>,
    },
}

/// A schema at its place.
#[derive(Clone, Debug)]
struct SchemaSite<'d> {
    schema: SchemaRef<'d>,
    place: Place,
}

/// A schema, or the component that it refers to.
#[derive(Clone, Copy, Debug)]
enum SchemaRef<'d> {
    Component(&'d str),
    Inline(&'d Schema),
}

/// How references to component schemas begin after the dialect.
const SCHEMAS: &str = "#/components/schemas/";

impl<'d> SchemaSite<'d> {
    fn new(schema: &'d ReferenceOr<Schema>, place: Place) -> Self {
        let schema = match schema {
            ReferenceOr::Reference { reference } => SchemaRef::Component(component(reference)),
            ReferenceOr::Item(schema) => SchemaRef::Inline(schema),
        };
        Self { schema, place }
    }

    fn boxed(schema: &'d ReferenceOr<Box<Schema>>, place: Place) -> Self {
        let schema = match schema {
            ReferenceOr::Reference { reference } => SchemaRef::Component(component(reference)),
            ReferenceOr::Item(schema) => SchemaRef::Inline(schema),
        };
        Self { schema, place }
    }
}

/// The key of the component that a reference names.
fn component(reference: &str) -> &str {
    reference.strip_prefix(SCHEMAS).unwrap_or(reference)
}

impl<'d> Lower<'d, '_> {
    /// All component schemas: ids first, so that they can refer to each other.
    fn components(&mut self) {
        let Some(components) = &self.document.openapi.components else {
            return;
        };
        for key in components.schemas.keys() {
            let place = self.document.side.place_of_schema(key);
            let id = self.add(Origin::Component(key.clone()), &place);
            self.components.insert(key, id);
            self.type_states
                .insert(TypeKey::Place(place), TypeState::Done(TypeUse::of(id)));
        }
        self.children = discriminator::children(&components.schemas);
        for (key, schema) in &components.schemas {
            let Some(&id) = self.components.get(key.as_str()) else {
                continue;
            };
            let place = self.api.ty(id).place.clone();
            self.define_component(id, key, &SchemaSite::new(schema, place));
        }
    }

    /// A new type whose shape is yet to be found.
    fn add(&mut self, origin: Origin, place: &Place) -> TypeId {
        let id = TypeId(u32::try_from(self.api.types.len()).unwrap_or(u32::MAX));
        self.api.types.push(Type {
            place: place.clone(),
            origin,
            docs: Docs::default(),
            shape: Shape::Any,
            nullable: false,
        });
        id
    }

    fn set(&mut self, id: TypeId, shape: Shape) {
        if let Some(ty) = self.api.types.get_mut(id.0 as usize) {
            ty.shape = shape;
        }
    }

    /// The schema of a component, with its key; `None` if it is an alias or missing.
    fn component_site(&self, key: &str) -> Option<SchemaSite<'d>> {
        let components = self.document.openapi.components.as_ref()?;
        let (key, schema) = components.schemas.get_key_value(key)?;
        Some(SchemaSite::new(
            schema,
            self.document.side.place_of_schema(key),
        ))
    }

    fn skip(&mut self, what: String, place: &Place, reason: String) {
        self.api.skipped.push(Skipped {
            what,
            place: place.clone(),
            reason,
        });
    }

    /// The type of a component.
    fn component_use(&mut self, key: &str) -> TypeUse {
        match self.components.get(key) {
            Some(&id) => TypeUse::of(id),
            None => self.intern(scalar::Interned::Any),
        }
    }
}

/// Where an item stands and what its parts are called after: where it is used, or the component that
/// the dialect put there.
fn origin_of(
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

/// A place under `/paths`, in the document itself.
fn paths_place() -> Place {
    Place::root(FileId(0)).key("paths")
}
