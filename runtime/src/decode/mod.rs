//! How a response becomes a type. The generic functions are thin: everything that doesn't depend on the type is in functions
//! without type parameters. Must not know: requests, credentials, transports.

mod body;
pub mod described_response;
mod deviation;
mod error_body;
mod from_response;
mod json;
mod lenient;
mod lenient_response;
mod locate;
mod media_type;
mod null_member;
mod response;
#[cfg(all(test, feature = "webhooks"))]
mod tests;

pub use body::{bytes, json, text};
pub(crate) use described_response::is_result;
pub use deviation::{Deviation, DeviationReason};
pub use error_body::ErrorBody;
pub use from_response::FromResponse;
#[cfg(any(feature = "exercise", feature = "testing"))]
pub(crate) use json::{decode_error, from_str};
#[cfg(feature = "webhooks")]
pub(crate) use lenient::decode_with_deviations;
pub(crate) use lenient_response::leniently;
pub use response::Response;
