//! Signatures of the fields of a form.

/// How the fields of a form are signed: in which order they come, and how they are escaped, isn't.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SignedForm {
    /// Sorted, equal ones once.
    Sorted,
    /// Of each name the last, but for this one, which holds the signature.
    Last {
        /// The name of the field.
        without: String,
    },
}
