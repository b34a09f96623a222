//! The formats of strings.

/// The format of a string: those of the OpenAPI format registry that have a type in the runtime.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum StringFormat {
    /// Any text.
    Plain,
    /// A date with a time (RFC 3339).
    DateTime,
    /// A date (RFC 3339).
    Date,
    /// A time of day (RFC 3339).
    Time,
    /// A duration (ISO 8601).
    Duration,
    /// A UUID (RFC 9562).
    Uuid,
    /// A URI (RFC 3986).
    Uri,
    /// An IPv4 or IPv6 address.
    Ip,
    /// A decimal number of any precision.
    Decimal,
    /// Bytes in base64 (RFC 4648).
    Base64,
    /// Raw bytes; inside JSON, text.
    Binary,
}

impl StringFormat {
    /// The format by its name in OpenAPI, if it has a type in the runtime.
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
