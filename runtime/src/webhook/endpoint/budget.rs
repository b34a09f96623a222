//! Limits the bytes that all unverified deliveries of an endpoint hold together.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::refusal::Refusal;

/// How many bytes the deliveries may hold, and how many they hold.
#[derive(Debug)]
pub(super) struct Budget {
    limit: usize,
    held: AtomicUsize,
}

/// The bytes of one delivery, until it is dropped.
#[derive(Debug)]
pub(super) struct Share<'a> {
    budget: &'a Budget,
    bytes: usize,
}

impl Budget {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            held: AtomicUsize::new(0),
        }
    }

    /// Whether there is room for this many bytes at the moment.
    pub(super) fn has_room(&self, bytes: u64) -> bool {
        let room = self.limit.saturating_sub(self.held.load(Ordering::Relaxed));
        bytes <= u64::try_from(room).unwrap_or(u64::MAX)
    }

    /// An empty share.
    pub(super) fn share(&self) -> Share<'_> {
        Share {
            budget: self,
            bytes: 0,
        }
    }
}

impl Share<'_> {
    /// Takes more bytes.
    ///
    /// # Errors
    ///
    /// When there is no room for them.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), Refusal> {
        let held = &self.budget.held;
        let before = held.fetch_add(bytes, Ordering::Relaxed);
        if before.saturating_add(bytes) > self.budget.limit {
            held.fetch_sub(bytes, Ordering::Relaxed);
            return Err(Refusal::Full);
        }
        self.bytes += bytes;
        Ok(())
    }

    /// Gives bytes back.
    pub(super) fn give_back(&mut self, bytes: usize) {
        let bytes = bytes.min(self.bytes);
        self.bytes -= bytes;
        self.budget.held.fetch_sub(bytes, Ordering::Relaxed);
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        self.budget.held.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}
