//! `uuid`: a UUID of RFC 9562, with hyphens.

use super::text::text_type;

text_type! {
    /// A UUID: `f81d4fae-7dec-11d0-a765-00a0c91e6bf6` (RFC 9562 section 4).
    ///
    /// The letters keep their case, and two UUIDs are equal if their texts are. With the feature `uuid` it converts from and to
    /// `uuid::Uuid`, which compares the bits.
    Uuid, "a UUID (RFC 9562)", is_uuid, score 10
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(place, byte)| match place {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

#[cfg(feature = "uuid")]
impl From<::uuid::Uuid> for Uuid {
    fn from(uuid: ::uuid::Uuid) -> Self {
        Self::from_wire(uuid.to_string())
    }
}

#[cfg(feature = "uuid")]
impl TryFrom<&Uuid> for ::uuid::Uuid {
    type Error = super::text::FormatError;

    fn try_from(uuid: &Uuid) -> Result<Self, Self::Error> {
        uuid.as_str().parse().map_err(|_| uuid.error())
    }
}
