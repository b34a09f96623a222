//! Servers.

/// A server of an API.
#[derive(Clone, Debug)]
pub struct Server {
    /// The URL, with variables in braces.
    pub url: String,
    /// Its description, in Markdown.
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
    /// Its allowed values; empty if any value is allowed.
    pub values: Vec<String>,
    /// Its description, in Markdown.
    pub description: Option<String>,
}
