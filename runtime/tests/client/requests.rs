//! Requests, byte by byte.

use callwright::{Bytes, Call, Multipart, Style, http};
use serde::Serialize;

use crate::bookshop::Client;
use crate::bookshop::types::{NewBook, NoteBody};
use crate::support::{headers, line};

fn new_book() -> NewBook {
    NewBook {
        title: "Dune & co".into(),
        tags: vec!["a b".into(), "c".into()],
    }
}

fn note(body: &NoteBody) -> (String, String) {
    let request = Client::new().books().add_note(body).request().unwrap();
    let content_type = request.headers()["content-type"]
        .to_str()
        .unwrap()
        .to_owned();
    (
        content_type,
        String::from_utf8(request.body().to_vec()).unwrap(),
    )
}

fn built(builder: callwright::RequestBuilder) -> http::Request<Bytes> {
    let call: Call<()> = builder.empty();
    call.request().unwrap()
}

#[test]
fn a_whole_request() {
    let client = Client::new().key("k").base_url("http://localhost:1/");
    let request = client
        .books()
        .create(&new_book())
        .header("X-Trace", "1")
        .request()
        .unwrap();
    assert_eq!(line(&request), "POST http://localhost:1/books");
    assert_eq!(
        headers(&request),
        [
            "accept: application/json",
            "content-type: application/json",
            "user-agent: bookshop/1.2.0 callwright/0.1.0",
            "x-key: k",
            "x-trace: 1",
        ]
    );
    assert_eq!(
        request.body(),
        r#"{"title":"Dune & co","tags":["a b","c"]}"#
    );
}

#[test]
fn bodies_in_several_media_types() {
    for (body, content_type, text) in [
        (
            NoteBody::Json(new_book()),
            "application/vnd.note+json",
            r#"{"title":"Dune & co","tags":["a b","c"]}"#,
        ),
        (
            NoteBody::Form(new_book()),
            "application/x-www-form-urlencoded",
            "title=Dune%20%26%20co&tags=a%20b%7Cc",
        ),
        (NoteBody::Text("# hi".into()), "text/markdown", "# hi"),
        (
            NoteBody::Bytes(Bytes::from_static(b"\0")),
            "application/octet-stream",
            "\0",
        ),
    ] {
        assert_eq!(note(&body), (content_type.to_owned(), text.to_owned()));
    }
    let (content_type, text) = note(&NoteBody::Multipart(Multipart::new().text("a", "b")));
    let boundary = content_type
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    assert!(text.starts_with(&format!("--{boundary}\r\n")));
}

#[test]
fn forms() {
    #[derive(Serialize)]
    struct Form<'a> {
        plain: &'a str,
        list: Vec<u8>,
        nested: serde_json::Value,
        lines: serde_json::Value,
        none: Option<u8>,
        json: serde_json::Value,
    }
    let form = Form {
        plain: "a+b=c",
        list: vec![1, 2],
        nested: serde_json::json!({"x": {"y": 1}, "z": [1, 2]}),
        lines: serde_json::json!([{"sku": "a"}, {"sku": "b"}]),
        none: None,
        json: serde_json::json!({"a": 1}),
    };
    let builder = Client::new()
        .inner
        .post("/x")
        .body_form_as(&form, &[("json", Style::JSON)]);
    assert_eq!(
        String::from_utf8(built(builder).body().to_vec()).unwrap(),
        "plain=a%2Bb%3Dc&list=1&list=2\
         &nested=%7B%22x%22%3A%7B%22y%22%3A1%7D%2C%22z%22%3A%5B1%2C2%5D%7D\
         &lines=%7B%22sku%22%3A%22a%22%7D&lines=%7B%22sku%22%3A%22b%22%7D&json=%7B%22a%22%3A1%7D"
    );
    let call: Call<()> = Client::new().inner.post("/x").body_form("text").empty();
    assert!(
        call.request()
            .unwrap_err()
            .to_string()
            .contains("body: a form must be an object")
    );
}

#[test]
fn parameters_in_every_location() {
    let client = Client::new().inner;
    let builder = client
        .get("/a/{p}/{l}{m}")
        .path("p", &[1, 2])
        .path_as("l", Style::LABEL, "x")
        .path_as("m", Style::MATRIX.explode(true), &[3, 4])
        .query("q", &true)
        .query_as("r", Style::FORM.reserved(), "a/b")
        .header("X-List", &["a b", "c"])
        .header("X-None", &None::<&str>)
        .cookie("one", "a b")
        .cookie_as("two", Style::COOKIE, "a=b")
        .cookie("none", &None::<u8>);
    let request = built(builder);
    assert_eq!(
        line(&request),
        "GET https://api.bookshop.example/v1/a/1,2/.x;m=3;m=4?q=true&r=a/b"
    );
    assert_eq!(
        headers(&request),
        [
            "accept: */*",
            "cookie: one=a%20b; two=a=b",
            "user-agent: bookshop/1.2.0 callwright/0.1.0",
            "x-list: a b,c"
        ]
    );
}

