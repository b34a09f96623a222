//! The versions of OpenAPI, and how each becomes the 3.0 form plus side tables.
//!
//! One tolerant walk over the value trees builds the `openapiv3` structs by hand: whatever is of the
//! wrong kind is a message at its place and the smallest loss, and the walk goes on. Nothing after
//! this phase knows a version; what 3.0 has no word for stands in [`SideTables`].
//!
//! What holds of every [`Document`]:
//!
//! - Each schema is `SchemaKind::Any`, so that there is one form to read.
//! - Each remaining reference names a schema in `components.schemas`, as
//!   `#/components/schemas/KEY` with the key unescaped; so do the values of a discriminator's
//!   `mapping`. A schema that was referred to elsewhere (another file, a part of a component) has
//!   been added there under a fresh key, see [`SideTables::hoisted`].
//! - Everything else that was referred to (parameters, responses, path items, ...) stands where the
//!   reference stood, and [`SideTables::origin`] tells where it came from. Of `components`, only the
//!   schemas and the security schemes are filled.
//!
//! This module must not know Rust's words, nor how a message is shown.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod anchor;
mod anchor_index;
mod annotations;
mod at;
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

/// Reads the document of these sources, of whichever version it is.
///
/// Everything that is wrong with it but can be lived with becomes a warning.
///
/// # Errors
///
/// [`ErrorReported`] when it isn't an OpenAPI document of a version that is read (3.0, 3.1); the reason
/// is in `diags`.
pub fn read(sources: &Sources, diags: &mut Diagnostics) -> Result<Document, ErrorReported> {
    match version::of(sources, diags)? {
        Version::V3_0 => v3_0::read(sources, diags),
        Version::V3_1 => v3_1::read(sources, diags),
    }
}
