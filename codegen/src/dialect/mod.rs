//! Reads a document of any OpenAPI version into the 3.0 form, plus side tables.
//!
//! One tolerant walk over the value trees builds the `openapiv3` structs. A value of the wrong kind becomes a message
//! at its place, as little as possible is left out, and the walk goes on. The later phases know no version; what 3.0
//! has no keyword for is in [`SideTables`].
//!
//! In every [`Document`]:
//!
//! - Each schema is a `SchemaKind::Any`, so that there is one form to read.
//! - Each remaining reference names a schema in `components.schemas`, as
//!   `#/components/schemas/KEY` with the key unescaped; so do the values of a discriminator's
//!   `mapping`. A referenced schema elsewhere (in another file, or a part of a component) is added there under a new
//!   key, see [`SideTables::hoisted`].
//! - Anything else that was referenced (parameters, responses, path items, ...) replaces the reference, and
//!   [`SideTables::origin`] is its place. Of `components`, only the schemas and the security schemes are filled.
//!
//! This module must not know Rust's names, nor how a message is shown.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod anchor;
mod anchor_index;
mod annotations;
mod body;
mod bounds;
mod callback;
mod components;
mod condition;
mod discriminator;
mod document;
mod example;
mod flows;
mod hoist;
mod hoisted;
mod http;
mod info;
mod keywords;
mod link;
mod node_path;
mod operation;
mod parameter;
mod path;
mod refs;
mod response;
mod root;
mod schema;
mod security;
mod server;
mod shape;
mod side;
mod uri;
mod v3_0;
mod v3_1;
mod version;
mod walk;
mod webhook;

#[cfg(test)]
mod tests;

pub use document::Document;
pub use server::default_of;
pub use side::{
    ConditionalSchema, HoistedSchema, MORE, NEVER, ORIGIN, SideTables, TYPES, UNRESOLVED, Webhook,
};

use crate::diag::{Diagnostics, ErrorReported};
use crate::source::Sources;
use version::Version;

/// Reads a document of any supported version (3.0, 3.1). Problems that don't prevent that are warnings.
///
/// # Errors
///
/// If it isn't an OpenAPI document of a supported version.
pub fn read(sources: &Sources, diags: &mut Diagnostics) -> Result<Document, ErrorReported> {
    match version::of(sources, diags)? {
        Version::V3_0 => v3_0::read(sources, diags),
        Version::V3_1 => v3_1::read(sources, diags),
    }
}
