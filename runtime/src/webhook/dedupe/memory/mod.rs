//! A store in memory.

mod kept;
#[cfg(test)]
mod tests;

use std::collections::hash_map::RandomState;
use std::future::ready;
use std::hash::BuildHasher;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use self::kept::{Id, Kept};
use super::store::{Claim, Store, StoreError, StoreFuture};

/// A store in memory, of bounded size.
///
/// It suits one process whose handlers can take a delivery once more after a restart.
///
/// - **What it remembers.** A delivery that was handled, for the profile's
///   [`retention`](crate::webhook::Profile::retention): mostly three days. Beyond [`CAPACITY`](Self::CAPACITY) deliveries, what
///   was handled longest ago is forgotten first, but nothing of which a copy would still verify: with the five
///   minutes that most timestamps are good for, a captured delivery isn't handled again, however many others come in between.
/// - **What it can't keep.** At [`MOST`](Self::MOST) deliveries of which copies still verify, or that are being handled, it is
///   full, and says so: a delivery that comes then is refused for now, with the profile's
///   [`unavailable`](crate::webhook::Acknowledge::unavailable) (503), and isn't handled, until the first of them has expired.
///   With five minutes that takes 3,000 deliveries a second; with Mailgun's day, 10. Who has more needs
///   [`with_capacity`](Self::with_capacity), or a store of their own.
/// - **What nobody can keep.** A signature without a time (GitHub, Shopify, Meta, Twilio) is good forever. A copy
///   of such a delivery isn't handled again as long as the delivery is remembered: until its retention ends, or until
///   `CAPACITY` others were handled after it.
///
/// An entry takes 50 bytes at most: 1.5 MB for `CAPACITY`, 45 MB for `MOST`.
#[derive(Debug)]
pub struct MemoryStore {
    capacity: usize,
    most: usize,
    since: Instant,
    hasher: RandomState,
    kept: Mutex<Kept>,
}

impl MemoryStore {
    /// How many deliveries a store remembers, unless told otherwise, of which no copy verifies any more.
    pub const CAPACITY: usize = 1 << 15;

    /// How many deliveries a store remembers in all, unless told otherwise.
    pub const MOST: usize = 900_000;

    /// A store that remembers [`Self::CAPACITY`] deliveries, and [`Self::MOST`] as long as copies of them verify.
    #[must_use]
    pub fn new() -> Self {
        Self::of(Self::CAPACITY, Self::MOST)
    }

    /// A store that remembers so many deliveries and no more, and one at least.
    #[must_use]
    pub fn with_capacity(deliveries: usize) -> Self {
        Self::of(deliveries, deliveries)
    }

    fn of(capacity: usize, most: usize) -> Self {
        Self {
            capacity: capacity.max(1),
            most: most.max(1),
            since: Instant::now(),
            hasher: RandomState::new(),
            kept: Mutex::default(),
        }
    }

    /// How many deliveries it remembers at present, those included that are being handled.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kept().len()
    }

    /// Whether it remembers none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// In milliseconds since the store was made.
    fn now(&self) -> u64 {
        milliseconds(self.since.elapsed())
    }

    fn id(&self, scope: &str, key: &str) -> Id {
        self.hasher.hash_one((scope, key))
    }

    /// Nothing in here panics while it is held, so a poisoned lock holds what it should.
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
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
        let mut kept = self.kept();
        let claim = match kept.get(id, now) {
            Some(true) => Ok(Claim::Done),
            Some(false) => Ok(Claim::InFlight),
            None if kept.make_room(self.capacity, self.most, now) => {
                kept.claimed(id, now + milliseconds(lease));
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
        let held = now + milliseconds(least);
        let until = now + milliseconds(retention.max(least));
        self.kept().handled(id, until, held, now);
        Box::pin(ready(Ok(())))
    }

    fn release<'a>(&'a self, scope: &'a str, key: &'a str) -> StoreFuture<'a, ()> {
        self.kept().released(self.id(scope, key));
        Box::pin(ready(Ok(())))
    }
}

/// Nobody means more than a million years, and sums of them are numbers still.
fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).map_or(1 << 55, |time| time.min(1 << 55))
}
