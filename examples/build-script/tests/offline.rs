//! A function takes the place of the shop.
#![allow(clippy::unwrap_used)]

use callwright::{Bytes, http};
use example_build_script::api::{Client, types::Genre};
use example_build_script::new_books;

#[tokio::test]
async fn new_poems() {
    let shop = Client::new().transport(|request: http::Request<Bytes>| async move {
        let target = request.uri().path_and_query().map(ToString::to_string);
        assert_eq!(
            target.as_deref(),
            Some("/v1/books?genre=poetry&sort=-published&limit=10")
        );
        let page = r#"{ "items": [{
            "id": 3, "title": "Sixty Odd", "authors": ["Ursula K. Le Guin"], "genre": "poetry",
            "price": { "amount": "12.50", "currency": "EUR" }, "status": "available",
            "series": null, "addedAt": "2026-02-01T09:30:00Z"
        }] }"#;
        let response = http::Response::builder().header("content-type", "application/json");
        Ok(response.body(Bytes::from(page)).unwrap())
    });
    let text = new_books(&shop, Genre::Poetry).await.unwrap();
    assert_eq!(text, "Sixty Odd, by Ursula K. Le Guin: 12.50 EUR\n");
}
