//! The statuses that a profile responds with.

use http::StatusCode;

use crate::webhook::{Acknowledge, SetupError};

/// A status of a profile. The endpoint checked it when it was built.
pub(super) fn status(number: u16) -> StatusCode {
    StatusCode::from_u16(number).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Checks the statuses of a profile.
///
/// # Errors
///
/// When a number isn't a status, or makes a provider stop sending or send elsewhere: 1xx, 3xx and 410.
pub(super) fn check(acknowledge: &Acknowledge) -> Result<(), SetupError> {
    for (name, number) in [
        ("handled", acknowledge.handled),
        ("unknown", acknowledge.unknown),
        ("signature", acknowledge.signature),
        ("stale", acknowledge.stale),
        ("undecodable", acknowledge.undecodable),
        ("failed", acknowledge.failed),
        ("in_flight", acknowledge.in_flight),
        ("late", acknowledge.late),
        ("too_large", acknowledge.too_large),
        ("unavailable", acknowledge.unavailable),
    ] {
        if !matches!(number, 200..=299 | 400..=409 | 411..=599) {
            return Err(SetupError::new(format!(
                "the profile's status for `{name}` is {number}: a provider follows it as a redirect, or stops sending. Use a \
                 status of 2xx, 4xx except 410, or 5xx"
            )));
        }
    }
    Ok(())
}
