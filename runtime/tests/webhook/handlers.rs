//! What handlers get and return.

use callwright::Bytes;
use callwright::http::Request;
use callwright::webhook::Profile;

use crate::support::{Shop, content, post, status, with};

fn order(kind: &str, order: i64) -> Request<Bytes> {
    post(format!(r#"{{"type":"{kind}","order":{order}}}"#))
}

#[tokio::test]
async fn replies_are_typed() {
    let endpoint = Shop::default().endpoint(|_| {});
    for (number, expected_status, expected) in [
        (1, 200, (Some("application/json"), r#"{"order":1}"#)),
        (2, 200, (Some("text/plain"), "fine")),
        (4, 202, (None, "")),
    ] {
        let answer = endpoint.handle(order("order.check", number)).await;
        assert_eq!(answer.status(), expected_status);
        assert_eq!(content(&answer), expected);
    }
    let picture = endpoint.handle(order("order.check", 3)).await;
    assert_eq!(picture.headers()["content-type"], "image/png");
    assert_eq!(&picture.body()[..], b"\x89PNG");
    let receipt = endpoint.handle(order("receipt", 7)).await;
    assert_eq!(
        content(&receipt),
        (Some("application/json"), r#"{"order":7}"#)
    );
}

#[tokio::test]
async fn header_parameters_are_typed_and_never_required() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|profile| profile.deduplicate = false);
    let returned = || order("order.returned", 1);
    for request in [
        with(with(returned(), "x-attempt", "3"), "x-shop", "north"),
        with(returned(), "x-attempt", "three"),
        returned(),
    ] {
        assert_eq!(status(&endpoint, request).await, 204);
    }
    assert_eq!(
        shop.seen(),
        [
            "returned 1 Some(3) Some(\"north\")",
            "returned 1 None None",
            "`x-attempt` isn't the header that the document describes",
            "returned 1 None None",
        ]
    );
}

#[tokio::test]
async fn forms_are_decoded_into_types() {
    let shop = Shop::default();
    let endpoint = shop.builder(|_| {}).only("call").build().unwrap();
    let form = |body: &'static str| {
        with(
            post(body),
            "content-type",
            "application/x-www-form-urlencoded; charset=UTF-8",
        )
    };
    let body = "Caller=%2B49+30&Seconds=12&Tag=a&Tag=b%26c&Answered=true&City=K%C3%B6ln&empty";
    let answer = endpoint.handle(form(body)).await;
    assert_eq!(content(&answer), (Some("text/xml"), "<Response/>"));
    assert_eq!(status(&endpoint, form("Caller=x&Seconds=0")).await, 200);
    assert_eq!(status(&endpoint, form("Caller=x&Seconds=long")).await, 422);
    assert_eq!(status(&endpoint, form("Seconds=1")).await, 422);
    assert_eq!(
        shop.seen(),
        [
            "call +49 30 12 Some([\"a\", \"b&c\"]) Some(true) {\"City\": String(\"Köln\"), \"empty\": String(\"\")}",
            "call x 0 None None {}",
            "undecodable call: Seconds: invalid type: string \"long\", expected i64",
            "undecodable call: Caller: missing `Caller` in object Call",
        ]
    );
}

#[tokio::test]
async fn a_form_may_be_in_the_url() {
    let shop = Shop::default();
    let profile =
        |profile: &mut callwright::webhook::Profile| profile.methods.push("GET".to_owned());
    let endpoint = shop.builder(profile).only("call").build().unwrap();
    let request = Request::get("/hooks?Caller=x&Seconds=5").header("x-token", "secret");
    assert_eq!(
        status(&endpoint, request.body(Bytes::new()).unwrap()).await,
        200
    );
    assert_eq!(shop.seen(), ["call x 5 None None {}"]);
}

#[tokio::test]
async fn a_form_may_have_json_in_a_field() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|profile| profile.form_field = Some("payload".to_owned()));
    let form = |body: &'static str| {
        with(
            post(body),
            "content-type",
            "application/x-www-form-urlencoded",
        )
    };
    let body = "x=1&payload=%7B%22type%22%3A%22order.sent%22%2C%22order%22%3A12%7D";
    assert_eq!(status(&endpoint, form(body)).await, 201);
    assert_eq!(
        status(&endpoint, form("payload=%7B%7D&payload=%7B%7D")).await,
        400
    );
    assert_eq!(status(&endpoint, form("x=1")).await, 202);
    assert_eq!(shop.seen(), ["sent 12", "unknown None"]);
}

