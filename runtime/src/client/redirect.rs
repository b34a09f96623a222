//! Which redirects are followed, and what goes along.
//!
//! Within an origin (scheme, host, port) everything goes along. To another origin only `Accept`, `Accept-Language`,
//! `Content-Type` and `User-Agent` do: credentials, cookies and API keys in headers of any name stay behind. Nothing is
//! followed from https to http, nor to other schemes: then the redirect itself is the response.

use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, USER_AGENT};
use http::{HeaderName, Method, Request, Response, StatusCode, Uri};

const HARMLESS: [HeaderName; 4] = [ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, USER_AGENT];

/// The request that follows from a response; `None` when the response is the last word.
pub(super) fn next_hop(
    request: &Request<Bytes>,
    response: &Response<Bytes>,
) -> Option<Request<Bytes>> {
    let keeps_body = match response.status() {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        StatusCode::SEE_OTHER => false,
        // RFC 9110 section 15.4.2 and 15.4.3: a POST becomes a GET, other methods stay.
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND => request.method() != Method::POST,
        _ => return None,
    };
    let from = reqwest::Url::parse(&request.uri().to_string()).ok()?;
    let mut to = from
        .join(response.headers().get(LOCATION)?.to_str().ok()?)
        .ok()?;
    to.set_fragment(None);
    let same_scheme_or_safer = to.scheme() == from.scheme() || to.scheme() == "https";
    if !same_scheme_or_safer {
        return None;
    }
    let mut next = request.clone();
    if !keeps_body {
        if next.method() != Method::HEAD {
            *next.method_mut() = Method::GET;
        }
        *next.body_mut() = Bytes::new();
        next.headers_mut().remove(CONTENT_TYPE);
        next.headers_mut().remove(CONTENT_LENGTH);
    }
    if to.origin() != from.origin() {
        let harmless = HARMLESS
            .into_iter()
            .filter_map(|name| Some((name.clone(), request.headers().get(name)?.clone())));
        let mut headers: http::HeaderMap = harmless.collect();
        if !keeps_body {
            headers.remove(CONTENT_TYPE);
        }
        *next.headers_mut() = headers;
    }
    *next.uri_mut() = to.as_str().parse::<Uri>().ok()?;
    Some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hop(method: Method, from: &str, status: u16, location: &str) -> Option<Request<Bytes>> {
        let request = Request::builder()
            .method(method)
            .uri(from)
            .header("authorization", "Bearer secret")
            .header("x-api-key", "secret")
            .header("cookie", "session=secret")
            .header("accept", "application/json")
            .header("content-type", "application/json")
            .body(Bytes::from_static(b"{}"))
            .unwrap();
        let response = Response::builder()
            .status(status)
            .header("location", location)
            .body(Bytes::new())
            .unwrap();
        next_hop(&request, &response)
    }

    #[test]
    fn within_an_origin_everything_goes_along() {
        let next = hop(
            Method::PUT,
            "https://a.example/v1/x?y=1",
            307,
            "../v2/x?z=1",
        )
        .unwrap();
        assert_eq!(next.uri(), "https://a.example/v2/x?z=1");
        assert_eq!(next.method(), Method::PUT);
        assert_eq!(next.headers()["x-api-key"], "secret");
        assert_eq!(next.body().as_ref(), b"{}");
    }

    #[test]
    fn credentials_stay_at_their_origin() {
        for to in [
            "https://b.example/x",
            "https://a.example:444/x",
            "//b.example/x",
            "https://a.example.evil/x",
        ] {
            let next = hop(Method::GET, "https://a.example/x", 302, to).unwrap();
            let names: Vec<_> = next.headers().keys().map(HeaderName::as_str).collect();
            assert_eq!(names, ["accept", "content-type"], "{to}");
        }
        let next = hop(
            Method::GET,
            "http://a.example/x",
            302,
            "https://a.example/x",
        )
        .unwrap();
        assert!(!next.headers().contains_key("authorization"));
    }

    #[test]
    fn a_post_becomes_a_get_where_the_status_says_so() {
        for (status, method, body) in [
            (301, "GET", ""),
            (302, "GET", ""),
            (303, "GET", ""),
            (307, "POST", "{}"),
        ] {
            let next = hop(Method::POST, "https://a.example/x", status, "/y").unwrap();
            assert_eq!(
                (next.method().as_str(), next.body().as_ref()),
                (method, body.as_bytes()),
                "{status}"
            );
            assert_eq!(
                next.headers().contains_key("content-type"),
                !body.is_empty()
            );
        }
    }

    #[test]
    fn what_is_not_followed() {
        assert!(
            hop(
                Method::GET,
                "https://a.example/x",
                302,
                "http://a.example/x"
            )
            .is_none()
        );
        assert!(
            hop(
                Method::GET,
                "https://a.example/x",
                302,
                "file:///etc/passwd"
            )
            .is_none()
        );
        assert!(hop(Method::GET, "https://a.example/x", 304, "/y").is_none());
        assert!(hop(Method::GET, "https://a.example/x", 200, "/y").is_none());
    }
}
