//! A progress line for long runs.

use crate::report::stderr;
use std::io::{self, IsTerminal as _};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A run that takes less time shows no progress.
const DELAY: Duration = Duration::from_secs(2);

/// How often the line is updated.
const TICK: Duration = Duration::from_millis(200);

/// A line on stderr with the current step and the seconds so far. Dropping this clears the line.
pub struct Progress {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    step: String,
    done: bool,
}

impl Progress {
    /// Starts to count. If `shown` is false or stderr isn't a terminal, nothing is shown.
    pub fn start(shown: bool) -> Self {
        let shared = Arc::<Shared>::default();
        let thread = (shown && io::stderr().is_terminal()).then(|| {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || shared.show())
        });
        Self { shared, thread }
    }

    /// Sets the step that the line shows.
    pub fn set_step(&self, step: &str) {
        self.shared.lock().step = step.to_owned();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.shared.lock().done = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // A panic in the thread loses nothing.
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn show(&self) {
        let start = Instant::now();
        let mut shown = false;
        let mut state = self.lock();
        while !state.done {
            state = match self.changed.wait_timeout(state, TICK) {
                Ok((state, _)) => state,
                Err(poisoned) => poisoned.into_inner().0,
            };
            if !state.done && start.elapsed() > DELAY {
                let seconds = start.elapsed().as_secs();
                stderr(&format!("\r\u{1b}[K{}, {seconds} s", state.step));
                shown = true;
            }
        }
        if shown {
            stderr("\r\u{1b}[K");
        }
    }
}
