//! The time limit of a call. The clock is a thread of its own, started by the first call that has to wait, so that it works
//! under every executor and for every transport.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use super::transport::BoxFuture;
use crate::error::TransportError;

/// How long the thread waits for the next call before it ends.
const IDLE: Duration = Duration::from_secs(30);

/// Awaits the future. If it takes longer than `limit`, the result is an error, and the future is dropped, which ends the
/// exchange.
pub(super) async fn within<T>(
    limit: Option<Duration>,
    mut future: BoxFuture<Result<T, TransportError>>,
) -> Result<T, TransportError> {
    // WebAssembly in a browser has no clock.
    let clock = cfg!(not(all(target_family = "wasm", target_os = "unknown")));
    let Some(limit) = limit.filter(|_| clock) else {
        return future.await;
    };
    let Some(end) = Instant::now().checked_add(limit) else {
        return future.await;
    };
    let mut alarm = Alarm { end, id: None };
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Pending => Pin::new(&mut alarm).poll(context).map(|()| {
            let limit = limit.as_secs_f64();
            Err(TransportError::timeout(format!(
                "the call took longer than {limit} s, the `timeout` of its client"
            )))
        }),
        ready => ready,
    })
    .await
}

/// A future that is ready at `end`.
struct Alarm {
    end: Instant,
    id: Option<u64>,
}

impl Future for Alarm {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if Instant::now() >= self.end {
            return Poll::Ready(());
        }
        let (end, id) = (self.end, self.id);
        self.id = Some(CLOCK.set(end, id, context.waker()));
        Poll::Pending
    }
}

impl Drop for Alarm {
    fn drop(&mut self) {
        if let Some(id) = self.id {
            CLOCK.lock().waiting.remove(&(self.end, id));
        }
    }
}

static CLOCK: Clock = Clock {
    state: Mutex::new(State {
        waiting: BTreeMap::new(),
        next: 0,
        runs: false,
    }),
    changed: Condvar::new(),
};

struct Clock {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    /// The wakers by their time; the number distinguishes those of one instant.
    waiting: BTreeMap<(Instant, u64), Waker>,
    next: u64,
    /// Whether the thread runs.
    runs: bool,
}

impl Clock {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&'static self, end: Instant, id: Option<u64>, waker: &Waker) -> u64 {
        let mut state = self.lock();
        let id = id.unwrap_or_else(|| {
            state.next = state.next.wrapping_add(1);
            state.next
        });
        state.waiting.insert((end, id), waker.clone());
        if !state.runs {
            let thread = std::thread::Builder::new().name("callwright-clock".to_owned());
            // If no thread can be started, calls run without a limit rather than fail.
            state.runs = thread.spawn(|| self.run()).is_ok();
        }
        let is_first = state.waiting.keys().next() == Some(&(end, id));
        drop(state);
        if is_first {
            self.changed.notify_one();
        }
        id
    }

    fn run(&self) {
        let mut state = self.lock();
        loop {
            let now = Instant::now();
            let mut due = Vec::new();
            while let Some(first) = state.waiting.first_entry() {
                if first.key().0 > now {
                    break;
                }
                due.push(first.remove());
            }
            if !due.is_empty() {
                drop(state);
                due.into_iter().for_each(Waker::wake);
                state = self.lock();
                continue;
            }
            let first = state.waiting.keys().next().map(|(end, _)| *end);
            let pause = first.map_or(IDLE, |end| end - now);
            let (woken, waited) = self
                .changed
                .wait_timeout(state, pause)
                .unwrap_or_else(PoisonError::into_inner);
            state = woken;
            if waited.timed_out() && state.waiting.is_empty() {
                state.runs = false;
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(flavor = "current_thread")]
    async fn a_call_that_takes_too_long_ends() {
        let started = Instant::now();
        let never =
            || -> BoxFuture<Result<(), TransportError>> { Box::pin(std::future::pending()) };
        let long = within(Some(Duration::from_secs(50)), never());
        let short = within(Some(Duration::from_millis(30)), never());
        let long = tokio::spawn(long);
        let error = short.await.unwrap_err();
        assert!(error.is_timeout());
        assert_eq!(
            error.to_string(),
            "timed out: the call took longer than 0.03 s, the `timeout` of its client"
        );
        assert!(started.elapsed() >= Duration::from_millis(30));
        assert!(started.elapsed() < Duration::from_secs(20));
        long.abort();
        let ready = within(Some(Duration::ZERO), Box::pin(async { Ok(7) }));
        assert_eq!(ready.await.unwrap(), 7);
        let limitless = within(Some(Duration::MAX), Box::pin(async { Ok(7) }));
        assert_eq!(limitless.await.unwrap(), 7);
    }
}
