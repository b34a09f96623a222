//! What the generator writes for a bookshop that sends webhooks.

pub mod types;
pub mod webhooks;
