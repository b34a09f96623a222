//! The path of a delivery: from a request to an answer.
//!
//! `front` verifies and routes, for endpoints and receivers alike; `process` deduplicates and calls the handler, in a task of
//! its own; `respond` turns what came of it into an answer. Nothing here knows a provider.

mod body;
mod budget;
mod builder;
mod challenge;
mod coding;
#[allow(clippy::module_inception, reason = "it is the noun")]
mod endpoint;
mod front;
mod media;
mod memory;
mod process;
mod receive_error;
mod receiver;
mod refusal;
mod respond;
mod secrets;
mod segments;
mod service;
mod setup;
mod sift;
#[cfg(test)]
mod tests;
mod verdict;
mod work;

pub use builder::EndpointBuilder;
#[cfg(feature = "decompress")]
pub use coding::SignedBody;
pub use endpoint::Endpoint;
pub use receive_error::{ReceiveError, ReceiveErrorKind};
pub use receiver::{Receiver, ReceiverBuilder};
pub use service::EndpointFuture;
pub use setup::ProfileChoice;
