//! Generated code of a small document. Only its types have serde's derives instead of macros.

#![deny(warnings)]

pub mod books;
pub mod types;

pub use books::Books;

const SERVICE: callwright::Service = callwright::Service {
    name: "bookshop/1.2.0 callwright/0.1.0",
    base_url: "https://api.bookshop.example/v1",
    schemes: &[
        ("bearerAuth", callwright::SecurityScheme::Bearer),
        ("key", callwright::SecurityScheme::ApiKeyHeader("X-Key")),
        ("k", callwright::SecurityScheme::ApiKeyQuery("k")),
        ("c", callwright::SecurityScheme::ApiKeyCookie("c")),
        ("b", callwright::SecurityScheme::Basic),
        ("d", callwright::SecurityScheme::Http("Digest")),
    ],
    security: &[&["bearerAuth"], &["key", "b"]],
};

/// A client of the bookshop.
#[derive(Clone, Debug)]
pub struct Client {
    pub inner: callwright::Client,
}

impl Client {
    pub fn new() -> Self {
        Self {
            inner: callwright::Client::new(&SERVICE),
        }
    }

    #[must_use]
    pub fn base_url(self, url: &str) -> Self {
        Self {
            inner: self.inner.base_url(url),
        }
    }

    #[must_use]
    pub fn transport(self, transport: impl callwright::Transport + 'static) -> Self {
        Self {
            inner: self.inner.transport(transport),
        }
    }

    #[must_use]
    pub fn bearer_auth(self, token: &str) -> Self {
        Self {
            inner: self.inner.credential("bearerAuth", token),
        }
    }

    #[must_use]
    pub fn key(self, key: &str) -> Self {
        Self {
            inner: self.inner.credential("key", key),
        }
    }

    #[must_use]
    pub fn basic(self, user: &str, password: &str) -> Self {
        Self {
            inner: self.inner.basic_credential("b", user, password),
        }
    }

    pub fn books(&self) -> Books {
        Books {
            client: self.inner.clone(),
        }
    }
}
