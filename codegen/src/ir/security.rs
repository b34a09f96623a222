//! Servers, and how callers prove who they are.

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

/// Where an API is served.
#[derive(Clone, Debug)]
pub struct Server {
    /// The URL, with variables in braces.
    pub url: String,
    /// What the document says of it.
    pub description: Option<String>,
    /// The variables.
    pub variables: Vec<ServerVariable>,
}

impl Server {
    /// The URL with the default of each variable; one without a default stays in its braces.
    pub fn default_url(&self) -> String {
        self.variables
            .iter()
            .fold(self.url.clone(), |url, variable| match &variable.default {
                Some(default) => url.replace(&format!("{{{}}}", variable.name), default),
                None => url,
            })
    }
}

/// A variable in the URL of a server.
#[derive(Clone, Debug)]
pub struct ServerVariable {
    /// Its name in the URL.
    pub name: String,
    /// Its default, if it has one.
    pub default: Option<String>,
    /// What it may be; empty for anything.
    pub values: Vec<String>,
    /// What the document says of it.
    pub description: Option<String>,
}
