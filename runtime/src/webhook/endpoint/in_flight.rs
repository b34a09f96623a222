//! Counts the deliveries that are being handled, so that a program can wait for the last.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tokio::sync::Notify;

use super::refusal::Refusal;

/// The deliveries that are being handled.
#[derive(Debug)]
pub(super) struct InFlight {
    limit: usize,
    running: AtomicUsize,
    draining: AtomicBool,
    last: Notify,
}

/// Counts one delivery until it is dropped.
#[derive(Debug)]
pub(super) struct InFlightGuard(Arc<InFlight>);

impl InFlight {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            running: AtomicUsize::new(0),
            draining: AtomicBool::new(false),
            last: Notify::new(),
        }
    }

    /// Counts one more.
    ///
    /// # Errors
    ///
    /// When that exceeds the limit, or the endpoint is being drained.
    pub(super) fn start(self: &Arc<Self>) -> Result<InFlightGuard, Refusal> {
        // The order matters: `drain` sets the flag first and reads the count then. The guard decrements in either case.
        let before = self.running.fetch_add(1, Ordering::SeqCst);
        let guard = InFlightGuard(Arc::clone(self));
        if self.is_draining() {
            return Err(Refusal::Draining);
        }
        if before >= self.limit {
            return Err(Refusal::Busy);
        }
        Ok(guard)
    }

    pub(super) fn is_draining(&self) -> bool {
        self.draining.load(Ordering::SeqCst)
    }

    pub(super) fn is_idle(&self) -> bool {
        self.running.load(Ordering::SeqCst) == 0
    }

    /// Refuses further deliveries, and waits for those that are being handled.
    pub(super) async fn drain(&self) {
        self.draining.store(true, Ordering::SeqCst);
        loop {
            let mut last = pin!(self.last.notified());
            // From here on no notification is missed.
            last.as_mut().enable();
            if self.is_idle() {
                return;
            }
            last.await;
        }
    }
}

impl Drop for InFlightGuard {
    fn drop(&mut self) {
        let before = self.0.running.fetch_sub(1, Ordering::SeqCst);
        if before == 1 && self.0.is_draining() {
            self.0.last.notify_waiters();
        }
    }
}
