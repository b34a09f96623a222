//! Conditions of schemes.

use crate::profile::Source;

/// A condition for a scheme: the delivery must name this version or this algorithm.
#[derive(Clone, Debug, PartialEq)]
pub struct SchemeCondition {
    /// Where the value is.
    pub from: Source,
    /// The name of the pair, if the value is a list such as `key=a,algorithm=b`.
    pub pair: Option<String>,
    /// The values that are accepted.
    pub values: Vec<String>,
    /// Whether the value may be absent. Without `values`, it must be.
    pub absent: bool,
}
