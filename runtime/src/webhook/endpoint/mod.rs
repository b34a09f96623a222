//! The path of a delivery: from a request to an answer.

mod builder;
mod receiver;

pub use builder::EndpointBuilder;
pub use receiver::ReceiverBuilder;