#[tokio::test]
async fn texts_and_bytes_are_passed_as_they_are() {
    let shop = Shop::default();
    let note = shop.builder(|_| {}).only("note").build().unwrap();
    let text = |body: &'static [u8]| with(post(body), "content-type", "text/markdown");
    assert_eq!(status(&note, text("# Grüße".as_bytes())).await, 201);
    assert_eq!(status(&note, text(b"\xff")).await, 422);
    let scan = shop.builder(|_| {}).only("scan").build().unwrap();
    let answer = scan
        .handle(with(post(&b"\x00\xff"[..]), "content-type", "image/x-raw"))
        .await;
    assert_eq!(answer.headers()["content-type"], "image/png");
    assert_eq!(&answer.body()[..], b"\x00\xff");
    let seen = shop.seen();
    assert_eq!(seen[0], "note # Grüße");
    assert!(
        seen[1].starts_with("undecodable note: the text isn't UTF-8"),
        "{}",
        seen[1]
    );
}

#[tokio::test]
async fn no_value_is_made_up() {
    let shop = Shop::default();
    let strict = shop.endpoint(|_| {});
    let lenient = shop.builder(|_| {}).lenient().build().unwrap();
    for endpoint in [&strict, &lenient] {
        for body in [
            r#"{"type":"order.sent"}"#,
            r#"{"type":"order.sent","order":null}"#,
            r#"{"type":"order.sent","order":"12"}"#,
            r#"{"type":"order.sent","order":false}"#,
            r#"{"type":"order.sent","order":1.5}"#,
            r#"{"type":"order.sent","order":1e400}"#,
            r#"{"type":"order.sent","order":18446744073709551616}"#,
        ] {
            assert_eq!(status(endpoint, post(body)).await, 422, "{body}");
        }
    }
    let seen = shop.seen();
    assert!(
        seen.iter()
            .all(|seen| seen.starts_with("undecodable orderSent: order"))
    );
    assert_eq!(seen[0], seen[7]);
    assert_eq!(seen.len(), 14);
}

#[tokio::test]
async fn the_endpoint_or_the_profile_is_lenient() {
    let shop = Shop::default();
    let by_profile = |profile: &mut Profile| profile.lenient = true;
    for (builder, expected) in [
        (shop.builder(|_| {}), 422),
        (shop.builder(|_| {}).lenient(), 201),
        (shop.builder(by_profile), 201),
        (shop.builder(by_profile).strict(), 422),
    ] {
        let endpoint = builder.only("orderSent").build().unwrap();
        for body in [r#"{"order":12}"#, r#"{"order":12,"type":null}"#] {
            assert_eq!(status(&endpoint, post(body)).await, expected, "{body}");
        }
    }
    assert_eq!(shop.seen()[2], "sent 12");
}

#[tokio::test]
async fn forms_are_read_leniently_too() {
    let shop = Shop::default();
    let lenient = shop.builder(|_| {}).lenient().only("call").build().unwrap();
    for (body, expected) in [
        ("Seconds=5", 200),
        ("Caller=x", 422),
        ("Caller=x&Seconds=", 422),
        ("Caller=x&Seconds=nan", 422),
        ("Caller=x&Seconds=5&Answered=perhaps", 422),
        // It could be either of the two.
        ("Caller=x&Seconds=5&Seconds=6", 422),
    ] {
        let request = with(
            post(body),
            "content-type",
            "application/x-www-form-urlencoded",
        );
        assert_eq!(status(&lenient, request).await, expected, "{body}");
    }
    assert_eq!(
        shop.seen(),
        [
            "call  5 None None {}",
            "undecodable call: Seconds: missing `Seconds` in object Call",
            "undecodable call: Seconds: invalid type: string \"\", expected i64",
            "undecodable call: Seconds: invalid type: string \"nan\", expected i64",
            "undecodable call: Answered: invalid type: string \"perhaps\", expected a boolean",
            "undecodable call: Seconds: there are several values where one is expected",
        ]
    );
}

#[tokio::test]
async fn a_header_that_isnt_a_number_is_a_deviation() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|_| {});
    let returned = |number| order("order.returned", number);
    let twice = {
        let mut request = with(returned(4), "x-attempt", "1");
        let two = "2".parse().unwrap();
        request.headers_mut().append("x-attempt", two);
        request
    };
    for (request, attempt) in [
        (with(returned(1), "x-attempt", "2"), Some(2)),
        (returned(2), None),
        (with(returned(3), "x-attempt", "two"), None),
        (twice, None),
    ] {
        assert_eq!(status(&endpoint, request).await, 204, "{attempt:?}");
    }
    let reason = "`x-attempt` isn't the header that the document describes";
    assert_eq!(
        shop.seen(),
        [
            "returned 1 Some(2) None",
            "returned 2 None None",
            "returned 3 None None",
            reason,
            "returned 4 None None",
            reason
        ]
    );
}
