//! How signatures are extracted.

/// How signatures are extracted from a value.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Extract {
    /// The whole value.
    Whole,
    /// The text after this prefix.
    Prefix(String),
    /// Pairs: `t=1,v1=a,v1=b`.
    Pairs {
        /// The separator of pairs. Blanks in it, as in `, `, are written when signing and optional when verifying.
        separator: String,
        /// The separator of name and value.
        equals: char,
        /// The name of the pairs that hold signatures.
        name: String,
    },
    /// A list of signatures, each after its version: `v1,a v1,b`.
    Versions {
        /// The separator of signatures.
        separator: char,
        /// The version that is accepted.
        version: String,
    },
}
