//! The command line: `callwright generate`, `callwright inspect`, `callwright events` and `callwright trigger`.
//!
//! Exit codes: 0 all went well (warnings allowed), 1 the document can't be used, the output can't be
//! written, `--check` found a difference or a delivery wasn't taken, 2 the command line or the configuration is wrong.

mod args;
mod events;
mod generate;
mod inspect;
mod progress;
mod report;
mod runtime_path;
mod settings;
mod summary;
mod told;
mod trigger;

use args::{Args, Command};
use clap::Parser as _;
use std::process::ExitCode;

/// Trees of small strings are most of what a run does: this takes a fifth off it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // Clap itself ends a wrong command line with 2.
    let outcome = match Args::parse().command {
        Command::Generate(args) => generate::run(&args),
        Command::Inspect(args) => inspect::run(&args),
        Command::Events(args) => events::run(&args),
        Command::Trigger(args) => trigger::run(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.into(),
    }
}

/// Why the program ends without success; what there is to say has been said.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Failure {
    /// The document can't be used, the output can't be written, it differs, or nobody took what was
    /// sent.
    Work,
    /// The command line or the configuration is wrong.
    Usage,
    /// Whoever read the output has had enough (`| head`).
    Unread,
}

impl From<Failure> for ExitCode {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Work => Self::from(1),
            Failure::Usage => Self::from(2),
            Failure::Unread => Self::SUCCESS,
        }
    }
}
