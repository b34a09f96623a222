//! The request, and what comes back.

use super::answer::Answer;
use bytes::Bytes;
use callwright_codegen::ir;
use http::{Method, Request};
use std::io::Read as _;
use std::time::Duration;

/// How long a receiver may take, from its name to the end of its answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// The most bytes of an answer that are read.
const LIMIT: usize = 1 << 20;

/// Sends it once. Redirects aren't followed: they lead where nobody subscribed.
///
/// # Errors
///
/// Why there is no answer.
pub fn send(request: Request<Bytes>) -> Result<Answer, String> {
    let why = |error: ureq::Error| match error {
        ureq::Error::Timeout(_) => format!("there was no answer in {} s", PATIENCE.as_secs()),
        other => other.to_string(),
    };
    let mut config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(PATIENCE))
        .user_agent(concat!("callwright/", env!("CARGO_PKG_VERSION")));
    // A proxy knows another loopback than we do.
    if is_loopback(request.uri().host().unwrap_or_default()) {
        config = config.proxy(None);
    }
    let agent = ureq::Agent::new_with_config(config.build());
    let (parts, body) = request.into_parts();
    let answered = match takes_body(&parts.method) {
        true => agent.run(Request::from_parts(parts, &body[..])),
        false => agent.run(Request::from_parts(parts, ())),
    };
    let (parts, body) = answered.map_err(why)?.into_parts();
    let mut bytes = Vec::new();
    let mut rest = body.into_reader().take(LIMIT as u64 + 1);
    // What was answered is told also where the body breaks off.
    let cut = rest.read_to_end(&mut bytes).is_err() || bytes.len() > LIMIT;
    bytes.truncate(LIMIT);
    Ok(Answer {
        status: parts.status,
        headers: parts.headers,
        body: bytes,
        cut,
    })
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

/// Whether a request of that method has a body (RFC 9110, section 9.3). What is signed must be what is sent, so that is
/// asked before anything is signed.
pub fn takes_body(method: &Method) -> bool {
    let without = [Method::GET, Method::HEAD, Method::OPTIONS, Method::TRACE];
    !without.contains(method)
}

/// The method that the document says.
pub fn method(method: ir::Method) -> Method {
    match method {
        ir::Method::Get => Method::GET,
        ir::Method::Put => Method::PUT,
        ir::Method::Post => Method::POST,
        ir::Method::Delete => Method::DELETE,
        ir::Method::Options => Method::OPTIONS,
        ir::Method::Head => Method::HEAD,
        ir::Method::Patch => Method::PATCH,
        ir::Method::Trace => Method::TRACE,
    }
}
