//! Names that are shown where they don't belong: another operation's, or a component's that the schema doesn't refer to.

use std::fmt;

/// Why a name doesn't belong where it is shown.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Kind {
    /// It is the name of a component that the schema doesn't refer to.
    Component,
    /// It begins with the name of another operation.
    Operation,
    /// It is named after a part of another type.
    Part,
    /// It is the key of another property.
    Key,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Component => "a component",
            Self::Operation => "an operation",
            Self::Part => "a part of another type",
            Self::Key => "another property",
        })
    }
}

/// A name that is shown where it doesn't belong.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Foreign {
    /// Where it is shown.
    pub at: String,
    /// The name.
    pub name: String,
    /// Why it doesn't belong there.
    pub kind: Kind,
    /// Whose name it is.
    pub of: String,
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { at, name, kind, of } = self;
        write!(f, "{at} shows {name}: {of} is {kind}")
    }
}
