//! Base URLs, path templates, and values that try to leave their segment.

use callwright::Call;

use crate::bookshop::Client;

fn url(client: &callwright::Client, template: &str) -> Result<String, String> {
    let call: Call<()> = client.get(template).path("x", "1").empty();
    call.request()
        .map(|request| request.uri().to_string())
        .map_err(|error| error.to_string())
}

#[test]
fn base_urls() {
    for (base, expected) in [
        ("http://h", "http://h/a/1"),
        ("http://h/", "http://h/a/1"),
        ("https://h:8443/v1/", "https://h:8443/v1/a/1"),
        (
            "https://h/v1?api-version=2",
            "https://h/v1/a/1?api-version=2",
        ),
        ("https://h/v1#top", "https://h/v1/a/1"),
        ("http://[::1]:80", "http://[::1]:80/a/1"),
    ] {
        assert_eq!(
            url(&Client::new().inner.base_url(base), "/a/{x}").unwrap(),
            expected,
            "{base}"
        );
    }
    for base in [
        "",
        "/v1",
        "h/v1",
        "ftp://h",
        "http://",
        "https:///v1",
        "http://h h",
        "//h",
    ] {
        let error = url(&Client::new().inner.base_url(base), "/a/{x}").unwrap_err();
        assert!(error.starts_with("GET /a/1: not sent: URL: "), "{error}");
        assert!(error.contains("set the client's base URL"), "{error}");
    }
}

#[test]
fn a_base_url_replaces_the_operations_server() {
    let client = Client::new().inner;
    let call: Call<()> = client.get("/x").server("https://uploads.example").empty();
    assert_eq!(call.request().unwrap().uri(), "https://uploads.example/x");
    let call: Call<()> = client
        .base_url("http://localhost:1")
        .get("/x")
        .server("https://uploads.example")
        .empty();
    assert_eq!(call.request().unwrap().uri(), "http://localhost:1/x");
}

#[test]
fn templates_with_queries_and_fragments() {
    let client = Client::new().inner;
    let call: Call<()> = client
        .get("/x?Action=Go&id={x}#Go")
        .path("x", "a&b")
        .query("q", "1")
        .empty();
    assert_eq!(
        call.request().unwrap().uri(),
        "https://api.bookshop.example/v1/x?Action=Go&id=a%26b&q=1"
    );
}

#[test]
fn a_value_never_leaves_its_segment() {
    for (value, segment) in [
        ("a/b", "a%2Fb"),
        ("../admin", "..%2Fadmin"),
        ("a?b", "a%3Fb"),
        ("a#b", "a%23b"),
        ("%2e%2e", "%252e%252e"),
        ("..;", "..%3B"),
        ("\\..\\", "%5C..%5C"),
        ("a b\r\n", "a%20b%0D%0A"),
        ("{x}", "%7Bx%7D"),
        ("...", "..."),
        ("d\u{fc}ne", "d%C3%BCne"),
    ] {
        for style in [
            callwright::Style::SIMPLE,
            callwright::Style::SIMPLE.reserved(),
        ] {
            let call: Call<()> = Client::new()
                .inner
                .get("/a/{v}/b")
                .path_as("v", style, value)
                .empty();
            let uri = call.request().unwrap().uri().to_string();
            if style == callwright::Style::SIMPLE {
                assert_eq!(
                    uri,
                    format!("https://api.bookshop.example/v1/a/{segment}/b")
                );
            }
            let path = uri
                .strip_prefix("https://api.bookshop.example/v1/a/")
                .unwrap();
            assert_eq!(path.split('/').collect::<Vec<_>>().len(), 2, "{uri}");
            assert!(!uri.contains(['?', '#']), "{uri}");
        }
    }
    for value in ["", ".", ".."] {
        let call: Call<()> = Client::new().inner.get("/a/{v}/b").path("v", value).empty();
        assert!(
            call.request()
                .unwrap_err()
                .to_string()
                .contains("path parameter v"),
            "{value:?}"
        );
    }
}

#[cfg(feature = "reqwest")]
#[test]
fn a_url_parser_keeps_the_path_as_it_is() {
    for value in ["a/..", "%2e%2e", "..\\", ".%2e", "a\tb", "\u{2025}"] {
        let call: Call<()> = Client::new().inner.get("/a/{v}/b").path("v", value).empty();
        let uri = call.request().unwrap().uri().to_string();
        assert_eq!(reqwest::Url::parse(&uri).unwrap().as_str(), uri, "{value}");
    }
}

#[test]
fn any_text_can_be_sent_and_read_back() {
    let text: String = ('\0'..='\u{600}')
        .chain(['\u{fffd}', '\u{1f600}'])
        .collect();
    let call: Call<()> = Client::new()
        .inner
        .get("/{p}")
        .path("p", &text)
        .query("q", &text)
        .empty();
    let uri = call.request().unwrap().uri().clone();
    let path = uri.path().strip_prefix("/v1/").unwrap();
    assert_eq!(unescaped(path), text);
    assert_eq!(
        unescaped(uri.query().unwrap().strip_prefix("q=").unwrap()),
        text
    );
}

fn unescaped(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'%' {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&tail[..2]).unwrap(), 16).unwrap());
            rest = &tail[2..];
        } else {
            assert!(first.is_ascii_graphic() && !b"/?#&".contains(first));
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap()
}
