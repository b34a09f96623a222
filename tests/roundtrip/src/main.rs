//! Sends the examples of documents through the types that are generated from them, and prints what
//! came of it.
//!
//!     roundtrip [--corpus MANIFEST] [--list FILE] [--work DIR] [--verbose] [DOCUMENT]...
//!
//! `--corpus` takes all open documents of a manifest, `--list` those of it that a file names. The
//! exit code is 1 if any example did not come back whole.

use callwright_roundtrip::{Report, Workshop, check, corpus, list};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("roundtrip: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<bool, String> {
    let mut workshop = Workshop::new();
    let (mut manifest, mut file, mut verbose) = (None, None, false);
    let mut documents: Vec<(String, PathBuf)> = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--corpus" => manifest = Some(PathBuf::from(value()?)),
            "--list" => file = Some(PathBuf::from(value()?)),
            "--work" => {
                workshop.folder = PathBuf::from(value()?);
                workshop.target = workshop.folder.join("target");
            }
            "--verbose" => verbose = true,
            path => documents.push((stem(path), PathBuf::from(path))),
        }
    }
    match (&manifest, &file) {
        (Some(manifest), Some(file)) => documents.extend(list(manifest, file)?),
        (Some(manifest), None) => documents.extend(corpus(manifest)?),
        (None, Some(_)) => return Err("--list names documents of a --corpus".to_owned()),
        (None, None) => {}
    }
    Ok(all(&documents, &workshop, verbose))
}

fn stem(path: &str) -> String {
    let stem = Path::new(path).file_stem();
    stem.map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Checks all, prints a line for each and one for the sum; whether all came back whole.
fn all(documents: &[(String, PathBuf)], workshop: &Workshop, verbose: bool) -> bool {
    println!(
        "   found untyped satisfied exactly  lists+objects   whole  any kept vacuous fail  document"
    );
    let mut sum = Report::default();
    let mut good = true;
    for (id, path) in documents {
        match check(path, &package(id), workshop) {
            Ok(report) => {
                line(id, &report);
                for failure in &report.failures {
                    println!(
                        "    {} ({}): {}",
                        failure.pointer, failure.ty, failure.reason
                    );
                }
                if verbose {
                    for place in &report.kept {
                        println!("    kept as JSON: {place}");
                    }
                    for place in &report.vacuous {
                        println!("    no object where one is meant: {place}");
                    }
                    for place in &report.untyped {
                        println!("    no type: {place}");
                    }
                }
                good &= report.failures.is_empty();
                add(&mut sum, report);
            }
            Err(reason) => {
                println!("  {id}: {reason}");
                good = false;
            }
        }
    }
    line("in all", &sum);
    good
}

fn line(name: &str, report: &Report) {
    println!(
        "{:8} {:7} {:9} {:7} {:14} {:7} {:4} {:4} {:7} {:4}  {name}",
        report.found,
        report.untyped.len(),
        report.satisfied,
        report.exactly,
        report.structured,
        report.whole,
        report.any,
        report.kept.len(),
        report.vacuous.len(),
        report.failures.len(),
    );
}

fn add(sum: &mut Report, report: Report) {
    sum.found += report.found;
    sum.untyped.extend(report.untyped);
    sum.satisfied += report.satisfied;
    sum.exactly += report.exactly;
    sum.structured += report.structured;
    sum.whole += report.whole;
    sum.any += report.any;
    sum.kept.extend(report.kept);
    sum.vacuous.extend(report.vacuous);
    sum.failures.extend(report.failures);
}

/// A package's name made of a document's.
fn package(id: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            '_'
        }
    };
    format!("rt_{}", id.chars().map(plain).collect::<String>())
}
