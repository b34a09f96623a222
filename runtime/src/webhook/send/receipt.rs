//! The receipt of a sent delivery.

use http::StatusCode;

/// The receipt of a delivery that the receiver accepted.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Receipt {
    /// The id of the delivery, which all attempts have in common.
    pub id: String,
    /// How many attempts it took.
    pub attempts: u32,
    /// The status of the response, which is 2xx.
    pub status: StatusCode,
}
