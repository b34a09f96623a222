//! Sends what providers have sent through handlers that are generated, and prints what came of it.
//!
//!     deliveries --corpus FOLDER [--verbose] [NAME]...
//!     deliveries --corpus FOLDER --count
//!
//! A name takes the subjects that begin with it: `github`. `--count` counts the events of every
//! document instead, and holds them against the manifest. The exit code is 1 if a delivery was lost,
//! misrouted or changed on the way, or a count differs.

mod corpus;
mod count;
mod deviate;
mod events;
mod judge;
mod program;
mod sources;
mod subject;

use callwright_codegen::diag::{Diagnostics, Severity};
use callwright_codegen::source::{Limits, Sources};
use callwright_roundtrip::Schemas;
use corpus::Corpus;
use judge::Report;
use program::Workshop;
use std::path::PathBuf;
use std::process::ExitCode;
use subject::Subject;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("deliveries: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<bool, String> {
    let (mut folder, mut verbose, mut counts) = (None, false, false);
    let mut wanted: Vec<String> = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--corpus" => {
                let value = arguments.next().ok_or("--corpus needs a folder")?;
                folder = Some(PathBuf::from(value));
            }
            "--verbose" => verbose = true,
            "--count" => counts = true,
            name => wanted.push(name.to_owned()),
        }
    }
    let corpus = Corpus::read(&folder.ok_or("--corpus names the folder of payloads")?)?;
    if counts {
        return Ok(count::count(&corpus));
    }
    let mut subjects = sources::all(&corpus)?;
    if !wanted.is_empty() {
        subjects.retain(|subject| wanted.iter().any(|name| subject.name.starts_with(name)));
    }
    println!("   sent  typed deviate   drop  equal unknown undecodable handshakes fail  subject");
    let mut good = true;
    for subject in &subjects {
        match send(subject) {
            Ok(report) => {
                line(&subject.name, &report);
                for failure in &report.failures {
                    println!("    {failure}");
                }
                for place in report.undecodable.iter().filter(|_| verbose) {
                    println!("    undecodable: {place}");
                }
                good &= report.failures.is_empty();
            }
            Err(reason) => {
                println!("  {}: {reason}", subject.name);
                good = false;
            }
        }
    }
    Ok(good)
}

/// Generates, builds and sends.
fn send(subject: &Subject) -> Result<Report, String> {
    let mut diags = Diagnostics::default();
    let sources = Sources::load(&subject.document, &Limits::default(), &mut diags);
    let sources = sources.map_err(|_| {
        let error = diags.iter().find(|d| d.severity == Severity::Error);
        error.map_or_else(String::new, |d| d.message.clone())
    })?;
    let generated = events::generate(subject, &sources)?;
    for said in &generated.said {
        println!("    {}: {said}", subject.name);
    }
    let came = Workshop::new().run(subject, &generated)?;
    Ok(judge::judge(
        subject,
        &generated,
        &Schemas::new(&sources),
        &came,
    ))
}

fn line(name: &str, report: &Report) {
    println!(
        "{:7} {:6} {:7} {:6} {:6} {:7} {:11} {:10} {:4}  {name}",
        report.sent,
        report.typed,
        report.deviating,
        report.dropping,
        report.equal,
        report.unknown,
        report.undecodable.len(),
        report.handshakes,
        report.failures.len(),
    );
}
