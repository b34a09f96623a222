//! How long to wait before the next attempt.

use std::time::Duration;

use ring::rand::{SecureRandom, SystemRandom};

#[derive(Clone, Copy)]
pub(super) struct Waits {
    /// Before the second attempt.
    pub(super) first: Duration,
    /// Before any.
    pub(super) most: Duration,
}

impl Waits {
    /// The wait after that many attempts: what the receiver asked for, else twice as long each time, of which half is left to chance,
    /// so that what failed together doesn't come again together.
    pub(super) fn after(&self, attempts: u32, asked: Option<Duration>) -> Duration {
        if let Some(asked) = asked {
            return asked.min(self.most);
        }
        let doubled = 2_u32.saturating_pow(attempts.saturating_sub(1));
        let half = self.first.saturating_mul(doubled).min(self.most) / 2;
        half + half.mul_f64(chance())
    }
}

/// From 0 to 1.
fn chance() -> f64 {
    let mut bytes = [0; 4];
    // Without chance it is the whole wait.
    match SystemRandom::new().fill(&mut bytes) {
        Ok(()) => f64::from(u32::from_ne_bytes(bytes)) / f64::from(u32::MAX),
        Err(_) => 1.0,
    }
}
