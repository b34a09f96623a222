//! The place of the node that the walk is at.

use crate::diag::{FileId, JsonPointer, Place};

/// The place of a node, as a list on the stack.
///
/// A document has hundreds of thousands of nodes and few messages, so only a message makes a [`Place`] of this.
#[derive(Clone, Copy)]
pub(super) struct NodePath<'a> {
    file: FileId,
    step: PathStep<'a>,
}

#[derive(Clone, Copy)]
enum PathStep<'a> {
    /// A known place, by its pointer.
    From(&'a JsonPointer),
    /// The root of the file.
    Root,
    Key(&'a NodePath<'a>, &'a str),
    Index(&'a NodePath<'a>, usize),
}

impl<'a> NodePath<'a> {
    /// A known place.
    pub fn from(place: &'a Place) -> Self {
        Self {
            file: place.file,
            step: PathStep::From(&place.pointer),
        }
    }

    /// The root of a file.
    pub fn root(file: FileId) -> Self {
        Self {
            file,
            step: PathStep::Root,
        }
    }

    /// A member of this object.
    pub fn key<'b>(&'b self, key: &'b str) -> NodePath<'b> {
        NodePath {
            file: self.file,
            step: PathStep::Key(self, key),
        }
    }

    /// An item of this array.
    pub fn index<'b>(&'b self, index: usize) -> NodePath<'b> {
        NodePath {
            file: self.file,
            step: PathStep::Index(self, index),
        }
    }

    /// The file.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The place as a JSON pointer.
    pub fn place(&self) -> Place {
        match self.step {
            PathStep::From(pointer) => Place {
                file: self.file,
                pointer: pointer.clone(),
            },
            PathStep::Root => Place::root(self.file),
            PathStep::Key(up, key) => up.place().key(key),
            PathStep::Index(up, index) => up.place().index(index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_become_a_pointer() {
        let start = Place::root(FileId(2)).key("paths");
        let at = NodePath::from(&start);
        let path = at.key("/pets/{id}");
        let list = path.key("parameters");
        let place = list.index(3).place();
        assert_eq!(place.file, FileId(2));
        assert_eq!(place.pointer, "/paths/~1pets~1{id}/parameters/3");
    }
}
