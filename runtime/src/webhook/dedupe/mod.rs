//! Duplicates: a delivery that comes twice is handled once.
//!
//! `duplicate_keys` makes the keys that a delivery and its duplicates have in common, as a `key_hash`. In a batch, the
//! `surroundings` of an item are a part of it. A `store` remembers keys, and `memory` is the default store.
//!
//! Nothing here knows how a request arrives, or which response it gets.

mod duplicate_keys;
mod key_hash;
mod memory;
mod store;
mod surroundings;

pub(crate) use duplicate_keys::{DuplicateKeys, KeyInput};
pub use memory::MemoryStore;
pub use store::{Claim, Store, StoreError, StoreFuture};
pub(crate) use surroundings::hash_surroundings;
