//! Fetches the documents that hold keys and certificates, and limits how many fetches a sender can cause.
//!
//! A URL must have `https` and an allowed host. There are limits of size and time. Documents are kept, and for a while
//! failures too. A document is fetched once at a time, and the rate of all fetches is limited. The requests themselves are
//! sent by a [`KeyTransport`].

mod cache;
mod document;
mod error;
mod fetch_url;
mod fetcher;
mod memo;
mod rate_limiter;
mod transport;

#[cfg(test)]
mod tests;

pub use document::{FRESH, Fetched, KeyDocument, Post, RENEWED};
pub use error::FetchError;
pub use fetch_url::{FetchUrl, HostPattern};
pub use fetcher::Fetcher;
pub(crate) use memo::Memo;
pub use transport::{KeyTransport, MOST_BYTES};
