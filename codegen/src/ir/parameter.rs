//! Parameters, and how they are serialized.

use super::docs::Docs;
use super::type_use::TypeUse;
use serde_json::Value;

/// A parameter of an operation or an event.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Where in the request it is.
    pub location: ParameterLocation,
    /// Whether it is required.
    pub required: bool,
    /// Its type.
    pub ty: TypeUse,
    /// How it is serialized.
    pub form: ParameterForm,
    /// Its documentation.
    pub docs: Docs,
    /// The value that the server uses when it is absent.
    pub default: Option<Value>,
}

/// Where in a request a parameter is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ParameterLocation {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How a parameter is serialized.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ParameterForm {
    /// By a style.
    Style(ParameterStyle),
    /// As JSON text (`content`).
    Json,
}

/// How an array or an object becomes text in a URL, a header or a form.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ParameterStyle {
    /// The form: `style`.
    pub form: StyleForm,
    /// Whether each member is serialized separately: `explode`.
    pub explode: bool,
    /// Whether reserved characters aren't percent-encoded: `allowReserved`.
    pub reserved: bool,
}

/// The styles of OpenAPI's Parameter Object.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum StyleForm {
    /// `a,b`
    Simple,
    /// `.a.b`
    Label,
    /// `;p=a,b`
    Matrix,
    /// `p=a&p=b`
    Form,
    /// `p=a%20b`
    Space,
    /// `p=a%7Cb`
    Pipe,
    /// `p[k]=v`
    DeepObject,
}
