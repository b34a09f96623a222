//! What is signed, as a template: `{timestamp}.{body}`.

#[cfg(feature = "verify")]
mod claims;
mod part;
#[cfg(feature = "sign")]
mod render;

pub use part::{Part, UrlForm, parse};
#[cfg(feature = "sign")]
pub(crate) use render::{Given, Template};