#[test]
fn numbers_keep_their_digits() {
    let client = Client::new().inner;
    let builder = client
        .get("/")
        .query("f", &0.1_f32)
        .query("d", &1.5_f64)
        .query("u", &u64::MAX)
        .query("i", &i64::MIN);
    assert_eq!(
        built(builder).uri().query().unwrap(),
        "f=0.1&d=1.5&u=18446744073709551615&i=-9223372036854775808"
    );
}

#[test]
fn headers_are_checked() {
    let client = Client::new().inner;
    for (name, value) in [
        ("X-A", "a\r\nX-Evil: 1"),
        ("X-A", "a\nb"),
        ("X A", "1"),
        ("", "1"),
        ("X-A\r\n", "1"),
    ] {
        let call: Call<()> = client.get("/").header(name, value).empty();
        let error = call.request().unwrap_err().to_string();
        assert!(
            error.contains("header") && !error.contains("Evil"),
            "{error}"
        );
    }
    let call: Call<()> = client
        .get("/")
        .cookie_as("a", Style::COOKIE, "b; admin=1")
        .empty();
    assert!(call.request().unwrap_err().to_string().contains("cookie a"));
    let builder = client.get("/").cookie("a", "b; admin=1\r\n");
    assert_eq!(
        built(builder).headers()["cookie"],
        "a=b%3B%20admin%3D1%0D%0A"
    );
    let builder = client.get("/").header("X-Name", "d\u{fc}ne");
    assert_eq!(
        built(builder).headers()["x-name"].as_bytes(),
        "d\u{fc}ne".as_bytes()
    );
}

#[test]
fn headers_of_the_call_replace_those_of_the_client() {
    let client = Client::new()
        .inner
        .header("X-A", "client")
        .header("User-Agent", "mine")
        .header("Cookie", "z=1");
    let builder = client.get("/").header("x-a", "call").cookie("y", "2");
    assert_eq!(
        headers(&built(builder)),
        [
            "accept: */*",
            "cookie: z=1; y=2",
            "user-agent: mine",
            "x-a: call"
        ]
    );
    let builder = client.clone().header("Accept", "application/x").get("/");
    assert_eq!(built(builder).headers()["accept"], "application/x");
    let call: Call<()> = client.header("bad name", "x").get("/").empty();
    assert!(
        call.request()
            .unwrap_err()
            .to_string()
            .contains("header bad name")
    );
}

#[test]
fn values_that_serde_cannot_write_are_errors() {
    let map = std::collections::BTreeMap::from([((1, 2), 3)]);
    let client = Client::new().inner;
    let call: Call<()> = client.get("/").query("q", &map).empty();
    assert!(
        call.request()
            .unwrap_err()
            .to_string()
            .contains("query parameter q: can't be written")
    );
    let call: Call<()> = client.post("/").body_json(&map).empty();
    assert!(
        call.request()
            .unwrap_err()
            .to_string()
            .contains("body: can't be written")
    );
    let call: Call<()> = client.post("/").body_text("text/plain\r\n", "x").empty();
    assert!(
        call.request()
            .unwrap_err()
            .to_string()
            .contains("media type")
    );
}

#[test]
fn every_method() {
    let client = Client::new().inner;
    let drafts = [
        client.get("/"),
        client.post("/"),
        client.put("/"),
        client.patch("/"),
        client.delete("/"),
        client.head("/"),
        client.options("/"),
        client.trace("/"),
    ];
    let methods: Vec<_> = drafts
        .into_iter()
        .map(|builder| built(builder).method().to_string())
        .collect();
    assert_eq!(
        methods,
        [
            "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE"
        ]
    );
}

#[test]
fn headers_and_cookies_as_the_generator_writes_them() {
    let books = Client::new().books();
    let request = books
        .delete_book("7")
        .if_match("\"1\"")
        .session("a")
        .call()
        .request()
        .unwrap();
    assert_eq!(
        line(&request),
        "DELETE https://api.bookshop.example/v1/books/7"
    );
    assert_eq!(request.headers()["if-match"], "\"1\"");
    assert_eq!(request.headers()["cookie"], "session=a");
}
