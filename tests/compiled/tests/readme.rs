//! The call in README.md, compiled and made; `callwright-tests` holds that it is the one shown.
#![allow(clippy::unwrap_used)]

use ::bookshop::types::*;
use callwright_compiled::{text, wait};

type AnyError = Box<dyn std::error::Error>;

/// The crate as the README has it, but for its transport: a server in memory.
mod bookshop {
    use callwright_compiled::Server;

    thread_local! {
        // Both operations get what is a book and a page alike: neither minds what it doesn't know.
        pub static SERVER: Server = Server::json(
            200,
            r#"{"id":17,"title":"Always Coming Home","authors":["Ursula K. Le Guin"],"genre":"solarpunk",
                "price":{"amount":"12.50","currency":"EUR"},"status":"available","series":null,
                "addedAt":"2026-02-01T09:30:00Z","items":[]}"#,
        );
    }

    pub struct Client;

    impl Client {
        #[expect(clippy::new_ret_no_self, reason = "it stands in for the real one")]
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
    let book = shop.books().update_book(17, &patch).await?;

    let poems = shop.books().list_books().genre(&[Genre::Poetry]).limit(10).await?;

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
            // Everybody may look: no token is sent where none is asked for.
            "GET https://eu.bookshop.example/v1/books?genre=poetry&limit=10\n",
        ]
    );
}
