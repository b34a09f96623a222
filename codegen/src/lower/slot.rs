//! A type that is being lowered: its schema, what it is named after, and its id.
//!
//! ```yaml
//! properties:
//!   owner: { type: object }   # the site is this schema, the origin is the property `owner`
//! ```

use super::site::SchemaSite;
use super::type_key::TypeKey;
use crate::ir::{Origin, TypeId};

/// A type that is being lowered.
#[derive(Clone, Debug)]
pub(super) struct TypeSlot<'d> {
    pub site: SchemaSite<'d>,
    pub origin: Origin,
    pub target: Option<TypeId>,
    /// The key by which it is found if it is used again before it is lowered.
    pub key: Option<TypeKey<'d>>,
    /// The components that are being merged into it.
    pub seen: Vec<&'d str>,
}
