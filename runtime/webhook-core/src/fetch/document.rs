//! Documents that hold keys or certificates.

use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, header};

use super::fetch_url::FetchUrl;

/// How old a document may be before it is fetched again.
pub const FRESH: Duration = Duration::from_secs(60 * 60);
/// How old it may be if it doesn't have the key of a delivery, which may be new.
pub const RENEWED: Duration = Duration::from_secs(60);

/// A document to fetch.
#[derive(Clone, Debug)]
pub struct KeyDocument {
    /// Its URL.
    pub address: FetchUrl,
    /// The JSON that is posted, which may hold credentials. `None` for a GET.
    pub post: Option<Post>,
}

/// The body of a POST that fetches a document.
#[derive(Clone)]
pub struct Post {
    /// An id that differs from those of other bodies to the same URL.
    pub id: String,
    /// The JSON text.
    pub body: String,
}

impl std::fmt::Debug for Post {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Post")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// A fetched document.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// Its bytes.
    pub bytes: Bytes,
    /// Whether it is as new as requested. It isn't if its source doesn't respond.
    pub fresh: bool,
}

impl Fetched {
    pub(super) fn fresh(bytes: Bytes) -> Self {
        Self { bytes, fresh: true }
    }

    pub(super) fn old(bytes: Bytes) -> Self {
        Self {
            bytes,
            fresh: false,
        }
    }
}

impl KeyDocument {
    /// Its key in the cache, without credentials.
    pub(super) fn key(&self) -> String {
        let id = self.post.as_ref().map_or("", |post| &post.id);
        format!("{} {id}", self.address.uri())
    }

    pub(super) fn request(&self) -> http::Result<Request<Bytes>> {
        let request = Request::builder().uri(self.address.uri());
        match &self.post {
            None => request.method(Method::GET).body(Bytes::new()),
            Some(post) => request
                .method(Method::POST)
                .header(header::CONTENT_TYPE, "application/json")
                .body(Bytes::from(post.body.clone())),
        }
    }
}
