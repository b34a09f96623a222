//! A response from memory takes the place of the shop.
#![allow(clippy::unwrap_used)]

use callwright::{serde_json::json, testing};
use example_build_script::api::{Client, types::Genre};
use example_build_script::new_books;

#[tokio::test]
async fn new_poems() {
    let server = testing::respond(
        200,
        json!({ "items": [{
        "id": 3, "title": "Sixty Odd", "authors": ["Ursula K. Le Guin"], "genre": "poetry",
        "price": { "amount": "12.50", "currency": "EUR" }, "status": "available",
        "series": null, "addedAt": "2026-02-01T09:30:00Z"
    }] }),
    );
    let shop = Client::new().transport(server.clone());
    let text = new_books(&shop, Genre::Poetry).await.unwrap();
    assert_eq!(text, "Sixty Odd, by Ursula K. Le Guin: 12.50 EUR\n");
    let requests = server.requests();
    let target = requests[0].uri().path_and_query().unwrap();
    assert_eq!(target, "/v1/books?genre=poetry&sort=-published&limit=10");
}
