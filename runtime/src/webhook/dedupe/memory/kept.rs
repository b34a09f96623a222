//! What a store in memory holds, and what of it may go.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, VecDeque};
use std::hash::{BuildHasherDefault, Hasher};

/// Scope and key, hashed with a key that nobody outside knows. That two of them are equal by chance, and a delivery is taken for
/// another, is as likely as one in 500,000,000,000,000 when the store holds 32,768, and as one in 20,000,000,000,000 when it
/// holds 900,000.
pub(super) type Id = u64;

/// What is held. Times are milliseconds since the store was made.
#[derive(Debug, Default)]
pub(super) struct Kept {
    entries: HashMap<Id, Entry, BuildHasherDefault<Hashed>>,
    /// What was handled and may be forgotten, oldest first.
    handled: VecDeque<(Id, Entry)>,
    /// What was handled and must not be forgotten before a time; the earliest comes first.
    held: BinaryHeap<Reverse<(u64, Id, Entry)>>,
    /// When all entries were looked through.
    swept: Option<u64>,
}

/// How long a full store isn't looked through again: that takes a while.
const SWEEP: u64 = 1000;

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

/// Until when it holds, and in the lowest bit whether it was handled: entries are small, so that more of them are near.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
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

impl Kept {
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it was handled, where anything is known of it.
    pub(super) fn get(&self, id: Id, now: u64) -> Option<bool> {
        let entry = self.entries.get(&id).filter(|entry| entry.holds(now))?;
        Some(entry.is_done())
    }

    pub(super) fn claimed(&mut self, id: Id, until: u64) {
        self.entries.insert(id, Entry::new(false, until));
    }

    pub(super) fn handled(&mut self, id: Id, until: u64, held: u64, now: u64) {
        let entry = Entry::new(true, until);
        // What was handled twice, after its claim had ended, stands twice.
        if self.handled.len() + self.held.len() > 2 * self.entries.len() + 16 {
            self.drop_stale();
        }
        self.entries.insert(id, entry);
        if held > now {
            self.held.push(Reverse((held, id, entry)));
        } else {
            self.handled.push_back((id, entry));
        }
    }

    pub(super) fn released(&mut self, id: Id) {
        if self.entries.get(&id).is_some_and(|entry| !entry.is_done()) {
            self.entries.remove(&id);
        }
    }

    /// Forgets what has expired, and of what may be forgotten the oldest, until there is room for one more within the capacity.
    /// What may not be forgotten can take more, up to `most`. Whether there is room.
    pub(super) fn make_room(&mut self, capacity: usize, most: usize, now: u64) -> bool {
        while let Some(Reverse((held, id, entry))) = self.held.peek().copied() {
            if held > now {
                break;
            }
            self.held.pop();
            self.handled.push_back((id, entry));
        }
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
        if self.entries.len() >= most && self.swept.is_none_or(|swept| now >= swept + SWEEP) {
            self.swept = Some(now);
            self.entries.retain(|_, entry| entry.holds(now));
        }
        self.entries.len() < most
    }

    fn drop_stale(&mut self) {
        let Self {
            entries,
            handled,
            held,
            ..
        } = self;
        handled.retain(|(id, entry)| entries.get(id) == Some(entry));
        held.retain(|Reverse((_, id, entry))| entries.get(id) == Some(entry));
    }

    #[cfg(test)]
    pub(super) fn capacities(&self) -> [usize; 3] {
        [
            self.entries.capacity(),
            self.handled.capacity(),
            self.held.capacity(),
        ]
    }
}
