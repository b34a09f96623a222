//! Signature bases, as RFC 9421 writes them.

use super::*;

fn base(components: &str, request: &Request<Bytes>) -> Result<String, RejectKind> {
    let members = fields::dictionary(&format!("sig=({components});created=1")).unwrap();
    let input = SignatureInput::of(&members[0].1).map_err(|reject| reject.kind())?;
    let message = SignedMessage {
        method: request.method().as_str(),
        url: request.uri(),
        headers: request.headers(),
    };
    let base = input.base(&message).map_err(|reject| reject.kind())?;
    let (base, parameters) = base.rsplit_once('\n').unwrap_or(("", &base));
    let expected = format!("\"@signature-params\": ({components});created=1");
    assert_eq!(parameters, expected);
    Ok(base.to_owned())
}

fn request() -> Request<Bytes> {
    let request = Request::builder()
        .method("POST")
        .uri("HTTPS://Www.Example.com:443/path?param=value&foo=bar&baz=bat%2Dman")
        .header("x-lines", "  one  ")
        .header("x-lines", "two, with a comma")
        .header("x-empty", "")
        .header("example-dict", "a=1, b=2;x=1;y=2, c=(a   b   c), d")
        .header("content-digest", "sha-256=:AAAA:,   sha-512=:BBBB:")
        .header(
            "x-latin",
            http::HeaderValue::from_bytes(b"caf\xe9").unwrap(),
        );
    request.body(Bytes::new()).unwrap()
}

#[test]
fn derived_components() {
    for (component, expected) in [
        (r#""@method""#, "\"@method\": POST"),
        (r#""@authority""#, "\"@authority\": www.example.com"),
        (r#""@scheme""#, "\"@scheme\": https"),
        (r#""@path""#, "\"@path\": /path"),
        (
            r#""@query""#,
            "\"@query\": ?param=value&foo=bar&baz=bat%2Dman",
        ),
        (
            r#""@request-target""#,
            "\"@request-target\": /path?param=value&foo=bar&baz=bat%2Dman",
        ),
    ] {
        assert_eq!(base(component, &request()).unwrap(), expected);
    }
    let bare = Request::builder()
        .uri("http://example.com:80")
        .body(Bytes::new())
        .unwrap();
    assert_eq!(base(r#""@path""#, &bare).unwrap(), "\"@path\": /");
    assert_eq!(base(r#""@query""#, &bare).unwrap(), "\"@query\": ?");
    assert_eq!(
        base(r#""@authority""#, &bare).unwrap(),
        "\"@authority\": example.com"
    );
    let port = Request::builder()
        .uri("https://example.com:80/")
        .body(Bytes::new())
        .unwrap();
    assert_eq!(
        base(r#""@authority""#, &port).unwrap(),
        "\"@authority\": example.com:80"
    );
    assert_eq!(
        base(r#""@target-uri""#, &port).unwrap(),
        "\"@target-uri\": https://example.com:80/"
    );
}

#[test]
fn fields_in_all_their_forms() {
    for (component, expected) in [
        (r#""x-lines""#, "\"x-lines\": one, two, with a comma"),
        (
            r#""x-lines";bs"#,
            "\"x-lines\";bs: :b25l:, :dHdvLCB3aXRoIGEgY29tbWE=:",
        ),
        (r#""x-empty""#, "\"x-empty\": "),
        (r#""example-dict";key="a""#, "\"example-dict\";key=\"a\": 1"),
        (
            r#""example-dict";key="b""#,
            "\"example-dict\";key=\"b\": 2;x=1;y=2",
        ),
        (
            r#""example-dict";key="c""#,
            "\"example-dict\";key=\"c\": (a b c)",
        ),
        (
            r#""example-dict";key="d""#,
            "\"example-dict\";key=\"d\": ?1",
        ),
        (
            r#""content-digest";sf"#,
            "\"content-digest\";sf: sha-256=:AAAA:, sha-512=:BBBB:",
        ),
    ] {
        assert_eq!(base(component, &request()).unwrap(), expected);
    }
    for (component, expected) in [
        (r#""x-absent""#, RejectKind::Missing),
        (r#""example-dict";key="e""#, RejectKind::Missing),
        (r#""x-lines";key="a""#, RejectKind::Malformed),
        (r#""x-latin""#, RejectKind::Malformed),
        (r#""x-lines" "x-lines""#, RejectKind::Malformed),
        (r#""x-lines";sf"#, RejectKind::Malformed),
        (r#""x-lines";tr"#, RejectKind::Malformed),
        (r#""x-lines";req"#, RejectKind::Malformed),
        (r#""x-lines";bs;bs2"#, RejectKind::Malformed),
        (r#""@method";req"#, RejectKind::Malformed),
        (r#""@status""#, RejectKind::Malformed),
        (r#""@signature-params""#, RejectKind::Malformed),
        (r#""X-Lines""#, RejectKind::Malformed),
        (r#""""#, RejectKind::Malformed),
        ("x-lines", RejectKind::Malformed),
    ] {
        assert_eq!(
            base(component, &request()).unwrap_err(),
            expected,
            "{component}"
        );
    }
}

#[test]
fn nothing_covered_is_a_base_too() {
    assert_eq!(base("", &request()).unwrap(), "");
}

#[test]
fn a_host_stands_once() {
    let request = |hosts: &[&str]| {
        let mut request = Request::builder().uri("/path");
        for host in hosts {
            request = request.header("host", *host);
        }
        request.body(Bytes::new()).unwrap()
    };
    let authority = r#""@authority""#;
    assert_eq!(
        base(authority, &request(&["A.example:443"])).unwrap(),
        "\"@authority\": a.example"
    );
    assert_eq!(
        base(authority, &request(&[])).unwrap_err(),
        RejectKind::Missing
    );
    assert_eq!(
        base(authority, &request(&["a", "b"])).unwrap_err(),
        RejectKind::Missing
    );
    assert_eq!(
        base(r#""@target-uri""#, &request(&["a"])).unwrap_err(),
        RejectKind::Missing
    );
    assert_eq!(
        base(r#""@scheme""#, &request(&["a"])).unwrap_err(),
        RejectKind::Missing
    );
}
