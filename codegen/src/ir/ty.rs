//! One type.

use super::docs::Docs;
use super::origin::Origin;
use super::shape::Shape;
use crate::diag::Place;

/// One type.
#[derive(Clone, Debug)]
pub struct Type {
    /// Where its schema is in the document.
    pub place: Place,
    /// What it is named after.
    pub origin: Origin,
    /// Its documentation.
    pub docs: Docs,
    /// What its values look like.
    pub shape: Shape,
    /// Whether null is one of its values.
    pub nullable: bool,
}
