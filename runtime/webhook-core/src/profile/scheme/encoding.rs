//! How bytes are encoded.

/// How bytes are written as text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Encoding {
    /// Hexadecimal, of either case.
    Hex,
    /// Base64 (RFC 4648 section 4).
    Base64,
    /// Base64 for URLs, without padding (RFC 4648 section 5).
    Base64Url,
}
