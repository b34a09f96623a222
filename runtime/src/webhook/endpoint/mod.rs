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
mod unopened;
mod verdict;
mod work;

pub use builder::EndpointBuilder;
#[cfg(feature = "decompress")]
pub use coding::Signed;
pub use endpoint::Endpoint;
pub use receiver::{Receiver, ReceiverBuilder};
pub use service::Answering;
pub use setup::ProfileChoice;
pub use unopened::{Unopened, UnopenedKind};
