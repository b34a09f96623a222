//! Mutants of documents, each checked by a worker; some of what is made of them is compiled.

mod pool;
mod report;

pub use pool::{Outcome, Worker, Workers};
pub use report::Report;

use crate::compile::compile;
use crate::{Artifacts, worker::Originals};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Crates with more bytes of Rust than these aren't compiled: it would take seconds for each.
const LARGEST: usize = 150_000;

/// What is to be done.
#[derive(Clone, Debug)]
pub struct Mutants {
    /// The program whose command `worker` is [`crate::work`].
    pub program: PathBuf,
    /// The documents.
    pub documents: Vec<PathBuf>,
    /// The seed of the first mutant; each further one has the next.
    pub seed: u64,
    /// How many mutants.
    pub count: u64,
    /// How many of what they became are compiled.
    pub compile: u64,
    /// How many workers.
    pub jobs: usize,
    /// Where mutants that fail are kept.
    pub folder: PathBuf,
}

/// Checks all mutants, and compiles some of them.
///
/// # Errors
///
/// When a document can't be read, or a worker or the compiler doesn't start.
pub fn mutants(wanted: &Mutants) -> Result<Report, String> {
    let originals = Originals::read(&wanted.documents)?;
    fs::create_dir_all(&wanted.folder).map_err(|error| error.to_string())?;
    let artifacts = match wanted.compile {
        0 => None,
        _ => Some(Artifacts::build(false)?),
    };
    let run = Run {
        wanted,
        originals: &originals,
        artifacts: artifacts.as_ref(),
        next: AtomicU64::new(wanted.seed),
        report: Mutex::new(Report::new(&wanted.documents)),
    };
    let broken = std::thread::scope(|scope| {
        let jobs: Vec<_> = (0..wanted.jobs.max(1))
            .map(|job| {
                scope.spawn({
                    let run = &run;
                    move || run.job(job)
                })
            })
            .collect();
        let ends = jobs.into_iter().map(|job| {
            job.join()
                .unwrap_or_else(|_| Err("a job panicked".to_owned()))
        });
        ends.filter_map(Result::err).next()
    });
    match broken {
        Some(why) => Err(why),
        None => Ok(run
            .report
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)),
    }
}

struct Run<'a> {
    wanted: &'a Mutants,
    originals: &'a Originals,
    artifacts: Option<&'a Artifacts>,
    next: AtomicU64,
    report: Mutex<Report>,
}

impl Run<'_> {
    fn job(&self, job: usize) -> Result<(), String> {
        let scratch = self.wanted.folder.join(format!("job-{job}"));
        let mut workers = Workers {
            program: self.wanted.program.clone(),
            documents: self.wanted.documents.clone(),
            peak_kib: 0,
        };
        let mut worker = None;
        let start = Instant::now();
        loop {
            let seed = self.next.fetch_add(1, Ordering::Relaxed);
            let done = seed - self.wanted.seed;
            if done >= self.wanted.count {
                break;
            }
            if done % 1000 == 999 {
                eprintln!("{} mutants, {} s", done + 1, start.elapsed().as_secs());
            }
            let told = |error: std::io::Error| error.to_string();
            let mut ask =
                |question: &str| workers.ask(&mut worker, &scratch, question).map_err(told);
            let mut answer = ask(&format!("check {seed}"))?;
            if let Outcome::Failed(_) = answer.outcome {
                // Again, alone in a fresh worker: what came before must not count.
                answer = ask(&format!("check {seed}"))?;
            }
            let compiled = match (&answer.outcome, self.artifacts) {
                (Outcome::Made(bytes, _), Some(artifacts)) if *bytes <= LARGEST && self.takes() => {
                    let folder = scratch.join("crate");
                    // What an earlier mutant became.
                    let _ = fs::remove_dir_all(&folder);
                    match ask(&format!("write {seed} {}", folder.display()))?.outcome {
                        Outcome::Made(_, package) => {
                            Some(compile(&folder, &package, artifacts).map_err(told)?)
                        }
                        other => Some(Err(format!("different: {other:?} at the second time"))),
                    }
                }
                _ => None,
            };
            let why = match (&answer.outcome, &compiled) {
                (Outcome::Failed(why), _) | (_, Some(Err(why))) => Some(why.clone()),
                _ => None,
            };
            if let Some(why) = &why {
                eprintln!("seed {seed}: {}", why.chars().take(200).collect::<String>());
                self.keep(seed, why).map_err(told)?;
            }
            self.report().add(seed, &answer, compiled.is_some(), why);
        }
        self.report().peak(workers.peak_kib);
        Ok(())
    }

    fn report(&self) -> std::sync::MutexGuard<'_, Report> {
        self.report.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether one more is to be compiled.
    fn takes(&self) -> bool {
        let mut report = self.report();
        let takes = report.taken < self.wanted.compile;
        report.taken += u64::from(takes);
        takes
    }

    /// Keeps a mutant that fails, and why.
    fn keep(&self, seed: u64, why: &str) -> std::io::Result<()> {
        let folder: &Path = &self.wanted.folder.join(format!("seed-{seed}"));
        fs::create_dir_all(folder)?;
        let (_, steps) = self.originals.write(seed, folder)?;
        fs::write(
            folder.join("why.txt"),
            format!("{why}\n\nby {}\n", steps.join(", ")),
        )
    }
}
