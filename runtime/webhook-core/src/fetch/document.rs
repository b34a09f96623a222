//! Documents that hold keys or certificates.

use std::time::Duration;

use bytes::Bytes;
use http::{Method, Request, header};

use super::fetch_url::FetchUrl;

/// How old a document may be before its source is asked again.
pub const FRESH: Duration = Duration::from_secs(60 * 60);
/// How old it may be where it doesn't hold what is looked for: a key that is new.
pub const RENEWED: Duration = Duration::from_secs(60);

/// What to fetch.
#[derive(Clone, Debug)]
pub struct KeyDocument {
    /// From where.
    pub address: FetchUrl,
    /// What is posted, as JSON; it may hold credentials. `None` where it is got.
    pub post: Option<Post>,
}

/// What is posted to fetch a document.
#[derive(Clone)]
pub struct Post {
    /// What tells it apart from others to the same URL.
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

/// A document.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// Its bytes.
    pub bytes: Bytes,
    /// Whether it is as new as was asked for. It isn't where its source doesn't answer.
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
    /// What tells it apart in the cache; without credentials.
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
