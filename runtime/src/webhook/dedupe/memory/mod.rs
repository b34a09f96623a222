//! A store in memory.

mod entries;
#[cfg(test)]
mod tests;

use std::collections::hash_map::RandomState;
use std::future::ready;
use std::hash::BuildHasher;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use self::entries::{DeliveryId, Entries};
use super::store::{Claim, Store, StoreError, StoreFuture};

/// A store in memory, of limited size.
///
/// It suits a single process whose handlers can handle a delivery again after a restart.
///
/// - **What it remembers.** Handled deliveries, for the profile's [`retention`](crate::webhook::Profile::retention): mostly
///   three days. Beyond [`CAPACITY`](Self::CAPACITY) deliveries it forgets the oldest first, but none of which a copy still
///   verifies: most timestamps are valid for five minutes, and within them a captured delivery isn't handled again, however
///   many others come in between.
/// - **When it is full.** At [`LIMIT`](Self::LIMIT) deliveries of which copies still verify, or that are being handled, it
///   returns an error until the first of them expires. Deliveries that come then aren't handled; the response is the profile's
///   [`unavailable`](crate::webhook::Acknowledge::unavailable) (503). With timestamps of five minutes that takes 3,000
///   deliveries a second; with Mailgun's day, 10. If you have more, use [`with_capacity`](Self::with_capacity) or your own store.
/// - **What no store can prevent.** A signature without a timestamp (GitHub, Shopify, Meta, Twilio) is valid forever. A copy of
///   such a delivery isn't handled again while the delivery is remembered: until its retention ends, or until `CAPACITY` others
///   were handled after it.
///
/// An entry takes at most 50 bytes: 1.5 MB for `CAPACITY`, 45 MB for `LIMIT`.
///
/// ```
/// use callwright::webhook::MemoryStore;
/// use std::sync::Arc;
///
/// // Endpoints share a store by an `Arc`: `endpoint.store("orders", Arc::clone(&store))`.
/// let store = Arc::new(MemoryStore::with_capacity(100_000));
/// assert!(store.is_empty());
/// ```
#[derive(Debug)]
pub struct MemoryStore {
    capacity: usize,
    limit: usize,
    created: Instant,
    hasher: RandomState,
    entries: Mutex<Entries>,
}

impl MemoryStore {
    /// How many deliveries a store remembers by default of which no copy verifies any more.
    pub const CAPACITY: usize = 1 << 15;

    /// How many deliveries a store remembers by default in all.
    pub const LIMIT: usize = 900_000;

    /// A store that remembers [`Self::CAPACITY`] deliveries, and up to [`Self::LIMIT`] while copies of them verify.
    #[must_use]
    pub fn new() -> Self {
        Self::of(Self::CAPACITY, Self::LIMIT)
    }

    /// A store that never remembers more than this many deliveries. It remembers at least one.
    #[must_use]
    pub fn with_capacity(deliveries: usize) -> Self {
        Self::of(deliveries, deliveries)
    }

    fn of(capacity: usize, limit: usize) -> Self {
        Self {
            capacity: capacity.max(1),
            limit: limit.max(1),
            created: Instant::now(),
            hasher: RandomState::new(),
            entries: Mutex::default(),
        }
    }

    /// How many deliveries it remembers at present, with those that are being handled.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries().len()
    }

    /// Whether it remembers none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The milliseconds since the store was created.
    fn now(&self) -> u64 {
        milliseconds(self.created.elapsed())
    }

    fn id(&self, scope: &str, key: &str) -> DeliveryId {
        self.hasher.hash_one((scope, key))
    }

    /// No code panics while it holds the lock, so the entries of a poisoned lock are consistent.
    fn entries(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new()
    }
}

impl Store for MemoryStore {
    fn claim<'a>(
        &'a self,
        scope: &'a str,
        key: &'a str,
        lease: Duration,
    ) -> StoreFuture<'a, Claim> {
        let now = self.now();
        let id = self.id(scope, key);
        let mut entries = self.entries();
        let claim = match entries.get(id, now) {
            Some(true) => Ok(Claim::Done),
            Some(false) => Ok(Claim::InFlight),
            None if entries.make_room(self.capacity, self.limit, now) => {
                entries.claim(id, now + milliseconds(lease));
                Ok(Claim::Fresh)
            }
            None => Err(StoreError::new(
                "the store is full of deliveries that are being handled, or of which copies would still verify",
            )),
        };
        Box::pin(ready(claim))
    }

    fn complete<'a>(
        &'a self,
        scope: &'a str,
        key: &'a str,
        retention: Duration,
    ) -> StoreFuture<'a, ()> {
        self.complete_at_least(scope, key, retention, Duration::ZERO)
    }

    fn complete_at_least<'a>(
        &'a self,
        scope: &'a str,
        key: &'a str,
        retention: Duration,
        least: Duration,
    ) -> StoreFuture<'a, ()> {
        let id = self.id(scope, key);
        let now = self.now();
        let verifies_until = now + milliseconds(least);
        let until = now + milliseconds(retention.max(least));
        self.entries().complete(id, until, verifies_until, now);
        Box::pin(ready(Ok(())))
    }

    fn release<'a>(&'a self, scope: &'a str, key: &'a str) -> StoreFuture<'a, ()> {
        self.entries().release(self.id(scope, key));
        Box::pin(ready(Ok(())))
    }
}

/// Limits a time to a million years, so that sums don't overflow.
fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).map_or(1 << 55, |time| time.min(1 << 55))
}
