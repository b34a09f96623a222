//! A type that is being made: its schema, what it is named after, and its id.
//!
//! ```yaml
//! properties:
//!   owner: { type: object }   # the site is this schema, the origin is the property `owner`
//! ```

use super::site::SchemaSite;
use super::type_key::TypeKey;
use crate::ir::{Origin, TypeId};

/// Where a type is being made: its name's origin, and the id if it has one already.
#[derive(Clone, Debug)]
pub(super) struct TypeSlot<'d> {
    pub site: SchemaSite<'d>,
    pub origin: Origin,
    pub target: Option<TypeId>,
    /// What is known by this type, where it may be asked for again before it is made.
    pub key: Option<TypeKey<'d>>,
    /// The components that are being gathered here.
    pub seen: Vec<&'d str>,
}
