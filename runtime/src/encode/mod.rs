//! How values become paths, queries, headers, cookies and bodies. Values arrive here as JSON values, so nothing here is
//! generic. Must not know: clients, transports, credentials.

mod body;
mod finite;
mod form;
mod json;
mod multipart;
mod pairs;
pub(crate) mod percent;
mod segment;
mod shape;
mod style;

#[cfg(test)]
mod style_table;

pub use body::{Body, EncodedBody};
pub(crate) use form::form;
pub(crate) use json::{json, parameter};
pub use multipart::Multipart;
pub(crate) use pairs::push_pairs;
pub(crate) use segment::segment;
pub use style::Style;
