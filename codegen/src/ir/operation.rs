//! Operations: the requests that a client sends.

use super::body::RequestBody;
use super::docs::Docs;
use super::method::Method;
use super::parameter::Parameter;
use super::response::Response;
use super::security::Requirement;
use super::server::Server;
use crate::diag::Place;

/// One thing that can be called.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands.
    pub place: Place,
    /// Its `operationId`.
    pub name: Option<String>,
    /// The method.
    pub method: Method,
    /// The path template, as written: `/pets/{petId}`.
    pub path: String,
    /// Its tags, in order.
    pub tags: Vec<String>,
    /// What the document says of it.
    pub docs: Docs,
    /// Its parameters; those of the path first, in the order of the template.
    pub parameters: Vec<Parameter>,
    /// What it takes.
    pub body: Option<RequestBody>,
    /// What it answers.
    pub responses: Vec<Response>,
    /// What it needs to know of the caller, where it isn't what all operations need.
    pub security: Option<Requirement>,
    /// Where it is served, where it isn't where all operations are.
    pub server: Option<Server>,
}
