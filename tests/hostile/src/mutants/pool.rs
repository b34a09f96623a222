//! The parent's side of a worker: sends requests, watches limits, and replaces a worker that dies.

use crate::limits::{CPU, MEMORY_KIB, WALL, cpu_time, limited, peak_memory, stop};
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// A worker's reply about a document, with the time that it took.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The outcome.
    pub outcome: Outcome,
    /// The CPU time.
    pub cpu: Duration,
    /// The time from request to reply.
    pub wall: Duration,
}

/// The outcome for a document.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// A crate was generated: its bytes of Rust, and its name.
    Generated(usize, String),
    /// The document was refused with an error.
    Refused,
    /// The generator failed, for this reason.
    Failed(String),
}

/// Starts workers and sends them requests.
#[derive(Clone, Debug)]
pub struct WorkerPool {
    /// The program. Its command `worker` takes a folder and the documents.
    pub program: PathBuf,
    /// The original documents.
    pub documents: Vec<PathBuf>,
    /// The peak of resident memory of all workers, in KiB.
    pub peak_kib: u64,
}

/// A running worker.
#[derive(Debug)]
pub struct Worker {
    child: Child,
    input: ChildStdin,
    replies: Receiver<String>,
    errors: PathBuf,
}

impl WorkerPool {
    /// Starts a worker with a folder of its own.
    ///
    /// # Errors
    ///
    /// If it can't be started.
    pub fn start(&self, scratch: &Path) -> io::Result<Worker> {
        std::fs::create_dir_all(scratch)?;
        let errors = scratch.join("stderr");
        let mut child = limited(&self.program, MEMORY_KIB)
            .arg("worker")
            .arg(scratch)
            .args(&self.documents)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::create(&errors)?)
            .spawn()?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let (input, output) = input.zip(output).ok_or(io::ErrorKind::BrokenPipe)?;
        let (sender, replies) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Ok(Worker {
            child,
            input,
            replies,
            errors,
        })
    }

    /// Sends a request to the worker, and starts one if there is none. After a failure there is none.
    ///
    /// # Errors
    ///
    /// If no worker can be started.
    pub fn send(
        &mut self,
        worker: &mut Option<Worker>,
        scratch: &Path,
        request: &str,
    ) -> io::Result<Reply> {
        let mut running = match worker.take() {
            Some(worker) => worker,
            None => self.start(scratch)?,
        };
        let reply = running.send(request)?;
        self.peak_kib = peak_memory(running.child.id())
            .unwrap_or(0)
            .max(self.peak_kib);
        match &reply.outcome {
            Outcome::Failed(_) => stop(&mut running.child),
            _ => *worker = Some(running),
        }
        Ok(reply)
    }
}

impl Worker {
    fn send(&mut self, request: &str) -> io::Result<Reply> {
        let pid = self.child.id();
        let before = cpu_time(pid).unwrap_or_default();
        let start = Instant::now();
        // An error means that the worker is dead, which is reported below.
        let _ = writeln!(self.input, "{request}").and_then(|()| self.input.flush());
        let used = || cpu_time(pid).unwrap_or(before).saturating_sub(before);
        let outcome = loop {
            match self.replies.recv_timeout(Duration::from_millis(200)) {
                Ok(line) => break parse_outcome(&line),
                Err(RecvTimeoutError::Timeout) if used() > CPU || start.elapsed() > WALL => {
                    break Outcome::Failed(format!("time: over {} s", CPU.as_secs()));
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    break Outcome::Failed(self.cause_of_death());
                }
            }
        };
        Ok(Reply {
            outcome,
            cpu: used(),
            wall: start.elapsed(),
        })
    }

    /// The cause of a worker's death.
    fn cause_of_death(&mut self) -> String {
        let status = self
            .child
            .wait()
            .map(|status| status.to_string())
            .unwrap_or_default();
        let stderr = std::fs::read_to_string(&self.errors).unwrap_or_default();
        let stderr = stderr.trim().replace('\n', " ");
        if stderr.contains("overflowed its stack") {
            return "stack overflow".to_owned();
        }
        if stderr.contains("memory allocation") {
            return format!("memory: {stderr}");
        }
        format!("death: {status}: {stderr}")
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        stop(&mut self.child);
    }
}

fn parse_outcome(line: &str) -> Outcome {
    let mut words = line.splitn(3, ' ');
    match (words.next(), words.next(), words.next()) {
        (Some("generated"), Some(bytes), package) => Outcome::Generated(
            bytes.parse().unwrap_or(0),
            package.unwrap_or_default().to_owned(),
        ),
        (Some("refused"), None, None) => Outcome::Refused,
        _ => Outcome::Failed(line.trim_start_matches("failed ").to_owned()),
    }
}
