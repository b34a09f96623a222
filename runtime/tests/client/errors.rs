//! The messages of errors, and what errors keep.

use std::error::Error as _;

use callwright::{Error, RequestPart, TransportError, http};

use crate::bookshop::Client;
use crate::support::answering;

#[tokio::test]
async fn a_described_error() {
    let (client, _) = answering(404, "application/json", r#"{"message":"no such book"}"#);
    let error = client.books().get("7").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"GET https://api.bookshop.example/v1/books/7: 404 Not Found: {"message":"no such book"}"#
    );
    assert_eq!(error.api().unwrap().message, "no such book");
    assert_eq!(error.status().unwrap(), 404);
    assert_eq!(error.headers().unwrap()["content-type"], "application/json");
    assert_eq!(error.body().unwrap(), r#"{"message":"no such book"}"#);
}

#[tokio::test]
async fn an_error_that_is_not_as_described() {
    let (client, _) = answering(502, "text/html", "<html>\n<h1>Bad Gateway</h1>\n</html>");
    let error = client.books().get("7").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET https://api.bookshop.example/v1/books/7: 502 Bad Gateway: unexpected body: expected value: \
         <html> <h1>Bad Gateway</h1> </html>"
    );
    assert!(matches!(error, Error::Status(_)));
}

#[tokio::test]
async fn an_undescribed_error() {
    let (client, _) = answering(500, "text/plain", "oops");
    let error = client.books().delete_book("7").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "DELETE https://api.bookshop.example/v1/books/7: 500 Internal Server Error: oops"
    );
    assert_eq!(error.body().unwrap(), "oops");
}

#[tokio::test]
async fn a_success_that_is_not_as_described_names_the_path() {
    let body = r#"{"items":[{"id":"1","title":"a","price":1},{"id":"2","title":"b","price":"2"}]}"#;
    let (client, _) = answering(200, "application/json", body);
    let error = client.books().list().await.unwrap_err();
    let Error::Decode(response) = &error else {
        panic!("{error:?}")
    };
    let reason = response.reason.as_ref().unwrap();
    assert_eq!(reason.path(), "items[1].price");
    assert_eq!(reason.message(), "invalid type: string \"2\", expected f64");
    assert_eq!(response.raw, body);
    assert!(error.to_string().starts_with(
        "GET https://api.bookshop.example/v1/books: 200 OK: unexpected body: items[1].price: invalid type"
    ));
    assert_eq!(error.source().unwrap().to_string(), reason.to_string());
}

#[tokio::test]
async fn a_long_body_is_cut() {
    let (client, _) = answering(500, "text/plain", &"x".repeat(5000));
    let error = client.books().delete_book("7").await.unwrap_err();
    assert!(error.to_string().ends_with("xx... (5000 bytes)"));
    assert!(error.to_string().len() < 320);
    assert!(format!("{error:?}").len() < 800);
    assert_eq!(error.body().unwrap().len(), 5000);
}

#[tokio::test]
async fn a_transport_error_keeps_its_cause() {
    let client = Client::new().transport(|_: http::Request<callwright::Bytes>| async {
        Err(TransportError::timeout(std::io::Error::other("too slow")))
    });
    let error = client.books().get("7").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET https://api.bookshop.example/v1/books/7: timed out: too slow"
    );
    assert!(
        error
            .source()
            .unwrap()
            .downcast_ref::<std::io::Error>()
            .is_some()
    );
    assert!(matches!(&error, Error::Transport(error) if error.is_timeout() && !error.is_connect()));
    assert_eq!(error.status(), None);
}

#[tokio::test]
async fn a_request_error_says_what_is_wrong_and_nothing_is_sent() {
    let (client, sent) = answering(200, "application/json", "{}");
    let error = client.books().get("").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /books/{bookId}: not sent: path parameter bookId: is empty, which leads to another path"
    );
    let Error::Request(error) = error else {
        panic!()
    };
    assert_eq!(error.part(), &RequestPart::Path("bookId".into()));
    assert_eq!(sent.count(), 0);
}

#[tokio::test]
async fn the_first_error_is_reported() {
    let (client, _) = answering(200, "", "");
    let call: callwright::Call<()> = client
        .inner
        .get("/{a}/{b}")
        .path("a", "")
        .header("x y", "1")
        .empty();
    assert!(
        call.request()
            .unwrap_err()
            .to_string()
            .contains("path parameter a")
    );
    let call: callwright::Call<()> = client.inner.get("/{a}").empty();
    assert!(
        call.request()
            .unwrap_err()
            .to_string()
            .contains("path parameter a: has no value")
    );
}

#[cfg(not(feature = "reqwest"))]
#[tokio::test]
async fn a_missing_transport_is_reported() {
    let error = Client::new().books().get("7").await.unwrap_err();
    assert!(
        error.to_string().contains("the client has no transport"),
        "{error}"
    );
}
