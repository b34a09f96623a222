//! Samples of types.

use crate::names::Ident;
use crate::plan::json_text::JsonText;

/// The samples of the types of a family.
#[derive(Clone, Debug)]
pub struct SampleBlock {
    /// The features of which any turns on the types; empty for types that are always compiled.
    pub features: Vec<String>,
    /// Each type, with its sample.
    pub samples: Vec<(Ident, JsonText)>,
}
