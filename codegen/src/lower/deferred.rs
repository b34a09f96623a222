//! Types whose schemas are nested too deeply to be lowered at once: they are lowered later.
//!
//! ```yaml
//! type: array
//! items: { type: array, items: { type: array, items: ... } }
//! ```

use super::merged::MergedSchema;
use super::site::SchemaSite;
use super::slot::TypeSlot;
use super::type_key::TypeKey;
use crate::ir::{Origin, TypeId};

/// A type whose id is in use, and that isn't lowered yet.
pub(super) enum Deferred<'d> {
    /// The type of these schemas.
    Schemas(TypeKey<'d>, Vec<SchemaSite<'d>>, Origin),
    /// The type of a merged schema.
    Merged(TypeId, Box<MergedSchema<'d>>, TypeSlot<'d>),
}
