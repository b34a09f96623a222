//! Helpers of the goldens' tests: a server in memory, and requests as text.

mod server;

pub use server::Server;

use callwright::http::{HeaderMap, Request};
use callwright::{Bytes, RequestError};

/// A request as text: the request line, the headers sorted by name, an empty line, the body. `user-agent` and the usual
/// values of `accept` are left out.
///
/// # Panics
///
/// If the request couldn't be built. The test fails with the reason.
pub fn text(request: Result<Request<Bytes>, RequestError>) -> String {
    let request = match request {
        Ok(request) => request,
        // A test must fail if its request can't be built.
        Err(error) => panic!("{error}"),
    };
    let mut text = format!("{} {}\n", request.method(), request.uri());
    for (name, value) in headers(request.headers()) {
        let plain = name == "accept" && (value == "*/*" || value == "application/json");
        if name != "user-agent" && !plain {
            text.push_str(&format!("{name}: {value}\n"));
        }
    }
    if !request.body().is_empty() {
        text.push('\n');
        text.push_str(&String::from_utf8_lossy(request.body()));
    }
    text
}

/// The path and query of a request without a body.
///
/// # Panics
///
/// As [`text`].
pub fn target(request: Result<Request<Bytes>, RequestError>) -> String {
    match request {
        Ok(request) => request
            .uri()
            .path_and_query()
            .map(ToString::to_string)
            .unwrap_or_default(),
        // As above.
        Err(error) => panic!("{error}"),
    }
}

fn headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let mut list: Vec<_> = headers
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.to_string(), value)
        })
        .collect();
    list.sort();
    list
}

/// Runs a future to its end.
///
/// # Panics
///
/// If the runtime can't be started.
pub fn wait<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    match runtime {
        Ok(runtime) => runtime.block_on(future),
        // Without a runtime the test can't run.
        Err(error) => panic!("{error}"),
    }
}
