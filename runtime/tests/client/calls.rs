//! Calls and their results.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Waker};

use callwright::{Bytes, Error, http};

use crate::bookshop::Client;
use crate::bookshop::types::{AnyError, Book, BookPage, Genre, Problem, PutFile, PutFileError};
use crate::support::{answering, line};

const BOOK: &str = r#"{"id":"7","title":"Dune","price":9.5}"#;

fn dune() -> Book {
    Book {
        id: "7".into(),
        title: "Dune".into(),
        price: 9.5,
    }
}

#[tokio::test]
async fn a_call_is_sent_when_it_is_awaited() {
    let (client, sent) = answering(200, "application/json", BOOK);
    let call = client.books().get("7");
    assert_eq!(sent.count(), 0);
    assert_eq!(call.await.unwrap(), dune());
    assert_eq!(
        line(&sent.only()),
        "GET https://api.bookshop.example/v1/books/7"
    );
}

#[tokio::test]
async fn optional_parameters_are_chained() {
    let (client, sent) = answering(200, "application/json", &format!(r#"{{"items":[{BOOK}]}}"#));
    let call = client
        .books()
        .list()
        .genre(Genre::Fiction)
        .tags(&["a b", "c"])
        .limit(None);
    assert_eq!(
        call.await.unwrap(),
        BookPage {
            items: vec![dune()]
        }
    );
    assert_eq!(
        line(&sent.only()),
        "GET https://api.bookshop.example/v1/books?genre=fiction&tags=a%20b%7Cc"
    );
}

/// Calls and builders are futures, so whatever takes a future takes them.
#[tokio::test]
async fn a_call_can_be_spawned() {
    let (client, _) = answering(200, "application/json", BOOK);
    let books = client.books();
    let task = tokio::spawn(books.get("7"));
    assert_eq!(task.await.unwrap().unwrap(), dune());
    let sending = books.get("7").send();
    assert_eq!(tokio::spawn(sending).await.unwrap().unwrap(), dune());
    assert!(tokio::spawn(books.list()).await.unwrap().is_err());
    let (one, list) = tokio::join!(books.get("7"), books.list().limit(Some(1)));
    assert!(one.is_ok() && list.is_err());
}

#[tokio::test]
async fn a_call_is_sent_once_and_its_clone_again() {
    let sent = Arc::new(AtomicUsize::new(0));
    let counted = sent.clone();
    let client = Client::new().transport(move |_: http::Request<Bytes>| {
        counted.fetch_add(1, Ordering::Relaxed);
        async {
            // It is pending once.
            tokio::task::yield_now().await;
            Ok(http::Response::new(Bytes::from("{\"items\":[]}")))
        }
    });
    let mut call = client.books().list().call();
    let mut builder = client.books().list().limit(Some(3));
    let mut context = Context::from_waker(Waker::noop());
    assert!(Pin::new(&mut call).poll(&mut context).is_pending());
    assert!(Pin::new(&mut builder).poll(&mut context).is_pending());
    let (call_again, builder_again) = (call.clone(), builder.clone());
    assert_eq!(sent.load(Ordering::Relaxed), 2);
    assert!(call.await.is_ok() && builder.await.is_ok());
    assert_eq!(sent.load(Ordering::Relaxed), 2);
    assert!(call_again.await.is_ok() && builder_again.await.is_ok());
    assert_eq!(sent.load(Ordering::Relaxed), 4);
}

#[test]
fn everything_is_send() {
    fn moves<T: Send + Sync + 'static>() {}
    moves::<callwright::Client>();
    moves::<callwright::RequestBuilder>();
    moves::<callwright::Call<Book, Problem>>();
    moves::<callwright::Error<Problem>>();
    moves::<callwright::RequestError>();
    moves::<callwright::TransportError>();
}

#[test]
fn errors_are_small() {
    assert!(
        size_of::<Error<Problem>>() <= 40,
        "{}",
        size_of::<Error<Problem>>()
    );
    assert!(size_of::<callwright::Call<Book, Problem>>() <= 16);
}

#[tokio::test]
async fn status_and_headers_are_there_on_request() {
    let (client, _) = answering(201, "application/json", BOOK);
    let call = client.books().get("7").call();
    let response = call.with_response().await.unwrap();
    assert_eq!((response.status.as_u16(), response.body), (201, dune()));
    assert_eq!(response.headers["content-type"], "application/json");
}

#[tokio::test]
async fn raw_is_the_response_whatever_the_status() {
    let (client, _) = answering(500, "text/html", "<html>");
    let response = client.books().list().call().raw().await.unwrap();
    assert_eq!(
        (response.status.as_u16(), response.body.as_ref()),
        (500, &b"<html>"[..])
    );
}

#[tokio::test]
async fn results_are_chosen_by_status_and_media_type() {
    for (status, content_type, body, expected) in [
        (200, "application/json", BOOK, PutFile::Ok(dune())),
        (201, "application/json", BOOK, PutFile::Created(dune())),
        (
            200,
            "text/plain; charset=utf-8",
            "hi",
            PutFile::Text("hi".into()),
        ),
        (
            200,
            "image/png",
            "png",
            PutFile::Raw(Bytes::from_static(b"png")),
        ),
        (200, "application/problem+json", BOOK, PutFile::Ok(dune())),
        (204, "", "", PutFile::NoContent),
        (304, "", "", PutFile::NotModified),
    ] {
        let (client, sent) = answering(status, content_type, body);
        let result = client
            .books()
            .put_file("7", Bytes::from_static(b"x"))
            .await
            .unwrap();
        assert_eq!(result, expected, "{status} {content_type}");
        assert_eq!(
            sent.only().headers()["accept"],
            "application/json, text/plain, image/*"
        );
    }
}

#[tokio::test]
async fn errors_are_chosen_by_status() {
    for (status, content_type, body, expected) in [
        (
            404,
            "application/json",
            r#"{"message":"no"}"#,
            PutFileError::NotFound(Problem {
                message: "no".into(),
            }),
        ),
        (
            403,
            "text/plain",
            "forbidden",
            PutFileError::Client("forbidden".into()),
        ),
        (418, "", "", PutFileError::Teapot),
    ] {
        let (client, _) = answering(status, content_type, body);
        match client
            .books()
            .put_file("7", Bytes::new())
            .await
            .unwrap_err()
        {
            Error::Api(error) => {
                assert_eq!((error.status.as_u16(), error.body), (status, expected));
                assert_eq!(error.raw, body);
            }
            other => panic!("{other:?}"),
        }
    }
    let (client, _) = answering(500, "text/plain", "oops");
    let error = client
        .books()
        .put_file("7", Bytes::new())
        .await
        .unwrap_err();
    assert!(
        matches!(&error, Error::Status(response) if response.reason.is_none()),
        "{error:?}"
    );
}

#[tokio::test]
async fn an_empty_body_is_null_for_types_that_accept_it() {
    let (client, _) = answering(200, "application/json", "");
    let call: callwright::Call<Option<Book>> = client.inner.get("/x").json();
    assert_eq!(call.await.unwrap(), None);
    let error = client.books().get("7").await.unwrap_err();
    assert!(
        error
            .to_string()
            .ends_with("200 OK: unexpected body: the body is empty: (empty body)"),
        "{error}"
    );
}

#[tokio::test]
async fn text_bytes_and_empty_bodies() {
    let (client, sent) = answering(200, "text/plain; charset=ISO-8859-1", "a");
    assert_eq!(client.books().motto().await.unwrap(), "a");
    assert_eq!(sent.only().headers()["accept"], "text/*");
    let (client, sent) = answering(200, "image/png", "png");
    assert_eq!(client.books().cover().await.unwrap(), "png");
    assert_eq!(line(&sent.only()), "GET https://covers.example/cover");
    assert_eq!(sent.only().headers()["accept"], "image/png");
    let (client, _) = answering(200, "text/html", "<html>");
    client.books().delete_book("7").await.unwrap();
}

#[tokio::test]
async fn default_is_for_every_error_that_is_not_named() {
    for (status, expected) in [
        (404, AnyError::Missing),
        (
            503,
            AnyError::Raw(Bytes::from_static(br#"{"message":"no"}"#)),
        ),
        (
            302,
            AnyError::Other(Problem {
                message: "no".into(),
            }),
        ),
        (
            418,
            AnyError::Other(Problem {
                message: "no".into(),
            }),
        ),
    ] {
        let (client, _) = answering(status, "application/json", r#"{"message":"no"}"#);
        let call: callwright::Call<(), AnyError> = client.inner.get("/x").empty();
        let error = call.await.unwrap_err();
        assert_eq!(error.api(), Some(&expected), "{status}");
    }
}
