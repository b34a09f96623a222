//! Limits how often something is fetched.

use std::time::Duration;

use tokio::time::Instant;

/// A token bucket: at most `burst` at once, and one more after each `every`.
#[derive(Debug)]
pub(super) struct RateLimiter {
    burst: u32,
    every: Duration,
    left: u32,
    filled_at: Instant,
}

impl RateLimiter {
    pub(super) fn new(burst: u32, every: Duration) -> Self {
        Self {
            burst,
            every,
            left: burst,
            filled_at: Instant::now(),
        }
    }

    /// Whether one more is allowed now.
    pub(super) fn take(&mut self) -> bool {
        let now = Instant::now();
        let passed = now.saturating_duration_since(self.filled_at);
        let turns = passed.as_nanos() / self.every.as_nanos().max(1);
        if turns >= u128::from(self.burst - self.left) {
            self.left = self.burst;
            self.filled_at = now;
        } else if let Ok(turns) = u32::try_from(turns) {
            self.left += turns;
            self.filled_at += self.every * turns;
        }
        if self.left == 0 {
            return false;
        }
        self.left -= 1;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn turns_come_back_one_by_one() {
        let mut limiter = RateLimiter::new(2, Duration::from_secs(10));
        assert_eq!(
            [limiter.take(), limiter.take(), limiter.take()],
            [true, true, false]
        );
        tokio::time::advance(Duration::from_secs(9)).await;
        assert!(!limiter.take());
        tokio::time::advance(Duration::from_secs(1)).await;
        assert_eq!([limiter.take(), limiter.take()], [true, false]);
        tokio::time::advance(Duration::from_secs(1000)).await;
        assert_eq!(
            [limiter.take(), limiter.take(), limiter.take()],
            [true, true, false]
        );
    }
}
