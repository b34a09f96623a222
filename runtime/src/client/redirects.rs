//! Which redirects are followed, and what the next request keeps.
//!
//! Within an origin (scheme, host, port) it keeps everything. To another origin it keeps only `Accept`, `Accept-Language` and
//! `User-Agent`: credentials, cookies and API keys in headers of any name are removed, and a request that would send its body
//! there isn't sent. Redirects from https to http, or to other schemes, aren't followed. A redirect that isn't followed is
//! the response of the call.

use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, LOCATION, USER_AGENT};
use http::{HeaderName, Method, Request, Response, StatusCode, Uri};

/// The headers that are kept for another origin.
const HARMLESS: [HeaderName; 3] = [ACCEPT, ACCEPT_LANGUAGE, USER_AGENT];

/// Whether a response is a redirect, and whether it is followed.
#[derive(Debug)]
pub(super) enum Redirect {
    /// It is followed by this request.
    Follow(Box<Request<Bytes>>),
    /// It is no redirect.
    None,
    /// It is a redirect that isn't followed, for this reason.
    Refused(String),
}

/// Decides about the response to this request.
pub(super) fn redirect(request: &Request<Bytes>, response: &Response<Bytes>) -> Redirect {
    let keeps_body = match response.status() {
        StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT => true,
        StatusCode::SEE_OTHER => false,
        // RFC 9110 sections 15.4.2 and 15.4.3: a POST becomes a GET, other methods stay the same.
        StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND => request.method() != Method::POST,
        _ => return Redirect::None,
    };
    let Some((from, mut to)) = urls(request, response) else {
        return Redirect::None;
    };
    to.set_fragment(None);
    // Only the origin is shown: the rest of a URL may contain a key.
    let origin = to.origin().ascii_serialization();
    if !matches!(to.scheme(), "http" | "https") {
        let scheme = to.scheme();
        return Redirect::Refused(format!("a redirect to {scheme}: isn't followed"));
    }
    if to.scheme() != from.scheme() && to.scheme() != "https" {
        return Redirect::Refused(format!("a redirect from https to {origin} isn't followed"));
    }
    let elsewhere = to.origin() != from.origin();
    if elsewhere && keeps_body && !request.body().is_empty() {
        return Redirect::Refused(format!(
            "a redirect to another origin, {origin}, isn't followed with a body: if that origin is right, set the client's base URL"
        ));
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
    if elsewhere {
        let harmless = HARMLESS
            .into_iter()
            .filter_map(|name| Some((name.clone(), request.headers().get(name)?.clone())));
        *next.headers_mut() = harmless.collect();
    }
    match to.as_str().parse::<Uri>() {
        Ok(uri) => *next.uri_mut() = uri,
        Err(_) => return Redirect::None,
    }
    Redirect::Follow(Box::new(next))
}

/// The URL of a request, and the URL that the response redirects to.
fn urls(
    request: &Request<Bytes>,
    response: &Response<Bytes>,
) -> Option<(reqwest::Url, reqwest::Url)> {
    let from = reqwest::Url::parse(&request.uri().to_string()).ok()?;
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    let to = from.join(location).ok()?;
    Some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hop(method: Method, from: &str, status: u16, location: &str) -> Option<Request<Bytes>> {
        let body = match method {
            Method::GET => "",
            _ => "{}",
        };
        match hop_of(method, from, status, location, body) {
            Redirect::Follow(next) => Some(*next),
            Redirect::None | Redirect::Refused(_) => None,
        }
    }

    fn hop_of(
        method: Method,
        from: &str,
        status: u16,
        location: &str,
        body: &'static str,
    ) -> Redirect {
        let request = Request::builder()
            .method(method)
            .uri(from)
            .header("authorization", "Bearer secret")
            .header("x-api-key", "secret")
            .header("cookie", "session=secret")
            .header("accept", "application/json")
            .header("content-type", "application/json")
            .body(Bytes::from_static(body.as_bytes()))
            .unwrap();
        let response = Response::builder()
            .status(status)
            .header("location", location)
            .body(Bytes::new())
            .unwrap();
        redirect(&request, &response)
    }

    #[test]
    fn within_an_origin_everything_is_kept() {
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
            assert_eq!(names, ["accept"], "{to}");
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
    fn a_body_stays_at_its_origin() {
        for (method, status) in [
            (Method::POST, 307),
            (Method::POST, 308),
            (Method::PUT, 301),
            (Method::PATCH, 302),
        ] {
            for to in ["https://b.example/x?key=secret", "//a.example:444/x"] {
                let hop = hop_of(method.clone(), "https://a.example/x", status, to, "{}");
                let Redirect::Refused(reason) = hop else {
                    panic!("{hop:?}");
                };
                assert!(reason.contains("another origin, https://"), "{reason}");
                assert!(!reason.contains("secret"), "{reason}");
            }
            let upgrade = "https://a.example/x";
            let hop = hop_of(method, "http://a.example/x", status, upgrade, "{}");
            assert!(matches!(hop, Redirect::Refused(_)), "{hop:?}");
        }
        // A request that loses its body, or never had one, is followed.
        let next = hop(
            Method::POST,
            "https://a.example/x",
            303,
            "https://b.example/x",
        )
        .unwrap();
        assert!(next.body().is_empty());
        let bare = hop_of(
            Method::DELETE,
            "https://a.example/x",
            307,
            "https://b.example/x",
            "",
        );
        assert!(matches!(bare, Redirect::Follow(_)), "{bare:?}");
    }

    #[test]
    fn redirects_that_are_not_followed() {
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
