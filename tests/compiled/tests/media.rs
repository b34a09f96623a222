//! Media types: which one a request body is sent with, and by which one a response is decoded.
#![allow(clippy::unwrap_used)]

use callwright::http::Request;
use callwright::{Bytes, Error, Multipart};
use callwright_compiled::{Server, text, wait};
use golden_media::Client;
use golden_media::answered::{
    Answered, DialectsResponse, EventsResponse, FormsResponse, ReadLogResponse, WatchResponse,
};
use golden_media::sent::{AddMemoBody, RelatedBody, Sent, UpdateStockBody, VersionsBody};
use golden_media::types::{Error400, Event, Item, NestedBody};

fn sent() -> Sent {
    Client::new().sent()
}

fn item() -> Item {
    Item {
        name: "a b".to_owned(),
        left: Some(2),
    }
}

fn client_of(status: u16, media: &str, body: &'static str) -> Answered {
    Client::new()
        .transport(Server::new(status, media, body))
        .answered()
}

const ITEM: &str = r#"{"name":"a b","left":2}"#;

#[test]
fn text_and_json_of_one_schema_are_two_bodies() {
    let send = |body| text(sent().add_memo(&body).request());
    assert_eq!(
        send(AddMemoBody::Text("hi".to_owned())),
        "POST https://api.example/memo\ncontent-type: text/plain\n\nhi"
    );
    assert_eq!(
        send(AddMemoBody::Json("hi".to_owned())),
        "POST https://api.example/memo\ncontent-type: application/json\n\n\"hi\""
    );
}

#[test]
fn each_media_type_of_a_patch_is_a_variant() {
    let change = callwright::serde_json::json!({ "a": 1 });
    for (body, media, content) in [
        (
            UpdateStockBody::JsonPatch(change.clone()),
            "application/json-patch+json",
            r#"{"a":1}"#,
        ),
        (
            UpdateStockBody::MergePatch(change),
            "application/merge-patch+json",
            r#"{"a":1}"#,
        ),
        (
            UpdateStockBody::ApplyPatchYaml("a: 1".to_owned()),
            "application/apply-patch+yaml",
            "a: 1",
        ),
    ] {
        assert_eq!(
            text(sent().update_stock(7, &body).request()),
            format!("PATCH https://api.example/stock/7\ncontent-type: {media}\n\n{content}")
        );
    }
    for (body, media) in [
        (
            VersionsBody::VndStockV1Json(item()),
            "application/vnd.stock.v1+json",
        ),
        (
            VersionsBody::VndStockV2Json(item()),
            "application/vnd.stock.v2+json",
        ),
        (VersionsBody::Json(item()), "application/json;version=3"),
    ] {
        assert_eq!(
            text(sent().versions(&body).request()),
            format!("POST https://api.example/versions\ncontent-type: {media}\n\n{ITEM}")
        );
    }
}

#[test]
fn a_range_is_never_sent() {
    for (request, path, media) in [
        (
            sent().names_of_json(&item()).request(),
            "names-of-json",
            "application/json",
        ),
        (
            sent().any_range(&item()).request(),
            "range/any",
            "application/json",
        ),
        (
            sent().application_range(&item()).request(),
            "range/application",
            "application/json",
        ),
        (
            sent().concrete_beside_range(&item()).request(),
            "range/concrete",
            "application/vnd.stock+json",
        ),
    ] {
        assert_eq!(
            text(request),
            format!("POST https://api.example/{path}\ncontent-type: {media}\n\n{ITEM}")
        );
    }
    assert_eq!(
        text(sent().text_range("x").request()),
        "POST https://api.example/range/text\ncontent-type: text/plain\n\nx"
    );
    assert_eq!(
        text(sent().image_range(Bytes::from_static(b"x")).request()),
        "POST https://api.example/range/image\ncontent-type: application/octet-stream\n\nx"
    );
}

#[test]
fn a_form_without_fields_is_sent_as_text() {
    assert_eq!(
        text(sent().form_text("a=1&b=2").request()),
        "POST https://api.example/form-text\ncontent-type: application/x-www-form-urlencoded\n\na=1&b=2"
    );
}

#[test]
fn a_number_may_be_text_or_json() {
    assert_eq!(
        text(sent().set_count(5).request()),
        "PUT https://api.example/count\naccept: text/plain\ncontent-type: text/plain\n\n5"
    );
    let server = Server::new(200, "text/plain; charset=utf-8", "41\n");
    let call = Client::new().transport(server).sent().set_count(5);
    assert_eq!(wait(call.send()).unwrap(), 41);
}

#[test]
fn an_object_in_a_form_is_json_unless_it_has_a_style() {
    let body = NestedBody {
        id: "i".to_owned(),
        shelf: item(),
        others: Some(vec![Item::new("x"), Item::new("y")]),
        deep: Some(item()),
        spread: Some(item()),
    };
    assert_eq!(
        text(sent().nested(&body).request()),
        "POST https://api.example/nested\ncontent-type: application/x-www-form-urlencoded\n\n\
         id=i&shelf=%7B%22name%22%3A%22a%20b%22%2C%22left%22%3A2%7D\
         &others=%7B%22name%22%3A%22x%22%7D&others=%7B%22name%22%3A%22y%22%7D\
         &deep%5Bname%5D=a%20b&deep%5Bleft%5D=2&name=a%20b&left=2"
    );
}

/// The request's media type without the boundary, and its body with `B` as the boundary.
fn parts(request: Request<Bytes>) -> (String, String) {
    let media = request.headers()["content-type"].to_str().unwrap();
    let (media, boundary) = media.split_once("; boundary=").unwrap();
    let body = String::from_utf8_lossy(request.body()).replace(boundary, "B");
    (media.to_owned(), body)
}

