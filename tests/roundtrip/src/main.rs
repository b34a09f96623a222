//! Decodes and encodes the examples of documents with the generated types, and prints the results.
//!
//!     roundtrip [--corpus MANIFEST] [--list FILE] [--work DIR] [--verbose] [DOCUMENT]...
//!
//! `--corpus` checks all OpenAPI 3.0 and 3.1 documents of a manifest, with `--list` only those that a file lists. The
//! exit code is 1 if any example lost something.

use callwright_roundtrip::{BuildFolders, Report, check, corpus, list};
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
    let mut folders = BuildFolders::new();
    let (mut manifest, mut file, mut verbose) = (None, None, false);
    let mut documents: Vec<(String, PathBuf)> = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--corpus" => manifest = Some(PathBuf::from(value()?)),
            "--list" => file = Some(PathBuf::from(value()?)),
            "--work" => {
                folders.folder = PathBuf::from(value()?);
                folders.target = folders.folder.join("target");
            }
            "--verbose" => verbose = true,
            path => documents.push((stem(path), PathBuf::from(path))),
        }
    }
    match (&manifest, &file) {
        (Some(manifest), Some(file)) => documents.extend(list(manifest, file)?),
        (Some(manifest), None) => documents.extend(corpus(manifest)?),
        (None, Some(_)) => return Err("--list needs a --corpus".to_owned()),
        (None, None) => {}
    }
    Ok(check_all(&documents, &folders, verbose))
}

fn stem(path: &str) -> String {
    let stem = Path::new(path).file_stem();
    stem.map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Checks all documents, and prints a line for each and a summary. Returns whether all examples are lossless.
fn check_all(documents: &[(String, PathBuf)], folders: &BuildFolders, verbose: bool) -> bool {
    println!(
        "examples untyped satisfied exactly arrays+objects lossless  any kept vacuous fail  document"
    );
    let mut sum = Report::default();
    let mut good = true;
    for (id, path) in documents {
        match check(path, &package(id), folders) {
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
                        println!("    not an object, though the schema has properties: {place}");
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
    line("total", &sum);
    good
}

fn line(name: &str, report: &Report) {
    println!(
        "{:8} {:7} {:9} {:7} {:14} {:8} {:4} {:4} {:7} {:4}  {name}",
        report.examples,
        report.untyped.len(),
        report.satisfied,
        report.exactly,
        report.structured,
        report.lossless,
        report.any,
        report.kept.len(),
        report.vacuous.len(),
        report.failures.len(),
    );
}

fn add(sum: &mut Report, report: Report) {
    sum.examples += report.examples;
    sum.untyped.extend(report.untyped);
    sum.satisfied += report.satisfied;
    sum.exactly += report.exactly;
    sum.structured += report.structured;
    sum.lossless += report.lossless;
    sum.any += report.any;
    sum.kept.extend(report.kept);
    sum.vacuous.extend(report.vacuous);
    sum.failures.extend(report.failures);
}

/// The package name for a document.
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
