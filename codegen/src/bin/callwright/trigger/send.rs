//! Sends the request.

use super::response::ReceiverResponse;
use bytes::Bytes;
use callwright_codegen::ir;
use http::{Method, Request};
use std::io::Read as _;
use std::time::Duration;

/// How long a receiver may take, from the DNS lookup to the end of its response.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The most bytes of a response body that are read.
const MAX_BODY: usize = 1 << 20;

/// Sends the request once. Redirects aren't followed: the target never subscribed to the event.
///
/// # Errors
///
/// The reason that there is no response.
pub fn send(request: Request<Bytes>) -> Result<ReceiverResponse, String> {
    let reason = |error: ureq::Error| match error {
        ureq::Error::Timeout(_) => format!("there was no response in {} s", TIMEOUT.as_secs()),
        other => other.to_string(),
    };
    let mut config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .timeout_global(Some(TIMEOUT))
        .user_agent(concat!("callwright/", env!("CARGO_PKG_VERSION")));
    // The loopback address of a proxy is another machine.
    if is_loopback(request.uri().host().unwrap_or_default()) {
        config = config.proxy(None);
    }
    let agent = ureq::Agent::new_with_config(config.build());
    let (parts, body) = request.into_parts();
    let response = match takes_body(&parts.method) {
        true => agent.run(Request::from_parts(parts, &body[..])),
        false => agent.run(Request::from_parts(parts, ())),
    };
    let (parts, body) = response.map_err(reason)?.into_parts();
    let mut bytes = Vec::new();
    let mut rest = body.into_reader().take(MAX_BODY as u64 + 1);
    // The response counts even if its body breaks off.
    let truncated = rest.read_to_end(&mut bytes).is_err() || bytes.len() > MAX_BODY;
    bytes.truncate(MAX_BODY);
    Ok(ReceiverResponse {
        status: parts.status,
        headers: parts.headers,
        body: bytes,
        truncated,
    })
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

/// Whether requests of a method have a body (RFC 9110, section 9.3). This must be known before the request is signed.
pub fn takes_body(method: &Method) -> bool {
    let without = [Method::GET, Method::HEAD, Method::OPTIONS, Method::TRACE];
    !without.contains(method)
}

/// The method of the document as one of HTTP.
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
