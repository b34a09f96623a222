//! A library buys from a bookshop, over loopback: both halves of an integration, and the server between them.
//!
//! `build.rs` generates [`api`] of the shop's document. [`desk`] is what a user of it writes: calls by the client, and a handler
//! for the event that the shop sends. [`shop`] is the other side, in the same types. [`story`] lets them talk.

/// The bookshop, as `build.rs` generates it.
pub mod api {
    callwright::include_api!();
}

pub mod desk;
pub mod shop;
pub mod story;
