//! The library, as its users see it.
#![allow(clippy::unwrap_used)]

use callwright::{Bytes, TransportError, http};
use example_wrapped::{BookId, Cents, Isbn, Shop, ShopError};

/// A shop that always sends this response.
fn shop(status: u16, media_type: &'static str, body: String) -> Shop {
    Shop::over(move |_: http::Request<Bytes>| {
        let response = http::Response::builder().status(status);
        let response = response.header("content-type", media_type);
        let response = response.body(Bytes::from(body.clone()));
        async move { response.map_err(TransportError::new) }
    })
}

fn book(amount: &str, currency: &str) -> String {
    format!(
        r#"{{ "id": 17, "title": "Sixty Odd", "authors": ["Ursula K. Le Guin"], "genre": "poetry",
            "price": {{ "amount": "{amount}", "currency": "{currency}" }}, "status": "available",
            "series": null, "addedAt": "2026-02-01T09:30:00Z" }}"#
    )
}

#[tokio::test]
async fn an_offer() {
    let shop = shop(200, "application/json", book("12.50", "EUR"));
    let offer = shop.offer(BookId(17)).await.unwrap();
    assert_eq!((offer.book, offer.price), (BookId(17), Cents(1250)));
}

#[tokio::test]
async fn several_offers() {
    let books = format!(r#"{{ "9780441478125": {} }}"#, book("9.90", "EUR"));
    let shop = shop(200, "application/json", books);
    let isbn = |text: &str| Isbn(text.to_owned());
    let isbns = [isbn("9780441478125"), isbn("9780060512750")];
    let offers = shop.offers(&isbns).await.unwrap();
    assert_eq!(offers.len(), 1);
    assert_eq!(offers[&isbns[0]].price, Cents(990));
}

#[tokio::test]
async fn each_error_is_an_action_of_the_caller() {
    let problem = r#"{ "title": "There is no such book" }"#.to_owned();
    let none = shop(404, "application/problem+json", problem);
    let error = none.offer(BookId(99)).await.unwrap_err();
    assert_eq!(error.to_string(), "the shop has no book 99");

    let busy = shop(503, "text/plain", "later".to_owned());
    let error = busy.offer(BookId(17)).await.unwrap_err();
    assert!(matches!(error, ShopError::Unavailable(_)));

    for (amount, currency) in [
        ("9.90", "USD"),
        ("9", "EUR"),
        ("9.9", "EUR"),
        ("9.900", "EUR"),
    ] {
        let shop = shop(200, "application/json", book(amount, currency));
        let error = shop.offer(BookId(17)).await.unwrap_err();
        assert!(
            matches!(error, ShopError::ForeignPrice(_)),
            "{amount} {currency}"
        );
    }
}
