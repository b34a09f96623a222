//! Security: how callers prove who they are.

/// The security requirement of an operation: alternatives, each of which lists schemes that are all required.
/// An empty list requires nothing; an empty alternative makes authentication optional.
pub type Requirement = Vec<Vec<String>>;

/// A security scheme: how requests are authenticated.
#[derive(Clone, Debug)]
pub struct ApiSecurityScheme {
    /// Its key in the document.
    pub name: String,
    /// Its description, in Markdown.
    pub description: Option<String>,
    /// How it authenticates.
    pub kind: SecuritySchemeKind,
}

/// How a security scheme authenticates.
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
    /// By the connection: mutual TLS.
    MutualTls,
}
