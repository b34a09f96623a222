//! A worker as its parent sees it: asked, watched, and replaced when it dies.

use crate::limits::{CPU, MEMORY_KIB, WALL, cpu_time, limited, peak_memory, stop};
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// What a worker said about a document, and what that took.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What came of it.
    pub outcome: Outcome,
    /// What it took of the processors.
    pub cpu: Duration,
    /// From the question to the answer.
    pub wall: Duration,
}

/// What came of a document.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// A crate: its bytes of Rust, and its name.
    Made(usize, String),
    /// A reason.
    Refused,
    /// What must not happen; why.
    Failed(String),
}

/// How workers are started.
#[derive(Clone, Debug)]
pub struct Workers {
    /// The program: its command `worker` takes a folder and the documents.
    pub program: PathBuf,
    /// The documents that the mutants are made of.
    pub documents: Vec<PathBuf>,
    /// The most memory that any has held, in KiB.
    pub peak_kib: u64,
}

/// A running worker.
#[derive(Debug)]
pub struct Worker {
    child: Child,
    input: ChildStdin,
    answers: Receiver<String>,
    errors: PathBuf,
}

impl Workers {
    /// Starts one with a folder of its own.
    ///
    /// # Errors
    ///
    /// When it can't be started.
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
        let (sender, answers) = channel();
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
            answers,
            errors,
        })
    }

    /// Asks a worker, which is started if there is none; it is gone afterwards if the document killed it.
    ///
    /// # Errors
    ///
    /// When none can be started.
    pub fn ask(
        &mut self,
        worker: &mut Option<Worker>,
        scratch: &Path,
        question: &str,
    ) -> io::Result<Answer> {
        let mut asked = match worker.take() {
            Some(worker) => worker,
            None => self.start(scratch)?,
        };
        let answer = asked.ask(question)?;
        self.peak_kib = peak_memory(asked.child.id())
            .unwrap_or(0)
            .max(self.peak_kib);
        match &answer.outcome {
            Outcome::Failed(_) => stop(&mut asked.child),
            _ => *worker = Some(asked),
        }
        Ok(answer)
    }
}

impl Worker {
    fn ask(&mut self, question: &str) -> io::Result<Answer> {
        let pid = self.child.id();
        let before = cpu_time(pid).unwrap_or_default();
        let start = Instant::now();
        // A worker that is dead already says so below.
        let _ = writeln!(self.input, "{question}").and_then(|()| self.input.flush());
        let used = || cpu_time(pid).unwrap_or(before).saturating_sub(before);
        let outcome = loop {
            match self.answers.recv_timeout(Duration::from_millis(200)) {
                Ok(line) => break outcome(&line),
                Err(RecvTimeoutError::Timeout) if used() > CPU || start.elapsed() > WALL => {
                    break Outcome::Failed(format!("time: over {} s", CPU.as_secs()));
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break Outcome::Failed(self.death()),
            }
        };
        Ok(Answer {
            outcome,
            cpu: used(),
            wall: start.elapsed(),
        })
    }

    /// What a dead worker died of.
    fn death(&mut self) -> String {
        let status = self
            .child
            .wait()
            .map(|status| status.to_string())
            .unwrap_or_default();
        let said = std::fs::read_to_string(&self.errors).unwrap_or_default();
        let said = said.trim().replace('\n', " ");
        if said.contains("overflowed its stack") {
            return "stack overflow".to_owned();
        }
        if said.contains("memory allocation") {
            return format!("memory: {said}");
        }
        format!("death: {status}: {said}")
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        stop(&mut self.child);
    }
}

fn outcome(line: &str) -> Outcome {
    let mut words = line.splitn(3, ' ');
    match (words.next(), words.next(), words.next()) {
        (Some("made"), Some(bytes), package) => Outcome::Made(
            bytes.parse().unwrap_or(0),
            package.unwrap_or_default().to_owned(),
        ),
        (Some("refused"), None, None) => Outcome::Refused,
        _ => Outcome::Failed(line.trim_start_matches("failed ").to_owned()),
    }
}
