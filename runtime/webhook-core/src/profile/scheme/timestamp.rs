//! The time of signing.

use std::time::Duration;

use crate::profile::Source;

/// The time of signing.
#[derive(Clone, Debug, PartialEq)]
pub struct Timestamp {
    /// Where it is, unless it is a pair next to the signature.
    pub from: Option<Source>,
    /// The name of the pair, if it is next to the signature.
    pub pair: Option<String>,
    /// How it is written.
    pub unit: TimeUnit,
    /// How old it may be. `None` allows any age.
    pub past: Option<Duration>,
    /// How far in the future it may be.
    pub future: Option<Duration>,
}

/// How a time is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum TimeUnit {
    /// Digits: seconds since 1970.
    Seconds,
    /// Digits: milliseconds since 1970.
    Milliseconds,
    /// RFC 3339.
    Rfc3339,
}
