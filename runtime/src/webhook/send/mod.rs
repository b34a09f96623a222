//! Sends deliveries: for those who emit webhooks.

mod builder;
mod outcome;
mod retry_after;
mod sender;
#[cfg(test)]
mod tests;
mod wait;

pub use builder::SenderBuilder;
pub use outcome::{Receipt, SendError, SendErrorKind};
pub use sender::Sender;
