//! A test target that calls every operation with sample arguments.

use crate::names::Ident;
use crate::plan::json_text::JsonText;
use serde_json::Value;

/// The root of the test target.
#[derive(Clone, Debug)]
pub struct ExerciseRoot {
    /// The crate, as others import it.
    pub library: Ident,
    /// The methods that set credentials, and whether each takes a user name and a password.
    pub credentials: Vec<(Ident, bool)>,
    /// The modules of the groups.
    pub modules: Vec<Ident>,
}

/// The sample calls of a tag.
#[derive(Clone, Debug)]
pub struct ExerciseGroup {
    /// The crate, as others import it.
    pub library: Ident,
    /// Whether any argument is decoded from JSON.
    pub decodes: bool,
    /// The method of the client that returns the group.
    pub method: Ident,
    /// Its operations.
    pub operations: Vec<ExerciseOperation>,
}

/// The sample calls of an operation.
#[derive(Clone, Debug)]
pub struct ExerciseOperation {
    /// The HTTP method: `GET`.
    pub verb: &'static str,
    /// The path template.
    pub path: String,
    /// The method of the group.
    pub method: Ident,
    /// The calls.
    pub calls: Vec<ExerciseCall>,
}

/// A sample call.
#[derive(Clone, Debug)]
pub struct ExerciseCall {
    /// Which arguments it has: `all`, `required`, `as text/plain`.
    pub with: String,
    /// The arguments.
    pub arguments: Vec<SampleArgument>,
    /// The setters that are called, if the operation has a builder.
    pub setters: Option<Vec<(Ident, SampleArgument)>>,
}

impl ExerciseCall {
    /// Whether any argument is decoded from JSON.
    pub fn decodes(&self) -> bool {
        let chained = self.setters.iter().flatten().map(|(_, argument)| argument);
        self.arguments
            .iter()
            .chain(chained)
            .any(SampleArgument::decodes)
    }
}

/// A sample as an argument of a method.
#[derive(Clone, Debug, PartialEq)]
pub enum SampleArgument {
    /// A boolean or a number.
    Literal(Value),
    /// `"text"`
    Text(String),
    /// `&["text"]`
    Texts(Vec<String>),
    /// `sample("json")?`
    Decoded(JsonText),
    /// `&sample("json")?`
    Reference(JsonText),
    /// `&sample::<Vec<_>>("json")?`
    List(JsonText),
    /// `Bytes::from_static(b"...")`
    Bytes(String),
    /// `Multipart::new().text("name", "value")`
    Multipart(Vec<SamplePart>),
    /// `&Body::Json(...)`
    Choice {
        /// The module of the type.
        module: Ident,
        /// The type.
        ty: Ident,
        /// The variant.
        variant: Ident,
        /// The value in it.
        payload: Box<SampleArgument>,
    },
    /// `&...`
    Borrowed(Box<SampleArgument>),
    /// `"text".to_owned()`
    Owned(String),
}

impl SampleArgument {
    fn decodes(&self) -> bool {
        match self {
            Self::Decoded(_) | Self::Reference(_) | Self::List(_) => true,
            Self::Multipart(parts) => parts
                .iter()
                .any(|part| matches!(part, SamplePart::Json(..))),
            Self::Choice { payload, .. } => payload.decodes(),
            Self::Borrowed(inner) => inner.decodes(),
            Self::Literal(_) | Self::Text(_) | Self::Texts(_) | Self::Bytes(_) | Self::Owned(_) => {
                false
            }
        }
    }
}

/// A part of a multipart body: name, media type where it is given, content.
#[derive(Clone, Debug, PartialEq)]
pub enum SamplePart {
    /// `.text("name", "value")`
    Text(String, String),
    /// `.json("name", &sample::<Value>("json")?)`
    Json(String, JsonText),
    /// `.part("name", "application/vnd.stock+json", ...)`
    Typed(String, String, String),
    /// `.file("name", "sample.bin", "application/octet-stream", ...)`
    File(String, String, String),
}
