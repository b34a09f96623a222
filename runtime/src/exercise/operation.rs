//! The calls of one operation, and making them.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Request};
use tokio::runtime::{Builder, Runtime};

use super::report::{CallReport, OperationReport};
use crate::client::{UntypedCall, UntypedResponse};

/// The time limit of a call.
const TIMEOUT: Duration = Duration::from_secs(60);

/// How many bytes of a body a report shows.
const MAX_SHOWN: usize = 4000;

/// An operation with its calls.
#[derive(Debug)]
pub(super) struct OperationCalls {
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    /// The name of the arguments, and the call or why it couldn't be made.
    pub(super) calls: Vec<(&'static str, Result<UntypedCall, String>)>,
}

/// Makes the calls of all operations.
pub(super) fn call_all(operations: Vec<OperationCalls>) -> Vec<OperationReport> {
    let runtime = Builder::new_current_thread().enable_all().build();
    let operations = operations.into_iter();
    let report = |operation: OperationCalls| OperationReport {
        method: operation.method,
        path: operation.path,
        calls: operation
            .calls
            .into_iter()
            .map(|(with, call)| {
                let report = match (&runtime, call) {
                    (Ok(runtime), Ok(call)) => make_call(runtime, call),
                    (Err(error), _) => problem(error.to_string()),
                    (_, Err(text)) => problem(text),
                };
                (with, report)
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

fn make_call(runtime: &Runtime, call: UntypedCall) -> CallReport {
    let request = match call.request() {
        Ok(request) => request_text(&request),
        Err(error) => return problem(error.to_string()),
    };
    let sent = runtime.block_on(async { tokio::time::timeout(TIMEOUT, call.send()).await });
    let built = CallReport {
        built: true,
        request: Some(request),
        ..CallReport::default()
    };
    match sent {
        Err(_) => CallReport {
            problem: Some(format!("no answer in {} seconds", TIMEOUT.as_secs())),
            ..built
        },
        Ok(Err(error)) => CallReport {
            problem: Some(error),
            ..built
        },
        Ok(Ok(response)) => with_response(built, response),
    }
}

fn with_response(built: CallReport, response: UntypedResponse) -> CallReport {
    let succeeded = response.read.is_ok() && response.status.is_success();
    CallReport {
        sent: true,
        status: Some(response.status.as_u16()),
        decoded: response.read.is_ok(),
        problem: response.read.err(),
        answer: (!succeeded).then(|| message_text(&response.headers, &response.raw)),
        ..built
    }
}

/// Method, URL, headers, and the body after an empty line.
fn request_text(request: &Request<Bytes>) -> String {
    let rest = message_text(request.headers(), request.body());
    format!("{} {}\n{rest}", request.method(), request.uri())
}

/// Headers, and the body after an empty line.
fn message_text(headers: &HeaderMap, body: &[u8]) -> String {
    let mut text = String::new();
    for (name, value) in headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        text.push_str(&format!("{name}: {value}\n"));
    }
    if !body.is_empty() {
        text.push('\n');
        text.push_str(&String::from_utf8_lossy(
            body.get(..MAX_SHOWN).unwrap_or(body),
        ));
    }
    text
}
