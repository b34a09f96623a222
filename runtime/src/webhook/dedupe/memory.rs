//! A store in memory.

use std::collections::hash_map::RandomState;
use std::collections::{HashMap, VecDeque};
use std::future::ready;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::store::{Claim, Store, StoreError, StoreFuture};

/// A store in memory, of bounded size: when it is full, what was handled longest ago is forgotten first.
///
/// It suits one process, and deliveries whose handlers bear that one comes again after a restart.
#[derive(Debug)]
pub struct MemoryStore {
    capacity: usize,
    since: Instant,
    hasher: RandomState,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    entries: HashMap<Id, Entry, BuildHasherDefault<Hashed>>,
    /// What was handled, oldest first.
    handled: VecDeque<(Id, Entry)>,
}

/// Scope and key, hashed with a key that nobody outside knows. That two of them are equal by chance, and a delivery is taken for
/// another, is as likely as one in 500,000,000,000,000, when the store is full.
type Id = u64;

/// What is hashed already is its own hash.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        // Only numbers come; this would hold for others too.
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// Until when it holds, in milliseconds since the store was made, and in the lowest bit whether it was handled: entries are
/// small, so that more of them are near.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Entry(u64);

impl Entry {
    fn new(done: bool, until: u64) -> Self {
        Self(until << 1 | u64::from(done))
    }

    fn is_done(self) -> bool {
        self.0 & 1 == 1
    }

    fn holds(self, now: u64) -> bool {
        self.0 >> 1 > now
    }
}

impl MemoryStore {
    /// How many deliveries a store remembers unless told otherwise. That many take about 1.5 MB.
    pub const CAPACITY: usize = 1 << 15;

    /// A store that remembers [`Self::CAPACITY`] deliveries.
    #[must_use]
    pub fn new() -> Self {
        Self::with_capacity(Self::CAPACITY)
    }

    /// A store that remembers so many deliveries, and one at least.
    #[must_use]
    pub fn with_capacity(deliveries: usize) -> Self {
        Self {
            capacity: deliveries.max(1),
            since: Instant::now(),
            hasher: RandomState::new(),
            kept: Mutex::default(),
        }
    }

    /// How many deliveries it remembers at present, those included that are being handled.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kept().entries.len()
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

impl Kept {
    /// Forgets what has expired, and the oldest until there is room for one more.
    fn make_room(&mut self, capacity: usize, now: u64) {
        while let Some((id, entry)) = self.handled.front().copied() {
            if entry.holds(now) && self.entries.len() < capacity {
                break;
            }
            self.handled.pop_front();
            // The same delivery may have been handled again since, and then stands further behind.
            if self.entries.get(&id) == Some(&entry) {
                self.entries.remove(&id);
            }
        }
        if self.entries.len() >= capacity {
            self.entries.retain(|_, entry| entry.holds(now));
        }
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
        if let Some(entry) = kept.entries.get(&id).filter(|entry| entry.holds(now)) {
            let claim = if entry.is_done() {
                Claim::Done
            } else {
                Claim::InFlight
            };
            return Box::pin(ready(Ok(claim)));
        }
        kept.make_room(self.capacity, now);
        if kept.entries.len() >= self.capacity && !kept.entries.contains_key(&id) {
            let message = "the store is full of deliveries that are being handled";
            return Box::pin(ready(Err(StoreError::new(message))));
        }
        let entry = Entry::new(false, now + milliseconds(lease));
        kept.entries.insert(id, entry);
        Box::pin(ready(Ok(Claim::Fresh)))
    }

