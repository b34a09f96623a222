//! Fetches keys and certificates, and lets no stranger make it fetch much.
//!
//! Only `https`, only from hosts that are allowed, without redirects, up to a size and a time; what was fetched is kept, and
//! so is for a while what failed; one fetch at a time for a document, and few in all. It knows nothing of keys.

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
pub use memo::Memo;
pub use transport::{KeyTransport, MOST_BYTES};
