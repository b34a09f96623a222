//! The client and the servers.

use crate::names::Ident;
use crate::plan::DocText;

/// The client.
#[derive(Clone, Debug)]
pub struct ClientItem {
    /// Docs.
    pub docs: DocText,
    /// What the server is told of the caller.
    pub agent: String,
    /// The first server.
    pub base_url: String,
    /// The schemes: name, variant of the runtime's `SecurityScheme`, its argument.
    pub schemes: Vec<(String, &'static str, Option<String>)>,
    /// What operations need by default.
    pub security: Vec<Vec<String>>,
    /// The methods that set credentials.
    pub credentials: Vec<CredentialMethod>,
    /// The groups.
    pub groups: Vec<GroupMethod>,
}

/// A method that sets a credential.
#[derive(Clone, Debug)]
pub struct CredentialMethod {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// The scheme.
    pub scheme: String,
    /// Whether it takes a name and a password.
    pub pair: bool,
}

/// A method that gives a group.
#[derive(Clone, Debug)]
pub struct GroupMethod {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// The feature that must be on.
    pub feature: Option<String>,
    /// The module.
    pub module: Ident,
    /// The type.
    pub ty: Ident,
}

/// A server.
#[derive(Clone, Debug)]
pub struct ServerItem {
    /// Docs.
    pub docs: DocText,
    /// The constant or function.
    pub name: Ident,
    /// The URL, with variables in braces.
    pub url: String,
    /// The variables, with the names of their arguments.
    pub variables: Vec<(String, Ident)>,
}
