//! Counts the deliveries that are being handled, so that a program can wait for the last of them.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tokio::sync::Notify;

use super::refusal::Refusal;

/// The deliveries that are being handled.
#[derive(Debug)]
pub(super) struct Work {
    most: usize,
    running: AtomicUsize,
    draining: AtomicBool,
    last: Notify,
}

/// A delivery that counts among those that are being handled, until this is dropped.
#[derive(Debug)]
pub(super) struct Running(Arc<Work>);

impl Work {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            running: AtomicUsize::new(0),
            draining: AtomicBool::new(false),
            last: Notify::new(),
        }
    }

    /// Counts one more.
    ///
    /// # Errors
    ///
    /// When there are too many, or the endpoint takes no more.
    pub(super) fn start(self: &Arc<Self>) -> Result<Running, Refusal> {
        // The order matters: who drains sets the flag first and counts then. The guard takes the count back in either case.
        let before = self.running.fetch_add(1, Ordering::SeqCst);
        let running = Running(Arc::clone(self));
        if self.is_draining() {
            return Err(Refusal::Draining);
        }
        if before >= self.most {
            return Err(Refusal::Busy);
        }
        Ok(running)
    }

    pub(super) fn is_draining(&self) -> bool {
        self.draining.load(Ordering::SeqCst)
    }

    pub(super) fn is_idle(&self) -> bool {
        self.running.load(Ordering::SeqCst) == 0
    }

    /// Takes no more, and waits for those that run.
    pub(super) async fn drain(&self) {
        self.draining.store(true, Ordering::SeqCst);
        loop {
            let mut last = pin!(self.last.notified());
            // From here on no end is missed.
            last.as_mut().enable();
            if self.is_idle() {
                return;
            }
            last.await;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let before = self.0.running.fetch_sub(1, Ordering::SeqCst);
        if before == 1 && self.0.is_draining() {
            self.0.last.notify_waiters();
        }
    }
}
