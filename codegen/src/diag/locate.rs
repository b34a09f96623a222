//! From a place to the line that a person looks for.

use super::{LineColumn, Place};

/// Finds places in the text that they came from.
pub trait Locate {
    /// Where each of these is, in their order. The text is read once for all of them, so that a
    /// hundred messages about a large document take as long as one.
    fn locate_all(&self, wanted: &[(&Place, Option<LineColumn>)]) -> Vec<Option<TextLocation>>;

    /// Where one place is: at `position` if there is one, else at the node. A node that the text does
    /// not have (something was put there by us) is found at the nearest one around it. Nothing if
    /// the file is unknown.
    fn locate(&self, place: &Place, position: Option<LineColumn>) -> Option<TextLocation> {
        self.locate_all(&[(place, position)]).pop().flatten()
    }
}

/// A place in a text.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TextLocation {
    /// What to call the file.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// Of the first character, in characters from 1.
    pub column: usize,
    /// Of the character after the last one on this line, in characters from 1.
    pub end_column: usize,
    /// The lines to show, each with its number; the first is `line`.
    pub excerpt: Vec<(usize, String)>,
    /// The column at which the excerpt begins: 1, or more where a long line was cut.
    pub excerpt_column: usize,
}

/// Finds nothing: for messages about no file at all.
impl Locate for () {
    fn locate_all(&self, wanted: &[(&Place, Option<LineColumn>)]) -> Vec<Option<TextLocation>> {
        vec![None; wanted.len()]
    }
}
