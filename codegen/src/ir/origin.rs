//! What a type is named after.

use super::owner::Owner;
use super::type_use::TypeId;
use crate::diag::Place;

/// What a type is named after: its own name, or where it is.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Origin {
    /// A scalar that has no name of its own.
    Builtin,
    /// A component, by its key.
    Component(String),
    /// A schema that is no component, and that a reference points to.
    Referenced {
        /// Where it is.
        place: Place,
        /// The name of its file, without the extension.
        file: String,
    },
    /// A property or a variant of another type.
    Part {
        /// The other type.
        of: TypeId,
        /// The name of the property, or the role of the variant.
        role: String,
    },
    /// An item of a list that has this origin.
    Item(Box<Origin>),
    /// A value of a map that has this origin.
    Value(Box<Origin>),
    /// A parameter.
    Parameter {
        /// The operation or event.
        of: Owner,
        /// The parameter's name.
        name: String,
    },
    /// The body of a request.
    Request {
        /// The operation or event.
        of: Owner,
    },
    /// An envelope with one type of payload.
    Envelope {
        /// The envelope as the document describes it.
        of: TypeId,
        /// The payload.
        payload: TypeId,
    },
    /// The body of a response.
    Response {
        /// The operation or event.
        of: Owner,
        /// The status, unless it is the only success: `404`, `default`.
        status: Option<String>,
    },
}

impl Origin {
    /// Whether it is a schema with a name of its own in the document.
    pub fn is_schema(&self) -> bool {
        matches!(self, Self::Component(_) | Self::Referenced { .. })
    }
}
