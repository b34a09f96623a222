//! That a delivery which comes twice is handled once.
//!
//! This module must not know what a request is.

mod key;
mod memory;
mod store;

pub(in crate::webhook) use key::{Keys, Subject, around};
pub use memory::MemoryStore;
pub use store::{Claim, Store, StoreError, StoreFuture};
