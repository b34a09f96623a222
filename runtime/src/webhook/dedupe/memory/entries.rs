//! The entries of a store in memory, and which of them may be forgotten.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, VecDeque};
use std::hash::{BuildHasherDefault, Hasher};

/// Scope and key of a delivery, hashed with a secret key. The chance that a delivery is taken for another one is 1 in
/// 500,000,000,000,000 if the store holds 32,768 entries, and 1 in 20,000,000,000,000 if it holds 900,000.
pub(super) type DeliveryId = u64;

/// The entries of a store. Times are in milliseconds since the store was created.
#[derive(Debug, Default)]
pub(super) struct Entries {
    entries: HashMap<DeliveryId, Entry, BuildHasherDefault<IdentityHasher>>,
    /// Handled deliveries that may be forgotten, oldest first.
    forgettable: VecDeque<(DeliveryId, Entry)>,
    /// Handled deliveries of which copies verify until a time, earliest first. They must not be forgotten before it.
    verifying: BinaryHeap<Reverse<(u64, DeliveryId, Entry)>>,
    /// When all entries were last checked for expiry.
    swept: Option<u64>,
}

/// The least time between two checks of all entries, which take long.
const SWEEP_INTERVAL: u64 = 1000;

/// Doesn't hash: ids are hashes already.
#[derive(Default)]
struct IdentityHasher(u64);

impl Hasher for IdentityHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        // Ids are numbers, so this isn't called. It is correct for other keys too.
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

/// When the entry expires, and in the lowest bit whether the delivery was handled. It is small, so that more entries fit into a
/// cache.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Entry(u64);

impl Entry {
    fn new(is_done: bool, expires: u64) -> Self {
        Self(expires << 1 | u64::from(is_done))
    }

    fn is_done(self) -> bool {
        self.0 & 1 == 1
    }

    fn is_valid(self, now: u64) -> bool {
        self.0 >> 1 > now
    }
}

impl Entries {
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether a delivery was handled. `None` if there is no valid entry.
    pub(super) fn get(&self, id: DeliveryId, now: u64) -> Option<bool> {
        let entry = self.entries.get(&id).filter(|entry| entry.is_valid(now))?;
        Some(entry.is_done())
    }

    pub(super) fn claim(&mut self, id: DeliveryId, expires: u64) {
        self.entries.insert(id, Entry::new(false, expires));
    }

    pub(super) fn complete(&mut self, id: DeliveryId, expires: u64, verifies_until: u64, now: u64) {
        let entry = Entry::new(true, expires);
        // A delivery that was handled again after its claim expired is in the queues twice.
        if self.forgettable.len() + self.verifying.len() > 2 * self.entries.len() + 16 {
            self.drop_stale();
        }
        self.entries.insert(id, entry);
        if verifies_until > now {
            self.verifying.push(Reverse((verifies_until, id, entry)));
        } else {
            self.forgettable.push_back((id, entry));
        }
    }

    pub(super) fn release(&mut self, id: DeliveryId) {
        if self.entries.get(&id).is_some_and(|entry| !entry.is_done()) {
            self.entries.remove(&id);
        }
    }

    /// Makes room for one more entry within the capacity: forgets expired entries, and then the oldest that may be forgotten. The
    /// others may exceed the capacity, up to `limit`. Gives whether there is room.
    pub(super) fn make_room(&mut self, capacity: usize, limit: usize, now: u64) -> bool {
        while let Some(Reverse((verifies_until, id, entry))) = self.verifying.peek().copied() {
            if verifies_until > now {
                break;
            }
            self.verifying.pop();
            self.forgettable.push_back((id, entry));
        }
        while let Some((id, entry)) = self.forgettable.front().copied() {
            if entry.is_valid(now) && self.entries.len() < capacity {
                break;
            }
            self.forgettable.pop_front();
            // If the same delivery was handled again since, it is also further back in the queue.
            if self.entries.get(&id) == Some(&entry) {
                self.entries.remove(&id);
            }
        }
        if self.entries.len() >= limit
            && self.swept.is_none_or(|swept| now >= swept + SWEEP_INTERVAL)
        {
            self.swept = Some(now);
            self.entries.retain(|_, entry| entry.is_valid(now));
        }
        self.entries.len() < limit
    }

    fn drop_stale(&mut self) {
        let Self {
            entries,
            forgettable,
            verifying,
            ..
        } = self;
        forgettable.retain(|(id, entry)| entries.get(id) == Some(entry));
        verifying.retain(|Reverse((_, id, entry))| entries.get(id) == Some(entry));
    }

    #[cfg(test)]
    pub(super) fn capacities(&self) -> [usize; 3] {
        [
            self.entries.capacity(),
            self.forgettable.capacity(),
            self.verifying.capacity(),
        ]
    }
}
