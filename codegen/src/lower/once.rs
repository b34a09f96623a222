//! Types that are asked for while they are made.
//!
//! ```yaml
//! Node:
//!   properties:
//!     parent: { allOf: [{ $ref: "#/components/schemas/Node" }, { description: The one above. }] }
//! ```
//!
//! `parent` is made of the properties of `Node`, and so of itself. What is asked for again gets an id,
//! and is then made under that id. What stands in too many others gets an id as well, and is made
//! when these are done: the stack holds no more than [`NESTED`] of them.

use super::merge::Parts;
use super::schema::Spot;
use super::{Lower, Node, NodeSchema};
use crate::diag::Place;
use crate::ir::{Origin, Shape, TypeId, TypeUse};
use crate::source::limits::NESTED;
use rustc_hash::FxHashMap;

/// What a type is made of.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) enum Key<'d> {
    /// The schema at a place.
    Place(Place),
    /// Several schemas that one property is of.
    Several(Vec<Part<'d>>),
}

/// A schema, told from others.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub(super) enum Part<'d> {
    Component(&'d str),
    Inline(Place),
}

/// What is known of a type.
#[derive(Clone, Copy, Debug)]
pub(super) enum Known {
    /// It is being made; the id, if it has one already.
    Open(Option<TypeId>),
    /// It is being made, and something holds it already under this id.
    Held(TypeId),
    /// It is made.
    Done(TypeUse),
}

/// A type whose id is in use, and that is not made yet.
pub(super) enum Later<'d> {
    /// The type of these schemas.
    Key(Key<'d>, Vec<Node<'d>>, Origin),
    /// The type of all that is said.
    Parts(TypeId, Box<Parts<'d>>, Spot<'d>),
}

impl<'d> Key<'d> {
    /// In whichever order they are: they come to the same type.
    pub(super) fn several(nodes: &[Node<'d>]) -> Self {
        let parts = nodes.iter().map(|node| match node.schema {
            NodeSchema::Component(key) => Part::Component(key),
            NodeSchema::Inline(_) => Part::Inline(node.place.clone()),
        });
        let mut parts: Vec<Part<'d>> = parts.collect();
        parts.sort_unstable();
        parts.dedup();
        Self::Several(parts)
    }
}

/// The types of the schemas, by their places.
pub(super) fn places(known: FxHashMap<Key<'_>, Known>) -> FxHashMap<Place, TypeUse> {
    let places = known.into_iter().filter_map(|known| match known {
        (Key::Place(place), Known::Done(using)) => Some((place, using)),
        _ => None,
    });
    places.collect()
}

impl<'d> Lower<'d, '_> {
    /// The type of these schemas, made once.
    pub(super) fn once(&mut self, key: Key<'d>, nodes: Vec<Node<'d>>, origin: Origin) -> TypeUse {
        let place = nodes.last().map(|node| node.place.clone());
        let place = place.unwrap_or_default();
        match self.known.get(&key) {
            Some(Known::Done(using)) => return *using,
            Some(Known::Open(_) | Known::Held(_)) => return self.hold(key, &origin, &place),
            None => {}
        }
        self.known.insert(key.clone(), Known::Open(None));
        if self.depth >= NESTED {
            let held = self.hold(key.clone(), &origin, &place);
            self.later.push(Later::Key(key, nodes, origin));
            return held;
        }
        let using = self.make(key, nodes, origin);
        self.make_later();
        using
    }

    /// The type of all that is said, for a type that stands in others.
    pub(super) fn build_within(&mut self, parts: Parts<'d>, spot: Spot<'d>) -> TypeUse {
        if self.depth >= NESTED {
            let id = self.target(&spot, parts.docs.clone());
            let parts = Box::new(parts);
            self.later.push(Later::Parts(id, parts, spot));
            return TypeUse::of(id);
        }
        self.depth += 1;
        let using = self.build(parts, spot);
        self.depth -= 1;
        using
    }

    /// The id of what is being made.
    pub(super) fn reserve(&mut self, key: &Key<'d>, origin: &Origin, place: &Place) -> TypeId {
        match self.known.get(key) {
            Some(Known::Open(Some(id)) | Known::Held(id)) => *id,
            _ => {
                let id = self.add(origin.clone(), place);
                self.known.insert(key.clone(), Known::Open(Some(id)));
                id
            }
        }
    }

    /// What is being made, for something that holds it.
    fn hold(&mut self, key: Key<'d>, origin: &Origin, place: &Place) -> TypeUse {
        let id = self.reserve(&key, origin, place);
        self.known.insert(key, Known::Held(id));
        TypeUse::of(id)
    }

    fn make(&mut self, key: Key<'d>, nodes: Vec<Node<'d>>, origin: Origin) -> TypeUse {
        self.depth += 1;
        let merging = std::mem::replace(&mut self.merging, matches!(key, Key::Several(_)));
        let using = match (&key, nodes.as_slice()) {
            (Key::Place(_), [node]) => {
                let mut seen = Vec::new();
                let parts = self.parts(node, &mut seen);
                let spot = Spot {
                    node: node.clone(),
                    origin,
                    target: None,
                    key: Some(key.clone()),
                    seen,
                };
                self.build(parts, spot)
            }
            _ => self.merged(nodes, origin, Some(key.clone())),
        };
        self.merging = merging;
        self.depth -= 1;
        let before = self.known.insert(key, Known::Done(using));
        if let Some(Known::Held(id)) = before {
            self.stand_for(id, using);
        }
        using
    }

    /// Makes what was put off, unless a type is being made.
    pub(super) fn make_later(&mut self) {
        while self.depth == 0
            && let Some(later) = self.later.pop()
        {
            match later {
                Later::Key(key, nodes, origin) => {
                    self.make(key, nodes, origin);
                }
                Later::Parts(id, parts, mut spot) => {
                    self.depth += 1;
                    spot.target = Some(id);
                    let using = self.build(*parts, spot);
                    self.depth -= 1;
                    self.stand_for(id, using);
                }
            }
        }
    }

    /// Says what the type of an id is that was in use before.
    fn stand_for(&mut self, id: TypeId, using: TypeUse) {
        if using.id != id {
            self.set(id, Shape::Alias(using));
        } else if let Some(ty) = self.api.types.get_mut(id.0 as usize) {
            ty.nullable |= using.nullable;
        }
    }
}
