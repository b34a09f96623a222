//! How long to wait before the next attempt.

use std::time::Duration;

use ring::rand::{SecureRandom, SystemRandom};

/// An exponential backoff.
#[derive(Clone, Copy)]
pub(super) struct Backoff {
    /// The wait before the second attempt.
    pub(super) first: Duration,
    /// The longest wait before any attempt.
    pub(super) longest: Duration,
}

impl Backoff {
    /// The wait after that many attempts: the one that the receiver asked for, or else twice the one before. Half of that is
    /// random, so that deliveries which failed together aren't sent again together.
    pub(super) fn after(&self, attempts: u32, retry_after: Option<Duration>) -> Duration {
        if let Some(wait) = retry_after {
            return wait.min(self.longest);
        }
        let doubled = 2_u32.saturating_pow(attempts.saturating_sub(1));
        let half = self.first.saturating_mul(doubled).min(self.longest) / 2;
        half + half.mul_f64(random())
    }
}

/// A random number from 0 to 1.
fn random() -> f64 {
    let mut bytes = [0; 4];
    // Without random numbers, the wait is the whole one.
    match SystemRandom::new().fill(&mut bytes) {
        Ok(()) => f64::from(u32::from_ne_bytes(bytes)) / f64::from(u32::MAX),
        Err(_) => 1.0,
    }
}
