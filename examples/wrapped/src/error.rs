//! Errors, by what the caller can do about them.

use crate::{BookId, ForeignPrice};
use callwright::Error;
use std::fmt;

/// Why a call of the shop failed.
#[derive(Debug)]
#[non_exhaustive]
pub enum ShopError {
    /// The shop doesn't have the book: ask for another.
    NoSuchBook(BookId),
    /// The shop can't be reached or is overloaded: ask later.
    Unavailable(Box<dyn std::error::Error + Send + Sync>),
    /// The price is in another currency, which this library doesn't support.
    ForeignPrice(ForeignPrice),
    /// Anything else, with its cause.
    Other(Box<dyn std::error::Error + Send + Sync>),
}

impl ShopError {
    /// An error of a call that is about one book.
    pub(crate) fn of_book<E>(book: BookId, error: Error<E>) -> Self
    where
        E: fmt::Debug + Send + Sync + 'static,
    {
        match error.status().map(|status| status.as_u16()) {
            Some(404) => Self::NoSuchBook(book),
            _ => error.into(),
        }
    }
}

/// The error of every call converts by `?`, whatever its error body is.
impl<E: fmt::Debug + Send + Sync + 'static> From<Error<E>> for ShopError {
    fn from(error: Error<E>) -> Self {
        let busy = error
            .status()
            .is_some_and(|status| status.is_server_error() || status == 429);
        match error {
            Error::Transport(_) => Self::Unavailable(error.into()),
            _ if busy => Self::Unavailable(error.into()),
            _ => Self::Other(error.into()),
        }
    }
}

impl From<ForeignPrice> for ShopError {
    fn from(price: ForeignPrice) -> Self {
        Self::ForeignPrice(price)
    }
}

impl fmt::Display for ShopError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchBook(BookId(id)) => write!(f, "the shop has no book {id}"),
            Self::Unavailable(_) => f.write_str("the shop can't be asked now"),
            Self::ForeignPrice(price) => price.fmt(f),
            Self::Other(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ShopError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NoSuchBook(_) | Self::ForeignPrice(_) => None,
            Self::Unavailable(error) => Some(error.as_ref()),
            Self::Other(error) => error.source(),
        }
    }
}
