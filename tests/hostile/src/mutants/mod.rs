//! Mutants of documents. WorkerPool check each, and some of the generated crates are compiled.

mod pool;
mod report;

pub use pool::{Outcome, Worker, WorkerPool};
pub use report::Report;

use crate::compile::compile;
use crate::{Artifacts, worker::Originals};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Crates with more bytes of Rust aren't compiled, because each would take seconds.
const MAX_COMPILED_BYTES: usize = 150_000;

/// Options of [`mutants`].
#[derive(Clone, Debug)]
pub struct Mutants {
    /// The program whose command `worker` calls [`crate::run_worker`].
    pub program: PathBuf,
    /// The original documents.
    pub documents: Vec<PathBuf>,
    /// The seed of the first mutant. The following mutants have the following seeds.
    pub seed: u64,
    /// How many mutants are checked.
    pub count: u64,
    /// How many of the generated crates are compiled.
    pub compile: u64,
    /// How many workers run at once.
    pub jobs: usize,
    /// Where failing mutants are kept.
    pub folder: PathBuf,
}

/// Checks all mutants, and compiles some of the generated crates.
///
/// # Errors
///
/// If a document can't be read, or a worker or the compiler can't be started.
pub fn mutants(options: &Mutants) -> Result<Report, String> {
    let originals = Originals::read(&options.documents)?;
    fs::create_dir_all(&options.folder).map_err(|error| error.to_string())?;
    let artifacts = match options.compile {
        0 => None,
        _ => Some(Artifacts::build(false)?),
    };
    let run = Run {
        options,
        originals: &originals,
        artifacts: artifacts.as_ref(),
        next: AtomicU64::new(options.seed),
        report: Mutex::new(Report::new(&options.documents)),
    };
    let error = std::thread::scope(|scope| {
        let jobs: Vec<_> = (0..options.jobs.max(1))
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
    match error {
        Some(why) => Err(why),
        None => Ok(run
            .report
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)),
    }
}

struct Run<'a> {
    options: &'a Mutants,
    originals: &'a Originals,
    artifacts: Option<&'a Artifacts>,
    next: AtomicU64,
    report: Mutex<Report>,
}

impl Run<'_> {
    fn job(&self, job: usize) -> Result<(), String> {
        let scratch = self.options.folder.join(format!("job-{job}"));
        let mut workers = WorkerPool {
            program: self.options.program.clone(),
            documents: self.options.documents.clone(),
            peak_kib: 0,
        };
        let mut worker = None;
        let start = Instant::now();
        loop {
            let seed = self.next.fetch_add(1, Ordering::Relaxed);
            let done = seed - self.options.seed;
            if done >= self.options.count {
                break;
            }
            if done % 1000 == 999 {
                eprintln!("{} mutants, {} s", done + 1, start.elapsed().as_secs());
            }
            let to_message = |error: std::io::Error| error.to_string();
            let mut send = |request: &str| {
                workers
                    .send(&mut worker, &scratch, request)
                    .map_err(to_message)
            };
            let mut reply = send(&format!("check {seed}"))?;
            if let Outcome::Failed(_) = reply.outcome {
                // A fresh worker checks it again, so that earlier mutants can't be the cause.
                reply = send(&format!("check {seed}"))?;
            }
            let compiled = match (&reply.outcome, self.artifacts) {
                (Outcome::Generated(bytes, _), Some(artifacts))
                    if *bytes <= MAX_COMPILED_BYTES && self.start_compiling() =>
                {
                    let folder = scratch.join("crate");
                    // The crate of an earlier mutant may be there.
                    let _ = fs::remove_dir_all(&folder);
                    match send(&format!("write {seed} {}", folder.display()))?.outcome {
                        Outcome::Generated(_, package) => {
                            Some(compile(&folder, &package, artifacts).map_err(to_message)?)
                        }
                        other => Some(Err(format!("different: {other:?} the second time"))),
                    }
                }
                _ => None,
            };
            let why = match (&reply.outcome, &compiled) {
                (Outcome::Failed(why), _) | (_, Some(Err(why))) => Some(why.clone()),
                _ => None,
            };
            if let Some(why) = &why {
                eprintln!("seed {seed}: {}", why.chars().take(200).collect::<String>());
                self.keep(seed, why).map_err(to_message)?;
            }
            self.report().add(seed, &reply, compiled.is_some(), why);
        }
        self.report().peak(workers.peak_kib);
        Ok(())
    }

    fn report(&self) -> std::sync::MutexGuard<'_, Report> {
        self.report.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether one more crate may be compiled. Counts it.
    fn start_compiling(&self) -> bool {
        let mut report = self.report();
        let compiles = report.compilations < self.options.compile;
        report.compilations += u64::from(compiles);
        compiles
    }

    /// Keeps a mutant that fails, with the reason.
    fn keep(&self, seed: u64, why: &str) -> std::io::Result<()> {
        let folder: &Path = &self.options.folder.join(format!("seed-{seed}"));
        fs::create_dir_all(folder)?;
        let (_, steps) = self.originals.write(seed, folder)?;
        fs::write(
            folder.join("why.txt"),
            format!("{why}\n\nchanges: {}\n", steps.join(", ")),
        )
    }
}
