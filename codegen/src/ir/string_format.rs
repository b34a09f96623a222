//! The formats of strings.

/// What a string holds: the formats of the OpenAPI format registry that have a type of their own.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum StringFormat {
    /// Just text.
    Plain,
    /// A date with a time (RFC 3339).
    DateTime,
    /// A date (RFC 3339).
    Date,
    /// A time of day (RFC 3339).
    Time,
    /// A span of time (ISO 8601).
    Duration,
    /// A UUID (RFC 9562).
    Uuid,
    /// A URI (RFC 3986).
    Uri,
    /// An address of IPv4 or IPv6.
    Ip,
    /// A decimal number of any length.
    Decimal,
    /// Bytes in base64 (RFC 4648).
    Base64,
    /// Bytes as they are; inside JSON, text.
    Binary,
}

impl StringFormat {
    /// What a string of a format holds, if the format has a type of its own.
    pub fn of_format(format: &str) -> Option<Self> {
        Some(match format {
            "date-time" | "datetime" => Self::DateTime,
            "date" => Self::Date,
            "time" => Self::Time,
            "duration" => Self::Duration,
            "uuid" | "guid" => Self::Uuid,
            "uri" | "url" | "uri-reference" | "iri" => Self::Uri,
            "ipv4" | "ipv6" | "ip" => Self::Ip,
            "decimal" => Self::Decimal,
            "byte" | "base64" | "base64url" => Self::Base64,
            "binary" => Self::Binary,
            _ => return None,
        })
    }
}
