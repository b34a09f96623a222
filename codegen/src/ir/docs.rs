//! The prose of a document.

/// The documentation of a type, a property, a parameter, an operation or an event.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Docs {
    /// The summary: `title` of a schema, `summary` of an operation.
    pub summary: Option<String>,
    /// The description, in Markdown.
    pub description: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Why, if an extension says so.
    pub deprecation: Option<String>,
}