#[test]
fn a_multipart_body_has_the_media_type_of_the_document() {
    let body = Multipart::new().json("meta", &item()).file(
        "media",
        "a.png",
        "image/png",
        Bytes::from_static(b"PNG"),
    );
    let plain = "--B\r\nContent-Type: application/json\r\n\r\n{\"name\":\"a b\",\"left\":2}\r\n\
         --B\r\nContent-Disposition: attachment; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n--B--\r\n";
    assert_eq!(
        parts(sent().mixed(&body).request().unwrap()),
        ("multipart/mixed".to_owned(), plain.to_owned())
    );
    let related = sent().related(&RelatedBody::Related(body.clone()));
    assert_eq!(
        parts(related.request().unwrap()),
        (
            "multipart/related; type=\"application/json\"".to_owned(),
            plain.to_owned()
        )
    );
    let form = sent().related(&RelatedBody::FormData(body));
    assert_eq!(
        parts(form.request().unwrap()),
        (
            "multipart/form-data".to_owned(),
            "--B\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n{\"name\":\"a b\",\"left\":2}\r\n\
             --B\r\nContent-Disposition: form-data; name=\"media\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n--B--\r\n"
                .to_owned()
        )
    );
    assert_eq!(
        text(sent().related(&RelatedBody::Json(Item::new("x"))).request()),
        "POST https://api.example/related\ncontent-type: application/json\n\n{\"name\":\"x\"}"
    );
}

#[test]
fn a_response_is_decoded_by_its_content_type() {
    assert_eq!(
        text(Client::new().answered().read_log().request()),
        "GET https://api.example/log\naccept: text/plain, application/json\n"
    );
    let log = |media, body| wait(client_of(200, media, body).read_log().send()).unwrap();
    assert_eq!(
        log("text/plain", "line 1\nline 2"),
        ReadLogResponse::Text("line 1\nline 2".to_owned())
    );
    assert_eq!(
        log("application/json", "\"line 1\""),
        ReadLogResponse::Json("line 1".to_owned())
    );
    let bad = |media, body| wait(client_of(400, media, body).read_log().send()).unwrap_err();
    assert_eq!(
        bad("text/plain", "bad").api(),
        Some(&Error400::Text("bad".to_owned()))
    );
    assert_eq!(
        bad("application/json", "\"bad\"").api(),
        Some(&Error400::Json("bad".to_owned()))
    );
    let forms = |media, body| wait(client_of(200, media, body).forms().send()).unwrap();
    assert_eq!(forms("application/json", ITEM), FormsResponse::Json(item()));
    for media in ["text/plain", "text/csv"] {
        assert_eq!(forms(media, "a,b"), FormsResponse::Text("a,b".to_owned()));
    }
    for media in ["image/png", "image/jpeg"] {
        assert_eq!(
            forms(media, "x"),
            FormsResponse::Image(Bytes::from_static(b"x"))
        );
    }
}

#[test]
fn media_types_may_differ_in_parameters() {
    let watch = |media, body| wait(client_of(200, media, body).watch().send()).unwrap();
    assert_eq!(watch("application/json", ITEM), WatchResponse::Json(item()));
    let events = "{\"kind\":\"a\"}\n{\"kind\":\"b\"}\n";
    assert_eq!(
        watch("application/json; stream=\"watch\"", events),
        WatchResponse::JsonStreamWatch(Bytes::from_static(events.as_bytes()))
    );
    let dialect = |media, body| wait(client_of(200, media, body).dialects().send()).unwrap();
    assert_eq!(
        dialect("application/json; charset=utf-8; dialect=long", ITEM),
        DialectsResponse::JsonDialectLong(item())
    );
    assert_eq!(
        dialect("application/json;dialect=short", r#"{"kind":"a"}"#),
        DialectsResponse::JsonDialectShort(Event {
            kind: "a".to_owned()
        })
    );
}

#[test]
fn a_stream_beside_json_is_bytes() {
    assert_eq!(
        text(Client::new().answered().events().request()),
        "GET https://api.example/events\naccept: application/json, text/event-stream\n"
    );
    let events = |media, body| wait(client_of(200, media, body).events().send()).unwrap();
    assert_eq!(
        events("application/json", ITEM),
        EventsResponse::Json(item())
    );
    assert_eq!(
        events("text/event-stream", "data: 1\n\n"),
        EventsResponse::EventStream(Bytes::from_static(b"data: 1\n\n"))
    );
}

#[test]
fn a_response_to_head_has_no_body() {
    // The header is that of GET, so that the server responds with the headers for GET.
    let request = Client::new().answered().peek(7).request().unwrap();
    assert_eq!(request.headers()["accept"], "application/json");
    let found = client_of(200, "application/json", "").peek(7);
    let found = wait(found.with_response()).unwrap();
    assert_eq!(found.headers["content-type"], "application/json");
    let lost = wait(client_of(404, "application/json", "").peek(7).send()).unwrap_err();
    assert_eq!(lost.status().unwrap(), 404);
    let Error::Status(lost) = lost else {
        panic!("{lost:?}");
    };
    assert!(lost.reason.is_none(), "{lost}");
}

#[test]
fn json_is_requested_if_several_media_types_have_one_schema() {
    let request = Client::new().answered().pages().request().unwrap();
    assert_eq!(request.headers()["accept"], "application/json");
    let response = wait(client_of(200, "application/json", ITEM).pages().send());
    assert_eq!(response.unwrap(), item());
}
