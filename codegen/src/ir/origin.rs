//! What a type is named after.

use super::owner::Owner;
use super::type_use::TypeId;
use crate::diag::Place;

/// What a type is called after: its own name, or where it stands.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Origin {
    /// A scalar that has no name of its own.
    Builtin,
    /// A component, by its key.
    Component(String),
    /// A schema that is no component, and that a reference names.
    Referenced {
        /// Where it is.
        place: Place,
        /// The name of its file, without the extension.
        file: String,
    },
    /// A part of another type.
    Part {
        /// The type that it is a part of.
        of: TypeId,
        /// The property, or a word for a variant.
        role: String,
    },
    /// An item of a list that stands there.
    Item(Box<Origin>),
    /// A value of a map that stands there.
    Value(Box<Origin>),
    /// A parameter.
    Parameter {
        /// Of what.
        of: Owner,
        /// The parameter's name.
        name: String,
    },
    /// The body of a request.
    Request {
        /// Of what.
        of: Owner,
    },
    /// An envelope that holds one kind of thing.
    Envelope {
        /// The envelope that holds anything.
        of: TypeId,
        /// The thing.
        payload: TypeId,
    },
    /// The body of a response.
    Response {
        /// Of what.
        of: Owner,
        /// The status, where it isn't the only success: `404`, `default`.
        status: Option<String>,
    },
}

impl Origin {
    /// Whether it is a schema with a name of its own in the document.
    pub fn is_schema(&self) -> bool {
        matches!(self, Self::Component(_) | Self::Referenced { .. })
    }
}
