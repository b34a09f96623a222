//! Sends real deliveries of providers to generated handlers, and prints the results.
//!
//!     deliveries --corpus FOLDER [--strict | --lenient | --table] [--verbose] [NAME]...
//!     deliveries --corpus FOLDER --count
//!
//! A name selects the subjects that begin with it: `github`. Profiles decide whether endpoints are lenient, unless
//! `--strict` or `--lenient` is given. `--table` sends all deliveries in both modes and prints a table by provider.
//! `--count` only compares the number of events of every document with the manifest. The exit code is 1 if a delivery
//! was lost, misrouted or changed, or a number differs.

mod corpus;
mod count;
mod deviate;
mod events;
mod judge;
mod program;
mod sources;
mod subject;
mod table;

use callwright_codegen::diag::{Diagnostics, Severity};
use callwright_codegen::source::{Limits, Sources};
use callwright_roundtrip::Schemas;
use corpus::Corpus;
use judge::Report;
use program::BuildFolders;
use std::path::PathBuf;
use std::process::ExitCode;
use subject::Subject;
use table::Table;

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
    let mut modes = vec![None];
    let mut selected: Vec<String> = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--corpus" => {
                let value = arguments.next().ok_or("--corpus needs a folder")?;
                folder = Some(PathBuf::from(value));
            }
            "--verbose" => verbose = true,
            "--strict" => modes = vec![Some(false)],
            "--lenient" => modes = vec![Some(true)],
            "--table" => modes = vec![Some(false), Some(true)],
            "--count" => counts = true,
            name => selected.push(name.to_owned()),
        }
    }
    let corpus = Corpus::read(&folder.ok_or("--corpus FOLDER is required")?)?;
    if counts {
        return Ok(count::count(&corpus));
    }
    let mut subjects = sources::all(&corpus)?;
    if !selected.is_empty() {
        subjects.retain(|subject| selected.iter().any(|name| subject.name.starts_with(name)));
    }
    println!("   sent  typed deviate   drop  equal unknown undecodable handshakes fail  subject");
    let mut good = true;
    let mut table = Table::default();
    for subject in &subjects {
        match send(subject, &modes) {
            Ok(reports) => {
                for (mode, report) in modes.iter().zip(&reports) {
                    print_report(&subject.name, *mode, report, verbose);
                    table.add(&subject.name, *mode == Some(true), report);
                    good &= report.failures.is_empty();
                }
            }
            Err(reason) => {
                println!("  {}: {reason}", subject.name);
                good = false;
            }
        }
    }
    if modes.len() > 1 {
        table.print();
    }
    Ok(good)
}

fn print_report(name: &str, mode: Option<bool>, report: &Report, verbose: bool) {
    let suffix = match mode {
        Some(true) => ", lenient",
        Some(false) => ", strict",
        None => "",
    };
    line(&format!("{name}{suffix}"), report);
    for failure in &report.failures {
        println!("    {failure}");
    }
    if verbose {
        for place in &report.undecodable {
            println!("    undecodable: {place}");
        }
        for deviation in &report.deviations {
            println!("    deviation: {deviation}");
        }
    }
}

/// Generates the handlers, builds the program, and sends the deliveries once for each mode.
fn send(subject: &Subject, modes: &[Option<bool>]) -> Result<Vec<Report>, String> {
    let mut diags = Diagnostics::default();
    let sources = Sources::load(&subject.document, &Limits::default(), &mut diags);
    let sources = sources.map_err(|_| {
        let error = diags.iter().find(|d| d.severity == Severity::Error);
        error.map_or_else(String::new, |d| d.message.clone())
    })?;
    let generated = events::generate(subject, &sources)?;
    for message in &generated.messages {
        println!("    {}: {message}", subject.name);
    }
    let schemas = Schemas::new(&sources);
    let each = modes.iter().map(|lenient| {
        let results = BuildFolders::new().run(subject, &generated, *lenient)?;
        Ok(judge::judge(subject, &generated, &schemas, &results))
    });
    each.collect()
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
