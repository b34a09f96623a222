//! Sends deliveries, for services that emit webhooks.
//!
//! `builder` builds a `sender`. The sender signs a delivery anew for each attempt, and waits between attempts as the receiver asks
//! for (`retry_after`) or as its `backoff` says. It ends in a `receipt` or a `send_error`.

mod backoff;
mod builder;
mod receipt;
mod retry_after;
mod send_error;
mod sender;
#[cfg(test)]
mod tests;

pub use builder::SenderBuilder;
pub use receipt::Receipt;
pub use send_error::{SendError, SendErrorKind};
pub use sender::Sender;
