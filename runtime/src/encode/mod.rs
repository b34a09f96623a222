//! How values become paths, queries, headers, cookies and bodies. Values become JSON first, so that little here is generic.
//! Must not know: clients, transports, credentials.

pub(crate) mod bodies;
mod body;
mod finite;
mod form;
mod json;
mod multipart;
mod pairs;
mod parameter_value;
pub(crate) mod percent;
mod segment;
mod style;

#[cfg(test)]
mod style_table;

pub use body::{Body, EncodedBody};
pub(crate) use json::{json, parameter};
pub use multipart::Multipart;
pub(crate) use pairs::push_pairs;
pub(crate) use segment::segment;
pub use style::Style;
