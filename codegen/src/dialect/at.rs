//! Where the walk stands.

use crate::diag::{FileId, JsonPointer, Place};

/// A node's place as links on the stack.
///
/// A document has hundreds of thousands of nodes and a handful of messages: only a message turns
/// this into a [`Place`].
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    file: FileId,
    step: Step<'a>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    /// A place that is known already, by its pointer.
    From(&'a JsonPointer),
    /// The root of the file.
    Root,
    Key(&'a At<'a>, &'a str),
    Index(&'a At<'a>, usize),
}

impl<'a> At<'a> {
    /// A place that is known already.
    pub fn from(place: &'a Place) -> Self {
        Self {
            file: place.file,
            step: Step::From(&place.pointer),
        }
    }

    /// The root of a file.
    pub fn root(file: FileId) -> Self {
        Self {
            file,
            step: Step::Root,
        }
    }

    /// A member of this object.
    pub fn key<'b>(&'b self, key: &'b str) -> At<'b> {
        At {
            file: self.file,
            step: Step::Key(self, key),
        }
    }

    /// An item of this array.
    pub fn index<'b>(&'b self, index: usize) -> At<'b> {
        At {
            file: self.file,
            step: Step::Index(self, index),
        }
    }

    /// The file.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The place, written out.
    pub fn place(&self) -> Place {
        match self.step {
            Step::From(pointer) => Place {
                file: self.file,
                pointer: pointer.clone(),
            },
            Step::Root => Place::root(self.file),
            Step::Key(up, key) => up.place().key(key),
            Step::Index(up, index) => up.place().index(index),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_become_a_pointer() {
        let start = Place::root(FileId(2)).key("paths");
        let at = At::from(&start);
        let path = at.key("/pets/{id}");
        let list = path.key("parameters");
        let place = list.index(3).place();
        assert_eq!(place.file, FileId(2));
        assert_eq!(place.pointer, "/paths/~1pets~1{id}/parameters/3");
    }
}
