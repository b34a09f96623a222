//! Every kind of request body, byte for byte. Also the credentials and servers of an operation.
#![allow(clippy::unwrap_used)]

use callwright::{Bytes, Multipart};
use callwright_compiled::{Server, text, wait};
use golden_bodies::Client;
use golden_bodies::requests::{ChoiceBody, Requests};
use golden_bodies::types::{Form, FormInner, Note};

fn requests() -> Requests {
    Client::new().requests()
}

fn note() -> Note {
    Note {
        text: "a \"b\"".to_owned(),
        stars: Some(5),
    }
}

fn form() -> Form {
    Form {
        name: "a&b c".to_owned(),
        age: None,
        tags: Some(vec!["x".to_owned(), "y|z".to_owned()]),
        inner: Some(FormInner {
            a: Some("1".to_owned()),
            b: Some(vec![2, 3]),
        }),
    }
}

#[test]
fn json() {
    assert_eq!(
        text(requests().json(&note()).request()),
        "POST https://api.example/json\ncontent-type: application/json\n\n\
         {\"text\":\"a \\\"b\\\"\",\"stars\":5}"
    );
    assert_eq!(
        text(requests().vendor_json(&Note::new("x")).request()),
        "POST https://api.example/vendor\ncontent-type: application/vnd.example.v2+json\n\n{\"text\":\"x\"}"
    );
    assert_eq!(
        text(requests().json_list(&[Note::new("x"), note()]).request()),
        "POST https://api.example/list\ncontent-type: application/json\n\n\
         [{\"text\":\"x\"},{\"text\":\"a \\\"b\\\"\",\"stars\":5}]"
    );
    let any = callwright::serde_json::json!({ "a": [1, null] });
    assert_eq!(
        text(requests().any_json(&any).request()),
        "POST https://api.example/any\ncontent-type: application/json\n\n{\"a\":[1,null]}"
    );
}

#[test]
fn an_optional_body_may_be_left_out() {
    assert_eq!(
        text(requests().optional_json().call().request()),
        "POST https://api.example/optional\n"
    );
    assert_eq!(
        text(
            requests()
                .optional_json()
                .body(&Note::new("x"))
                .call()
                .request()
        ),
        "POST https://api.example/optional\ncontent-type: application/json\n\n{\"text\":\"x\"}"
    );
}

#[test]
fn forms() {
    assert_eq!(
        text(requests().form(&form()).request()),
        "POST https://api.example/form\ncontent-type: application/x-www-form-urlencoded\n\n\
         name=a%26b%20c&tags=x&tags=y%7Cz&inner=%7B%22a%22%3A%221%22%2C%22b%22%3A%5B2%2C3%5D%7D"
    );
    assert_eq!(
        text(requests().form_encoded(&form()).request()),
        "POST https://api.example/form-encoded\ncontent-type: application/x-www-form-urlencoded\n\n\
         name=a%26b%20c&tags=x%7Cy%7Cz&inner=%7B%22a%22%3A%221%22%2C%22b%22%3A%5B2%2C3%5D%7D"
    );
}

#[test]
fn text_and_bytes() {
    assert_eq!(
        text(requests().text("plain\n").request()),
        "POST https://api.example/text\ncontent-type: text/plain\n\nplain\n"
    );
    assert_eq!(
        text(requests().xml("<a/>").request()),
        "POST https://api.example/xml\ncontent-type: application/xml\n\n<a/>"
    );
    let bytes = Bytes::from_static(&[0, 255, 1]);
    let request = requests().bytes(bytes.clone()).request().unwrap();
    assert_eq!(
        request.headers()["content-type"],
        "application/octet-stream"
    );
    assert_eq!(request.body(), &bytes);
}

#[test]
fn multipart() {
    let body = Multipart::new().text("note", "a note").file(
        "file",
        "a \"b\".txt",
        "text/plain",
        Bytes::from_static(b"content"),
    );
    let request = requests().multipart(&body).request().unwrap();
    let media = request.headers()["content-type"].to_str().unwrap();
    let boundary = media
        .strip_prefix("multipart/form-data; boundary=")
        .unwrap();
    assert_eq!(
        String::from_utf8_lossy(request.body()),
        format!(
            "--{boundary}\r\n\
             Content-Disposition: form-data; name=\"note\"\r\n\r\n\
             a note\r\n\
             --{boundary}\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"a %22b%22.txt\"\r\n\
             Content-Type: text/plain\r\n\r\n\
             content\r\n\
             --{boundary}--\r\n"
        )
    );
}

#[test]
fn one_of_several_media_types() {
    let send = |body: ChoiceBody| text(requests().choice(&body).request());
    let head = "POST https://api.example/choice\ncontent-type:";
    let note = Note::new("a b");
    assert_eq!(
        send(ChoiceBody::Json(note.clone())),
        format!("{head} application/json\n\n{{\"text\":\"a b\"}}")
    );
    assert_eq!(
        send(ChoiceBody::Form(note)),
        format!("{head} application/x-www-form-urlencoded\n\ntext=a%20b")
    );
    assert_eq!(
        send(ChoiceBody::Text("a b".to_owned())),
        format!("{head} text/plain\n\na b")
    );
    assert_eq!(
        send(ChoiceBody::Bytes(Bytes::from_static(b"a b"))),
        format!("{head} application/octet-stream\n\na b")
    );
}

#[test]
fn credentials_follow_the_security_of_the_operation() {
    let signed = |client: Client| text(client.requests().signed().request());
    let at = "POST https://signed.example/v2/signed";
    // The client has no credentials, and one of the alternatives needs none.
    assert_eq!(signed(Client::new()), format!("{at}\n"));
    // One of two required credentials isn't sent alone.
    assert_eq!(signed(Client::new().api_key("k")), format!("{at}\n"));
    assert_eq!(
        signed(
            Client::new()
                .api_key("k")
                .basic_auth("Aladdin", "open sesame")
        ),
        format!("{at}\nauthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\nx-key: k\n")
    );
    assert_eq!(
        signed(Client::new().query("q&r")),
        format!("{at}?key=q%26r\n")
    );
    assert_eq!(
        signed(Client::new().session("s")),
        format!("{at}\ncookie: session=s\n")
    );
    // This operation doesn't use the document's bearer token.
    assert_eq!(signed(Client::new().bearer_auth("b")), format!("{at}\n"));
    assert_eq!(
        text(Client::new().bearer_auth("b").requests().text("").request()),
        "POST https://api.example/text\nauthorization: Bearer b\ncontent-type: text/plain\n"
    );
}

#[test]
fn a_base_url_overrides_the_operations_server() {
    let client = Client::new().base_url("http://127.0.0.1:8080/api/");
    assert_eq!(
        text(client.requests().signed().request()),
        "POST http://127.0.0.1:8080/api/signed\n"
    );
}

#[test]
fn send_sends_the_request_of_request() {
    let server = Server::new(204, "", "");
    let client = Client::new().bearer_auth("b").transport(server.clone());
    let call = client.requests().json(&note());
    let request = text(call.request());
    wait(call.send()).unwrap();
    let sent: Vec<String> = server.requests().into_iter().map(|r| text(Ok(r))).collect();
    assert_eq!(sent, [request]);
}

#[test]
fn debug_output_hides_secrets() {
    let client = Client::new()
        .bearer_auth("hidden")
        .query("hidden")
        .session("hidden");
    let debug = format!("{client:?} {:?}", client.requests().signed());
    assert!(!debug.contains("hidden"), "{debug}");
}