    fn complete<'a>(
        &'a self,
        scope: &'a str,
        key: &'a str,
        retention: Duration,
    ) -> StoreFuture<'a, ()> {
        let id = self.id(scope, key);
        let entry = Entry::new(true, self.now() + milliseconds(retention));
        let mut kept = self.kept();
        kept.entries.insert(id, entry);
        kept.handled.push_back((id, entry));
        // What was handled twice, after its claim had ended, stands twice.
        if kept.handled.len() > 2 * self.capacity {
            kept.handled.pop_front();
        }
        Box::pin(ready(Ok(())))
    }

    fn release<'a>(&'a self, scope: &'a str, key: &'a str) -> StoreFuture<'a, ()> {
        let id = self.id(scope, key);
        let mut kept = self.kept();
        if kept.entries.get(&id).is_some_and(|entry| !entry.is_done()) {
            kept.entries.remove(&id);
        }
        Box::pin(ready(Ok(())))
    }
}

/// Nobody means more than a million years, and sums of them are numbers still.
fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).map_or(1 << 55, |time| time.min(1 << 55))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: Duration = Duration::from_secs(3600);

    async fn claim(store: &MemoryStore, key: &str) -> Claim {
        store.claim("a", key, LONG).await.unwrap()
    }

    #[tokio::test]
    async fn a_delivery_is_fresh_once() {
        let store = MemoryStore::new();
        assert_eq!(claim(&store, "1").await, Claim::Fresh);
        assert_eq!(claim(&store, "1").await, Claim::InFlight);
        assert_eq!(store.claim("b", "1", LONG).await.unwrap(), Claim::Fresh);
        store.release("a", "1").await.unwrap();
        assert_eq!(claim(&store, "1").await, Claim::Fresh);
        store.complete("a", "1", LONG).await.unwrap();
        assert_eq!(claim(&store, "1").await, Claim::Done);
        // What was handled isn't released by whoever comes late.
        store.release("a", "1").await.unwrap();
        assert_eq!(claim(&store, "1").await, Claim::Done);
    }

    #[tokio::test]
    async fn claims_and_memories_end() {
        let store = MemoryStore::new();
        store.claim("a", "1", Duration::ZERO).await.unwrap();
        assert_eq!(claim(&store, "1").await, Claim::Fresh);
        store.complete("a", "1", Duration::ZERO).await.unwrap();
        assert_eq!(claim(&store, "1").await, Claim::Fresh);
        store.complete("a", "1", Duration::MAX).await.unwrap();
        assert_eq!(claim(&store, "1").await, Claim::Done);
    }

    #[tokio::test]
    async fn the_oldest_is_forgotten_first() {
        let store = MemoryStore::with_capacity(3);
        for key in ["1", "2", "3", "4"] {
            assert_eq!(claim(&store, key).await, Claim::Fresh);
            store.complete("a", key, LONG).await.unwrap();
        }
        assert_eq!(claim(&store, "4").await, Claim::Done);
        assert_eq!(claim(&store, "2").await, Claim::Done);
        assert_eq!(claim(&store, "1").await, Claim::Fresh);
    }

    #[tokio::test]
    async fn claims_are_never_forgotten_for_room() {
        let store = MemoryStore::with_capacity(2);
        assert_eq!(claim(&store, "1").await, Claim::Fresh);
        assert_eq!(claim(&store, "2").await, Claim::Fresh);
        assert!(store.claim("a", "3", LONG).await.is_err());
        store.release("a", "2").await.unwrap();
        assert_eq!(claim(&store, "3").await, Claim::Fresh);
        assert_eq!(claim(&store, "1").await, Claim::InFlight);
    }

    #[tokio::test]
    async fn memory_is_flat() {
        let store = MemoryStore::with_capacity(1000);
        for number in 0..100_000 {
            let key = number.to_string();
            assert_eq!(claim(&store, &key).await, Claim::Fresh);
            match number % 3 {
                0 => store.release("a", &key).await.unwrap(),
                _ => store.complete("a", &key, LONG).await.unwrap(),
            }
        }
        let kept = store.kept();
        assert!(kept.entries.len() <= 1000, "{}", kept.entries.len());
        assert!(kept.handled.len() <= 1001, "{}", kept.handled.len());
        assert!(kept.entries.capacity() < 4000 && kept.handled.capacity() < 4000);
    }
}
