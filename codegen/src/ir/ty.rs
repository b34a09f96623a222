//! One type.

use super::docs::Docs;
use super::origin::Origin;
use super::shape::Shape;
use crate::diag::Place;

/// One type.
#[derive(Clone, Debug)]
pub struct Type {
    /// Where its schema stands.
    pub place: Place,
    /// What it is called after.
    pub origin: Origin,
    /// What the document says of it.
    pub docs: Docs,
    /// What its values look like.
    pub shape: Shape,
    /// Whether null is one of its values.
    pub nullable: bool,
}
