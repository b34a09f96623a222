//! What a bookshop has that is new, as a few lines of text.
//!
//! `build.rs` generates the client, [`api`] includes it, [`new_books`] is all that is written by hand.

/// The bookshop, as `build.rs` generates it.
pub mod api {
    callwright::include_api!();
}

use api::Client;
use api::types::{Book, Genre, ListBooksSort, Problem};

/// The newest books of a genre, each in one line with its price.
///
/// # Errors
///
/// When the shop can't be reached, refuses, or answers what its document doesn't say.
pub async fn new_books(shop: &Client, genre: Genre) -> Result<String, callwright::Error<Problem>> {
    let page = shop
        .books()
        .list_books()
        .genre(&[genre])
        .sort(ListBooksSort::MinusPublished)
        .limit(10)
        .await?;
    Ok(page.items.iter().map(line).collect())
}

fn line(book: &Book) -> String {
    let Book {
        title,
        authors,
        price,
        ..
    } = book;
    format!(
        "{title}, by {}: {} {}\n",
        authors.join(" and "),
        price.amount,
        price.currency
    )
}
