//! A library that wraps a generated client, so that its users see none of it: ids that can't be mixed up, amounts that can be
//! added, and an error for each thing that one would do.
//!
//! The document may change as it likes; what must follow it is `convert`, and the compiler says where.

/// The bookshop, as `build.rs` generates it: for this library alone.
mod api {
    callwright::include_api!();
}
mod convert;
mod error;

pub use convert::Foreign;
pub use error::ShopError;

use std::collections::BTreeMap;

/// The number of a book.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct BookId(pub i64);

/// An ISBN.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Isbn(pub String);

/// An amount of euros, in cents.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Cents(pub u64);

/// A book that can be bought.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Offer {
    /// Its number.
    pub book: BookId,
    /// What it is called.
    pub title: String,
    /// What it costs.
    pub price: Cents,
}

/// A bookshop.
#[derive(Clone, Debug, Default)]
pub struct Shop {
    client: api::Client,
}

impl Shop {
    /// The shop at its own address.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same by another transport, for tests.
    #[must_use]
    pub fn over(transport: impl callwright::Transport + 'static) -> Self {
        let client = api::Client::new().transport(transport);
        Self { client }
    }

    /// What a book costs.
    ///
    /// # Errors
    ///
    /// [`ShopError::NoSuchBook`] among others.
    pub async fn offer(&self, book: BookId) -> Result<Offer, ShopError> {
        let found = self.client.books().get_book(book.0).await;
        let found = found.map_err(|error| ShopError::of_book(book, error))?;
        Ok(found.try_into()?)
    }

    /// What several books cost; those that the shop doesn't have are missing.
    ///
    /// # Errors
    ///
    /// When the shop can't be asked.
    pub async fn offers(&self, isbns: &[Isbn]) -> Result<BTreeMap<Isbn, Offer>, ShopError> {
        let isbns: Vec<&str> = isbns.iter().map(|isbn| isbn.0.as_str()).collect();
        let found = self.client.books().get_books_by_isbn(&isbns).await?;
        let offers = found
            .into_iter()
            .map(|(isbn, book)| Ok((Isbn(isbn), book.try_into()?)));
        offers.collect()
    }
}
