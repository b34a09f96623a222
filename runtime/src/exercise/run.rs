//! The calls, one after the other; and the way to it through the environment.

use std::env;
use std::fs;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Request};
use tokio::runtime::{Builder, Runtime};

use super::{CallReport, Exercise, Operation, OperationReport};
use crate::client::{Answer, Erased};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// How much of a body a report shows, in bytes.
const SHOWN: usize = 4000;

/// Makes the calls against the server that the environment variable `CALLWRIGHT_BASE_URL` names, and nothing without it.
///
/// Prints one line of JSON an operation, or writes them into the file that `CALLWRIGHT_EXERCISE_REPORT` names.
///
/// # Panics
///
/// When a call can't be built, isn't answered, or has an answer that the operation's types can't hold; so does the test
/// that it stands in.
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
                // The test that it stands in has to fail without its report.
                panic!("{} can't be written: {error}", path.display());
            }
        }
    }
    let bad: Vec<String> = reports
        .iter()
        .filter(|report| !report.is_good())
        .map(summary)
        .collect();
    assert!(
        bad.is_empty(),
        "{} of {} operations failed:\n{}",
        bad.len(),
        reports.len(),
        bad.join("\n")
    );
}

fn summary(report: &OperationReport) -> String {
    let failed = report.calls.iter().find(|(_, outcome)| !outcome.decoded);
    let (with, outcome) = match failed {
        Some((with, outcome)) => (*with, outcome.clone()),
        None => ("", CallReport::default()),
    };
    let status = outcome
        .status
        .map(|status| format!(" {status}:"))
        .unwrap_or_default();
    let problem = outcome.problem.unwrap_or_default();
    format!(
        "  {} {} ({with}):{status} {problem}",
        report.method, report.path
    )
}

pub(super) fn finish(operations: Vec<Operation>) -> Vec<OperationReport> {
    let runtime = Builder::new_current_thread().enable_all().build();
    let operations = operations.into_iter();
    let report = |operation: Operation| OperationReport {
        method: operation.method,
        path: operation.path,
        calls: operation
            .calls
            .into_iter()
            .map(|(with, made)| {
                let outcome = match (&runtime, made) {
                    (Ok(runtime), Ok(call)) => outcome(runtime, call),
                    (Err(error), _) => problem(error.to_string()),
                    (_, Err(text)) => problem(text),
                };
                (with, outcome)
            })
            .collect(),
    };
    operations.map(report).collect()
}

fn problem(text: String) -> CallReport {
    CallReport {
        problem: Some(text),
        ..CallReport::default()
    }
}

fn outcome(runtime: &Runtime, call: Erased) -> CallReport {
    let request = match call.request() {
        Ok(request) => shown_request(&request),
        Err(error) => return problem(error.to_string()),
    };
    let sent = runtime.block_on(async { tokio::time::timeout(PATIENCE, call.send()).await });
    let built = CallReport {
        built: true,
        request: Some(request),
        ..CallReport::default()
    };
    match sent {
        Err(_) => CallReport {
            problem: Some(format!("no answer in {} seconds", PATIENCE.as_secs())),
            ..built
        },
        Ok(Err(error)) => CallReport {
            problem: Some(error),
            ..built
        },
        Ok(Ok(answer)) => answered(built, answer),
    }
}

fn answered(built: CallReport, answer: Answer) -> CallReport {
    let good = answer.read.is_ok() && answer.status.is_success();
    CallReport {
        sent: true,
        status: Some(answer.status.as_u16()),
        decoded: answer.read.is_ok(),
        problem: answer.read.err(),
        answer: (!good).then(|| shown(&answer.headers, &answer.raw)),
        ..built
    }
}

/// Method, URL, headers, and the body after an empty line.
fn shown_request(request: &Request<Bytes>) -> String {
    let rest = shown(request.headers(), request.body());
    format!("{} {}\n{rest}", request.method(), request.uri())
}

/// Headers, and the body after an empty line.
fn shown(headers: &HeaderMap, body: &[u8]) -> String {
    let mut text = String::new();
    for (name, value) in headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        text.push_str(&format!("{name}: {value}\n"));
    }
    if !body.is_empty() {
        text.push('\n');
        text.push_str(&String::from_utf8_lossy(body.get(..SHOWN).unwrap_or(body)));
    }
    text
}
