//! Bounds the bytes that all deliveries of an endpoint hold together before they are verified.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::refusal::Refusal;

/// How many bytes may be held, and how many are.
#[derive(Debug)]
pub(super) struct Budget {
    most: usize,
    held: AtomicUsize,
}

/// What one delivery holds of it, until this is dropped.
#[derive(Debug)]
pub(super) struct Share<'a> {
    budget: &'a Budget,
    bytes: usize,
}

impl Budget {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            held: AtomicUsize::new(0),
        }
    }

    /// Whether there is room for so many bytes at the moment.
    pub(super) fn has_room(&self, bytes: u64) -> bool {
        let room = self.most.saturating_sub(self.held.load(Ordering::Relaxed));
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
    /// Takes so many bytes more.
    ///
    /// # Errors
    ///
    /// When that is more than there is.
    pub(super) fn take(&mut self, bytes: usize) -> Result<(), Refusal> {
        let held = &self.budget.held;
        let before = held.fetch_add(bytes, Ordering::Relaxed);
        if before.saturating_add(bytes) > self.budget.most {
            held.fetch_sub(bytes, Ordering::Relaxed);
            return Err(Refusal::Full);
        }
        self.bytes += bytes;
        Ok(())
    }

    /// Gives so many bytes back.
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
