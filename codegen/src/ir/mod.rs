//! What an API is: types, operations, events, security. No Rust words, no OpenAPI version.
//!
//! Must not know `syn`, `quote` or `openapiv3`. Ids are small and `Copy`; everything is in the order
//! of the document.

mod api;
mod body;
mod docs;
mod enumeration;
mod event;
pub mod limits;
mod literal;
mod media;
mod method;
mod object;
mod operation;
mod origin;
mod owner;
mod parameter;
mod response;
mod sample;
mod security;
mod server;
mod shape;
mod string_format;
mod ty;
mod type_use;
mod union;

pub use api::{Api, Skipped, TagInfo};
pub use body::{Content, MediaKind, RequestBody};
pub use docs::Docs;
pub use enumeration::{Enum, EnumKind, EnumValue};
pub use event::{Event, EventKind};
pub use literal::literal_text;
pub use media::Media;
pub use method::Method;
pub use object::{Object, Property};
pub use operation::{Operation, VendorName};
pub use origin::Origin;
pub use owner::{EventId, OperationId, Owner};
pub use parameter::{Parameter, ParameterForm, ParameterLocation, ParameterStyle, StyleForm};
pub use response::{ApiResponse, Status};
pub use sample::{Sample, TypeExample};
pub use security::{ApiSecurityScheme, Requirement, SecuritySchemeKind};
pub use server::{Server, ServerVariable};
pub use shape::{Integer, Shape};
pub use string_format::StringFormat;
pub use ty::Type;
pub use type_use::{TypeId, TypeUse};
pub use union::{Discriminator, Union, Variant};
