//! Credentials: which are sent, where, and that they aren't shown.

use callwright::Call;

use crate::bookshop::Client;
use crate::support::{answering, headers};

const ALL: &[&[&str]] = &[&["bearerAuth"], &["key", "b"], &["k"], &["c"], &["d"]];

const EACH: [&[&[&str]]; 6] = [
    &[&["bearerAuth"]],
    &[&["key", "b"]],
    &[&["k"]],
    &[&["c"]],
    &[&["d"]],
    &[],
];

fn sent(client: &callwright::Client, security: &'static [&'static [&'static str]]) -> Vec<String> {
    let call: Call<()> = client.get("/x").security(security).empty();
    let request = call.request().unwrap();
    let mut out = headers(&request);
    out.retain(|header| !header.starts_with("accept") && !header.starts_with("user-agent"));
    out.extend(request.uri().query().map(str::to_owned));
    out
}

#[test]
fn each_scheme_has_its_location() {
    let client = Client::new().inner;
    for (name, expected) in [
        ("bearerAuth", "authorization: Bearer s3cret"),
        ("k", "k=s3cret"),
        ("c", "cookie: c=s3cret"),
        ("d", "authorization: Digest s3cret"),
    ] {
        assert_eq!(
            sent(&client.clone().credential(name, "s3cret"), ALL),
            [expected]
        );
    }
    let basic = client.basic_credential("b", "Aladdin", "open sesame");
    assert_eq!(
        sent(&basic, &[&["b"]]),
        ["authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="]
    );
}

#[test]
fn alternatives_have_to_be_complete() {
    let none: [&str; 0] = [];
    let client = Client::new().inner;
    assert_eq!(sent(&client, ALL), none);
    // A part of "key and b" is an error, unless no credential is needed, or the caller sets the other part.
    let half = client.clone().credential("key", "s3cret");
    let call: Call<()> = half.get("/x").security(ALL).empty();
    assert_eq!(
        call.request().unwrap_err().to_string(),
        "GET /x: not sent: credential b: is missing; the call needs bearerAuth (without bearerAuth), or key and b \
         (without b), or k (without k), or c (without c), or d (without d)"
    );
    assert_eq!(sent(&half, &[&["key", "b"], &[]]), none);
    let by_hand = half.clone().header("Authorization", "Basic dTpw");
    assert_eq!(
        sent(&by_hand, ALL),
        ["authorization: Basic dTpw", "x-key: s3cret"]
    );
    // Mutual TLS, and schemes that the document doesn't describe, are left to the transport.
    assert_eq!(sent(&half, &[&["key", "mtls"]]), ["x-key: s3cret"]);
    let whole = half.clone().basic_credential("b", "u", "p");
    assert_eq!(
        sent(&whole, ALL),
        ["authorization: Basic dTpw", "x-key: s3cret"]
    );
    // Only the first complete alternative.
    let both = whole.credential("bearerAuth", "t");
    assert_eq!(sent(&both, ALL), ["authorization: Bearer t"]);
    // No credential is needed, but one that is there is sent.
    assert_eq!(sent(&half, &[&[], &["key"]]), ["x-key: s3cret"]);
    assert_eq!(sent(&client, &[&[], &["key"]]), none);
    assert_eq!(sent(&both, &[]), none);
    assert_eq!(sent(&both, &[&["unheard of"]]), none);
}

#[test]
fn the_service_has_the_default_security() {
    let request = Client::new()
        .bearer_auth("t")
        .books()
        .get("7")
        .request()
        .unwrap();
    assert_eq!(request.headers()["authorization"], "Bearer t");
    let request = Client::new().bearer_auth("t").key("k").books();
    let request = request.create(&crate::bookshop::types::NewBook {
        title: String::new(),
        tags: vec![],
    });
    let request = request.request().unwrap();
    assert!(!request.headers().contains_key("authorization"));
    assert_eq!(request.headers()["x-key"], "k");
}

#[test]
fn a_credential_that_cannot_be_sent_is_named_but_not_shown() {
    let client = Client::new().inner;
    for (name, secret) in [
        ("bearerAuth", "s3cret\r\nX-Evil: 1"),
        ("c", "s3cret; admin=1"),
        ("key", "s3cret\n"),
    ] {
        let client = client
            .clone()
            .credential(name, secret)
            .basic_credential("b", "u", "p");
        let call: Call<()> = client.get("/x").security(ALL).empty();
        let error = call.request().unwrap_err().to_string();
        assert!(
            error.contains(&format!("credential {name}")) && !error.contains("s3cret"),
            "{error}"
        );
    }
    let call: Call<()> = client
        .basic_credential("b", "a:b", "p")
        .get("/x")
        .security(&[&["b"]])
        .empty();
    assert!(call.request().unwrap_err().to_string().contains("colon"));
}

#[tokio::test]
async fn secrets_are_not_shown() {
    let (client, _) = answering(500, "text/plain", "oops");
    let client = client
        .bearer_auth("s3cret")
        .key("s3cret")
        .basic("u", "s3cret")
        .base_url("https://h.example/v1?sig=s3cret");
    let inner = client
        .inner
        .credential("k", "s3cret")
        .credential("c", "s3cret")
        .credential("d", "s3cret")
        .header("X-Api-Key", "s3cret")
        .header("X-Client-Secret", "s3cret")
        .header("Authorization", "Bearer s3cret");
    for security in EACH {
        let builder = inner
            .get("/bot{token}/{id}")
            .path("token", "s3cret")
            .path("id", "7")
            .query("access_token", "s3cret")
            .query("page_token", "shown")
            .cookie("session", "s3cret")
            .header("X-Auth-Token", "s3cret")
            .security(security);
        let call: Call<()> = builder.clone().empty();
        let request = call.request().unwrap();
        assert!(
            !format!("{:?}", request.headers()).contains("s3cret"),
            "{:?}",
            request.headers()
        );
        let shown = [
            format!("{inner:?}"),
            format!("{builder:?}"),
            format!("{call:?}"),
            format!("{call:#?}"),
        ];
        let error = call.await.unwrap_err();
        let shown = shown
            .into_iter()
            .chain([format!("{error}"), format!("{error:?}")]);
        for text in shown {
            assert!(!text.contains("s3cret"), "{text}");
        }
        assert!(
            error.to_string().contains(
                "https://h.example/v1/bot***/7?sig=***&access_token=***&page_token=shown"
            )
        );
        assert_eq!(error.to_string().contains("&k=***"), security == EACH[2]);
    }
}

#[tokio::test]
async fn a_user_in_the_url_is_a_credential() {
    let (client, requests) = answering(500, "text/plain", "oops");
    let client = client.base_url("https://us%20er:s3cret%40@h.example/v1");
    let call: Call<()> = client.inner.get("/x").security(EACH[1]).empty();
    let error = call.await.unwrap_err();
    let request = requests.only();
    assert_eq!(request.uri(), "https://h.example/v1/x");
    assert_eq!(
        request.headers()["authorization"],
        "Basic dXMgZXI6czNjcmV0QA=="
    );
    let shown = format!("{error} {error:?} {:?} {request:?}", client.inner);
    assert!(
        !shown.contains("s3cret") && !shown.contains("dXMgZXI"),
        "{shown}"
    );

    let both = client.bearer_auth("token").inner;
    let call: Call<()> = both.get("/x").security(EACH[0]).empty();
    let error = call.request().unwrap_err().to_string();
    assert_eq!(
        error,
        "GET /x: not sent: URL: has a user name, and the call has another `Authorization`: leave one out"
    );
}
