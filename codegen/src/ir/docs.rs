//! The prose of a document.

/// What a document says of a thing, for people.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Docs {
    /// A few words: `title` of a schema, `summary` of an operation.
    pub summary: Option<String>,
    /// All of it, in Markdown.
    pub description: Option<String>,
    /// Whether it is on its way out.
    pub deprecated: bool,
}
