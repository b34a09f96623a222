//! The line of a place.

use super::{LineColumn, Place};

/// Finds the lines of places.
pub trait Locate {
    /// The locations of places, in their order. Each file is read once for all of its places.
    fn locate_all(&self, places: &[(&Place, Option<LineColumn>)]) -> Vec<Option<TextLocation>>;

    /// The location of a place: at `position` if there is one, otherwise at the node. For a node that isn't in the text,
    /// it is that of the nearest node around it. `None` if the file is unknown.
    fn locate(&self, place: &Place, position: Option<LineColumn>) -> Option<TextLocation> {
        self.locate_all(&[(place, position)]).pop().flatten()
    }
}

/// A location in a text.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct TextLocation {
    /// The name of the file.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// Of the first character, in characters from 1.
    pub column: usize,
    /// Of the character after the last one on this line, in characters from 1.
    pub end_column: usize,
    /// The lines to show, with their numbers. The first is `line`.
    pub excerpt: Vec<(usize, String)>,
    /// The column at which the excerpt begins: 1, or more if a long line was cut.
    pub excerpt_column: usize,
}

/// Finds nothing: for messages that aren't about a file.
impl Locate for () {
    fn locate_all(&self, places: &[(&Place, Option<LineColumn>)]) -> Vec<Option<TextLocation>> {
        vec![None; places.len()]
    }
}
