//! The model of a whole API.

use super::event::Event;
use super::operation::Operation;
use super::owner::EventId;
use super::sample::{Sample, TypeExample};
use super::security::{ApiSecurityScheme, Requirement};
use super::server::Server;
use super::shape::Shape;
use super::ty::Type;
use super::type_use::{TypeId, TypeUse};
use crate::diag::Place;
use rustc_hash::FxHashMap;
use serde_json::Value;

/// A whole API.
#[derive(Clone, Debug, Default)]
pub struct Api {
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// Its description, in Markdown.
    pub description: Option<String>,
    /// The version of OpenAPI that the document uses.
    pub openapi: String,
    /// The tags that the document describes.
    pub tags: Vec<TagInfo>,
    /// Its servers; the first is the default.
    pub servers: Vec<Server>,
    /// Its security schemes.
    pub schemes: Vec<ApiSecurityScheme>,
    /// The security requirement of operations that have none of their own.
    pub security: Requirement,
    /// Every type, by [`TypeId`].
    pub types: Vec<Type>,
    /// Every operation, by [`OperationId`](super::OperationId).
    pub operations: Vec<Operation>,
    /// Every event, by [`EventId`].
    pub events: Vec<Event>,
    /// How its webhooks are delivered, if the document states it (`x-callwright-webhooks`): the name of a profile, or a
    /// complete one.
    pub delivery: Option<Value>,
    /// Sample arguments of each operation, by [`OperationId`](super::OperationId); empty unless requested.
    pub samples: Vec<Sample>,
    /// A sample of each event, by [`EventId`]; empty unless requested.
    pub event_samples: Vec<Sample>,
    /// Examples of component schemas, in the order of the document; empty unless requested.
    pub type_examples: Vec<TypeExample>,
    /// The parts of the document that aren't in the model.
    pub skipped: Vec<Skipped>,
    /// The type of each schema, by the place of the schema. A schema that is only merged into others, such as a
    /// member of `allOf`, has none.
    pub places: FxHashMap<Place, TypeUse>,
}

impl Api {
    /// The ids of all types, in order.
    pub fn type_ids(&self) -> impl DoubleEndedIterator<Item = TypeId> + Clone + use<> {
        (0..self.types.len()).map(TypeId::at)
    }

    /// The type of an id.
    ///
    /// Only lowering makes ids, when it adds to `types`, so each is a valid index.
    pub fn ty(&self, id: TypeId) -> &Type {
        &self.types[id.0 as usize]
    }

    /// The type behind all aliases, and whether the use or one of the aliases allows null.
    pub fn resolve(&self, using: TypeUse) -> TypeUse {
        let mut current = using;
        // A chain of aliases is no longer than the list of types. A ring ends here too.
        for _ in 0..self.types.len() {
            let ty = self.ty(current.id);
            current.nullable |= ty.nullable;
            match ty.shape {
                Shape::Alias(next) => {
                    current = TypeUse {
                        id: next.id,
                        nullable: current.nullable || next.nullable,
                    };
                }
                _ => break,
            }
        }
        current
    }

    /// The callbacks, or all other events, in order.
    pub fn events_of(&self, callbacks: bool) -> impl Iterator<Item = (EventId, &Event)> {
        let ids = (0..u32::MAX).map(EventId);
        ids.zip(&self.events)
            .filter(move |(_, event)| event.is_callback() == callbacks)
    }

    /// The shape behind a use and its aliases.
    pub fn shape(&self, using: TypeUse) -> &Shape {
        &self.ty(self.resolve(using).id).shape
    }
}

/// A tag of operations.
#[derive(Clone, Debug)]
pub struct TagInfo {
    /// Its name.
    pub name: String,
    /// Its description, in Markdown.
    pub description: Option<String>,
}

/// A part of the document that isn't in the model.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// The part: `GET /pets`.
    pub what: String,
    /// Where it is in the document.
    pub place: Place,
    /// The reason, as one sentence without a full stop.
    pub reason: String,
}
