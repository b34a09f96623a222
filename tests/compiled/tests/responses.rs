//! Responses by status and media type, and errors.
#![allow(clippy::unwrap_used)]

use callwright::{Bytes, Error};
use callwright_compiled::{Server, text, wait};
use golden_bodies::Client;
use golden_bodies::responses::{ByMediaResponse, ByStatusResponse, Responses};
use golden_bodies::types::{Error4xxOrOther, Fault, Made, Note};

fn client_of(status: u16, media: &str, body: &'static str) -> Responses {
    Client::new()
        .transport(Server::new(status, media, body))
        .responses()
}

fn fault(code: &str) -> Fault {
    Fault { code: code.into() }
}

fn json(status: u16, body: &'static str) -> Responses {
    client_of(status, "application/json", body)
}

#[test]
fn one_type() {
    let note = wait(json(200, r#"{"text":"a","later":1}"#).one().send()).unwrap();
    assert_eq!(note, Note::new("a"));
    wait(client_of(204, "", "").empty().send()).unwrap();
    let text = wait(client_of(200, "text/plain", "a, b").plain().send()).unwrap();
    assert_eq!(text, "a, b");
    let bytes = wait(client_of(200, "image/png", "\u{0}PNG").picture().send()).unwrap();
    assert_eq!(bytes, Bytes::from_static(b"\0PNG"));
    let any = wait(json(200, "[1]").anything().send()).unwrap();
    assert_eq!(any, callwright::serde_json::json!([1]));
    wait(client_of(200, "", "").head().send()).unwrap();
}

#[test]
fn by_status() {
    let call = |status, body| wait(json(status, body).by_status().send()).unwrap();
    assert_eq!(
        call(200, r#"{"text":"a"}"#),
        ByStatusResponse::Ok(Note::new("a"))
    );
    assert_eq!(
        call(201, r#"{"id":1}"#),
        ByStatusResponse::Created(Made { id: 1 })
    );
    assert_eq!(call(204, ""), ByStatusResponse::NoContent);
}

#[test]
fn by_media_type() {
    let call = |media, body| wait(client_of(200, media, body).by_media().send()).unwrap();
    assert_eq!(
        call("application/json; charset=utf-8", r#"{"text":"a"}"#),
        ByMediaResponse::Json(Note::new("a"))
    );
    assert_eq!(
        call("text/csv", "a,b"),
        ByMediaResponse::Csv("a,b".to_owned())
    );
    assert_eq!(
        call("image/webp", "RIFF"),
        ByMediaResponse::Image(Bytes::from_static(b"RIFF"))
    );
    assert_eq!(
        text(Client::new().responses().by_media().request()),
        "GET https://api.example/by-media\naccept: application/json, text/csv, image/*\n"
    );
}

#[test]
fn a_range_of_statuses() {
    for status in [200, 203, 299] {
        let note = wait(json(status, r#"{"text":"a"}"#).range().send()).unwrap();
        assert_eq!(note, Note::new("a"));
    }
    let error = wait(json(418, r#"{"code":"teapot"}"#).range().send()).unwrap_err();
    assert_eq!(error.api(), Some(&fault("teapot")));
}

#[test]
fn errors_by_status() {
    let call =
        |status, media, body| wait(client_of(status, media, body).by_status().send()).unwrap_err();
    let error = call(404, "application/json", r#"{"code":"gone"}"#);
    assert_eq!(
        error.api(),
        Some(&Error4xxOrOther::ClientError(fault("gone")))
    );
    let error = call(500, "text/plain", "ouch");
    assert_eq!(
        error.api(),
        Some(&Error4xxOrOther::Other("ouch".to_owned()))
    );
    assert_eq!(error.status().unwrap(), 500);
    assert_eq!(error.body().unwrap(), "ouch");
}

#[test]
fn an_error_keeps_everything() {
    let error = wait(
        client_of(404, "application/problem+json", r#"{"code":"none"}"#)
            .by_media()
            .send(),
    )
    .unwrap_err();
    let Error::Api(api) = &error else {
        panic!("{error:?}");
    };
    assert_eq!(api.status, 404);
    assert_eq!(api.headers["content-type"], "application/problem+json");
    assert_eq!(api.raw, r#"{"code":"none"}"#);
    assert_eq!(api.body, fault("none"));
    let line = error.to_string();
    assert!(
        line.contains("GET") && line.contains("/by-media") && line.contains("404"),
        "{line}"
    );
}

#[test]
fn an_error_that_the_document_does_not_describe() {
    // An undocumented status, and a body of another media type than documented.
    for (error, status) in [
        (
            wait(json(404, "{}").one().send()).unwrap_err().status(),
            404,
        ),
        (
            wait(client_of(502, "text/html", "<html>").range().send())
                .unwrap_err()
                .status(),
            502,
        ),
    ] {
        assert_eq!(error.unwrap(), status);
    }
    let error = wait(client_of(502, "text/html", "<html>").range().send()).unwrap_err();
    assert!(matches!(error, Error::Status(_)), "{error:?}");
    assert_eq!(error.body().unwrap(), "<html>");
}

#[test]
fn a_body_that_does_not_decode_names_the_path() {
    let error = wait(json(200, r#"{"text":"a","stars":"many"}"#).one().send()).unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
    let line = error.to_string();
    assert!(line.contains("stars"), "{line}");
    assert_eq!(error.body().unwrap(), r#"{"text":"a","stars":"many"}"#);

    let error = wait(json(200, "{}").one().send()).unwrap_err().to_string();
    assert!(error.contains("Note") && error.contains("text"), "{error}");
}

#[test]
fn raw_responses() {
    let raw = wait(json(404, "{}").one().raw()).unwrap();
    assert_eq!((raw.status.as_u16(), &raw.body[..]), (404, &b"{}"[..]));
    let response = wait(json(200, r#"{"text":"a"}"#).one().with_response()).unwrap();
    assert_eq!(response.headers["content-type"], "application/json");
    assert_eq!(response.body, Note::new("a"));
}
