//! Templates of what is signed: `{timestamp}.{body}`.

#[cfg(feature = "verify")]
mod claims;
mod part;
#[cfg(feature = "sign")]
mod render;

pub use part::{TemplatePart, UrlForm, parse};
#[cfg(feature = "sign")]
pub(crate) use render::{Template, TemplateValues};
