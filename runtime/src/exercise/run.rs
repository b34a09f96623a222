//! Running an exercise as a test that is configured by environment variables.

use std::env;
use std::fs;

use super::exercise::Exercise;
use super::report::{CallReport, OperationReport};

/// Makes the calls to the server in the environment variable `CALLWRIGHT_BASE_URL`. Without that variable it does nothing.
///
/// It prints one line of JSON for each operation, or writes the lines into the file that `CALLWRIGHT_EXERCISE_REPORT` names.
///
/// # Panics
///
/// When a call can't be built, has no response, or has a response that the operation's types can't hold. Then the test that
/// calls this function fails.
pub fn run(calls: fn(&str, &mut Exercise)) {
    let Ok(base_url) = env::var("CALLWRIGHT_BASE_URL") else {
        println!("nothing was called: CALLWRIGHT_BASE_URL names no server");
        return;
    };
    let mut exercise = Exercise::default();
    calls(&base_url, &mut exercise);
    let reports = exercise.finish();
    let lines: Vec<String> = reports.iter().map(OperationReport::to_json).collect();
    let text = lines.join("\n") + "\n";
    match env::var_os("CALLWRIGHT_EXERCISE_REPORT") {
        None => print!("{text}"),
        Some(path) => {
            if let Err(error) = fs::write(&path, text) {
                // The test has to fail without its report.
                panic!("{} can't be written: {error}", path.display());
            }
        }
    }
    let failed: Vec<String> = reports
        .iter()
        .filter(|report| !report.is_good())
        .map(summary)
        .collect();
    assert!(
        failed.is_empty(),
        "{} of {} operations failed:\n{}",
        failed.len(),
        reports.len(),
        failed.join("\n")
    );
}

fn summary(report: &OperationReport) -> String {
    let failed = report.calls.iter().find(|(_, call)| !call.decoded);
    let (with, call) = match failed {
        Some((with, call)) => (*with, call.clone()),
        None => ("", CallReport::default()),
    };
    let status = call
        .status
        .map(|status| format!(" {status}:"))
        .unwrap_or_default();
    let problem = call.problem.unwrap_or_default();
    format!(
        "  {} {} ({with}):{status} {problem}",
        report.method, report.path
    )
}
