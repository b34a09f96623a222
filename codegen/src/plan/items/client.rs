//! The client and the servers.

use crate::names::Ident;
use crate::plan::doc_text::DocText;

/// The client.
#[derive(Clone, Debug)]
pub struct ClientItem {
    /// Docs.
    pub docs: DocText,
    /// The user agent.
    pub agent: String,
    /// The URL of the first server.
    pub base_url: String,
    /// The security schemes.
    pub schemes: Vec<SchemeEntry>,
    /// The security requirements of the whole API.
    pub security: Vec<Vec<String>>,
    /// The methods that set credentials.
    pub credentials: Vec<CredentialMethod>,
    /// The methods that return groups.
    pub groups: Vec<GroupMethod>,
}

/// A security scheme, as the runtime has it.
#[derive(Clone, Debug)]
pub struct SchemeEntry {
    /// Its name in the document.
    pub name: String,
    /// The variant of the runtime's enum.
    pub variant: &'static str,
    /// What the variant holds.
    pub argument: Option<String>,
}

/// A method that sets a credential.
#[derive(Clone, Debug)]
pub struct CredentialMethod {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// The security scheme.
    pub scheme: String,
    /// Whether it takes a user name and a password.
    pub pair: bool,
}

/// A method that returns a group.
#[derive(Clone, Debug)]
pub struct GroupMethod {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// The feature that turns it on.
    pub feature: Option<String>,
    /// The module of the group.
    pub module: Ident,
    /// The type of the group.
    pub ty: Ident,
}

/// A server.
#[derive(Clone, Debug)]
pub struct ServerItem {
    /// Docs.
    pub docs: DocText,
    /// The constant; for a server with variables, the function.
    pub name: Ident,
    /// The URL, with placeholders for its variables.
    pub url: String,
    /// The placeholders with their braces, and the arguments that replace them.
    pub variables: Vec<(String, Ident)>,
}
