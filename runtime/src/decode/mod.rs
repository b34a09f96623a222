//! How an answer becomes a type. The generic functions are thin: everything that can be decided without the type is
//! decided in functions that know none. Must not know: requests, credentials, transports.

mod body;
pub mod case;
mod choice;
mod deviation;
mod lenient;
mod locate;
mod media;
mod null;
#[cfg(all(test, feature = "webhooks"))]
mod tests;

pub use body::{bytes, json, text};
#[cfg(feature = "exercise")]
pub(crate) use body::{from_str, located};
pub(crate) use choice::is_result;
pub use choice::{ErrorBody, FromResponse, NoErrorBody};
pub use deviation::{Deviation, DeviationReason};
#[cfg(feature = "webhooks")]
pub(crate) use lenient::decode_with_deviations;
pub(crate) use lenient::leniently;
