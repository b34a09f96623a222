//! The call in README.md, compiled and run. A test of `callwright-tests` checks that README.md has the same text.
#![allow(clippy::unwrap_used)]

use ::bookshop::types::*;
use callwright_compiled::{text, wait};

type AnyError = Box<dyn std::error::Error>;

/// The crate of the README, with a server in memory as its transport.
mod bookshop {
    use callwright_compiled::Server;

    thread_local! {
        // The response is valid for both operations: each ignores the keys that it doesn't know.
        pub static SERVER: Server = Server::json(
            200,
            r#"{"id":17,"title":"Always Coming Home","authors":["Ursula K. Le Guin"],"genre":"solarpunk",
                "price":{"amount":"12.50","currency":"EUR"},"status":"available","series":null,
                "addedAt":"2026-02-01T09:30:00Z","items":[]}"#,
        );
    }

    pub struct Client;

    impl Client {
        #[expect(clippy::new_ret_no_self, reason = "it replaces the real client")]
        pub fn new() -> ::bookshop::Client {
            ::bookshop::Client::new().transport(SERVER.with(Server::clone))
        }
    }
}

#[rustfmt::skip]
async fn readme() -> Result<(Book, BookPage), AnyError> {
    let shop = bookshop::Client::new().bearer_auth("a token");

    let patch = BookPatch {
        title: Some("Always Coming Home".to_owned()),
        subtitle: Maybe::Null,
        ..BookPatch::default()
    };
    let book = shop.books().update(17, &patch).await?;

    let poems = shop.books().list().genre(&[Genre::Poetry]).limit(10).await?;

    Ok((book, poems))
}

#[test]
fn the_call_of_the_readme() {
    let (book, page) = wait(readme()).unwrap();
    assert_eq!(book.genre, Genre::Unknown("solarpunk".to_owned()));
    assert_eq!(page.items, []);
    let sent: Vec<String> = bookshop::SERVER
        .with(|server| server.requests())
        .into_iter()
        .map(|r| text(Ok(r)))
        .collect();
    assert_eq!(
        sent,
        [
            "PATCH https://eu.bookshop.example/v1/books/17\n\
             authorization: Bearer a token\n\
             content-type: application/merge-patch+json\n\n\
             {\"title\":\"Always Coming Home\",\"subtitle\":null}",
            // No token is sent, because this operation requires none.
            "GET https://eu.bookshop.example/v1/books?genre=poetry&limit=10\n",
        ]
    );
}
