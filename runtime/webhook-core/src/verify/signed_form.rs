//! Signatures of the fields of a form.

/// How the fields of a form are signed. Their order and their escaping aren't.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SignedForm {
    /// Sorted, equal ones once.
    Sorted,
    /// The last of each name, without the field that holds the signature.
    Last {
        /// The name of the field.
        without: String,
    },
}
