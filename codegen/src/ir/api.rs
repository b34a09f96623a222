//! The model of a whole API.

use super::event::Event;
use super::operation::Operation;
use super::owner::EventId;
use super::sample::Sample;
use super::security::{Requirement, SecurityScheme};
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
    /// Its title, as written.
    pub title: String,
    /// Its version, as written.
    pub version: String,
    /// Its description, in Markdown.
    pub description: Option<String>,
    /// The version of OpenAPI it was written in.
    pub openapi: String,
    /// What the document says of its tags.
    pub tags: Vec<TagInfo>,
    /// Where it is served; the first is the default.
    pub servers: Vec<Server>,
    /// How callers prove who they are.
    pub schemes: Vec<SecurityScheme>,
    /// What an operation that says nothing of security needs.
    pub security: Requirement,
    /// Every type, by [`TypeId`].
    pub types: Vec<Type>,
    /// Every operation, by [`OperationId`].
    pub operations: Vec<Operation>,
    /// Every event, by [`EventId`].
    pub events: Vec<Event>,
    /// What the document says of how its webhooks are delivered (`x-callwright-webhooks`): the
    /// name of a profile, or one that is spelled out.
    pub delivery: Option<Value>,
    /// Sample arguments of each operation, by [`OperationId`]; empty unless they were asked for.
    pub samples: Vec<Sample>,
    /// A sample of each event, by [`EventId`]; empty unless they were asked for.
    pub event_samples: Vec<Sample>,
    /// What could not be taken in.
    pub skipped: Vec<Skipped>,
    /// The type of each schema, by where it stands. One that is only a part of another, such as a
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
    /// Ids are made only by the lowering that fills `types`, so each is within it.
    pub fn ty(&self, id: TypeId) -> &Type {
        &self.types[id.0 as usize]
    }

    /// The id that `id` stands for when aliases are followed, and whether a null is allowed on the
    /// way there.
    pub fn resolve(&self, using: TypeUse) -> TypeUse {
        let mut current = using;
        // A chain of aliases is at most as long as there are types; a ring of them ends here too.
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

    /// The events of one source, in order: the callbacks, or all others.
    pub fn events_of(&self, callbacks: bool) -> impl Iterator<Item = (EventId, &Event)> {
        let ids = (0..u32::MAX).map(EventId);
        ids.zip(&self.events)
            .filter(move |(_, event)| event.is_callback() == callbacks)
    }

    /// The shape behind a use, aliases followed.
    pub fn shape(&self, using: TypeUse) -> &Shape {
        &self.ty(self.resolve(using).id).shape
    }
}

/// What a document says of a tag.
#[derive(Clone, Debug)]
pub struct TagInfo {
    /// Its name, as operations write it.
    pub name: String,
    /// Its description, in Markdown.
    pub description: Option<String>,
}

/// Something of the document that is not in the model, and why.
#[derive(Clone, Debug)]
pub struct Skipped {
    /// What: `GET /pets`.
    pub what: String,
    /// Where it stands.
    pub place: Place,
    /// Why, as one sentence without a full stop.
    pub reason: String,
}
