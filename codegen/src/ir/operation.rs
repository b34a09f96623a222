//! Operations: the requests that a client sends.

use super::body::RequestBody;
use super::docs::Docs;
use super::method::Method;
use super::parameter::Parameter;
use super::response::ApiResponse;
use super::security::Requirement;
use super::server::Server;
use crate::diag::Place;

/// An operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it is in the document.
    pub place: Place,
    /// Its `operationId`.
    pub name: Option<String>,
    /// What its vendor calls it.
    pub vendor: VendorName,
    /// The method.
    pub method: Method,
    /// The path template, as written: `/pets/{petId}`.
    pub path: String,
    /// Its tags, in order.
    pub tags: Vec<String>,
    /// Its documentation.
    pub docs: Docs,
    /// Its parameters: path parameters first, in the order of the template.
    pub parameters: Vec<Parameter>,
    /// The body of its request.
    pub body: Option<RequestBody>,
    /// Its responses.
    pub responses: Vec<ApiResponse>,
    /// Its security requirement, if it differs from the API's.
    pub security: Option<Requirement>,
    /// Its server, if it differs from the API's.
    pub server: Option<Server>,
}

/// What a vendor calls an operation in its own clients, as an extension of the document states it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct VendorName {
    /// The group.
    pub group: Option<String>,
    /// The method.
    pub method: Option<String>,
}
