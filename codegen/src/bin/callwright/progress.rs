//! Says where a long run is, to somebody who waits at a terminal.

use crate::report::stderr;
use std::io::{self, IsTerminal as _};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A run that is over sooner says nothing.
const PATIENCE: Duration = Duration::from_secs(2);

/// How often the line is written anew.
const TICK: Duration = Duration::from_millis(200);

/// A line on stderr that names the phase and the seconds; gone when this is dropped.
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
    phase: String,
    over: bool,
}

impl Progress {
    /// Begins to count. Says nothing at all where `shown` is false or stderr is no terminal.
    pub fn start(shown: bool) -> Self {
        let shared = Arc::<Shared>::default();
        let thread = (shown && io::stderr().is_terminal()).then(|| {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || shared.show())
        });
        Self { shared, thread }
    }

    /// Says what comes now.
    pub fn phase(&self, phase: &str) {
        self.shared.lock().phase = phase.to_owned();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.shared.lock().over = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // It holds nothing that could be lost with it.
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
        while !state.over {
            state = match self.changed.wait_timeout(state, TICK) {
                Ok((state, _)) => state,
                Err(poisoned) => poisoned.into_inner().0,
            };
            if !state.over && start.elapsed() > PATIENCE {
                let seconds = start.elapsed().as_secs();
                stderr(&format!("\r\u{1b}[K{}, {seconds} s", state.phase));
                shown = true;
            }
        }
        if shown {
            stderr("\r\u{1b}[K");
        }
    }
}
