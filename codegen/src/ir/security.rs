//! Security: how callers prove who they are.

/// The alternatives that are good enough, each the schemes that must all be there. An empty list
/// asks for nothing; an empty alternative allows to ask for nothing.
pub type Requirement = Vec<Vec<String>>;

/// A way to prove who calls.
#[derive(Clone, Debug)]
pub struct SecurityScheme {
    /// Its key in the document.
    pub name: String,
    /// What the document says of it.
    pub description: Option<String>,
    /// What it is.
    pub kind: SecuritySchemeKind,
}

/// What a scheme is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SecuritySchemeKind {
    /// A secret in a header of this name.
    ApiKeyHeader(String),
    /// A secret in a query parameter of this name.
    ApiKeyQuery(String),
    /// A secret in a cookie of this name.
    ApiKeyCookie(String),
    /// `Authorization: Basic`.
    Basic,
    /// `Authorization: Bearer`; OAuth 2 and OpenID Connect with a token that the caller has.
    Bearer,
    /// `Authorization` with another scheme of the IANA registry.
    Http(String),
    /// In the connection itself.
    MutualTls,
}
