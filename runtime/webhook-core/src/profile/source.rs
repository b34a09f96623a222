//! Where in a delivery a value is.

/// Where in a delivery a value is: the name of its event, its id, its signature.
///
/// The values of several sources are joined by a dot, up to the first that is absent. GitHub's
/// `[Header("x-github-event"), Body("/action")]` gives `issues.opened`, and `push` if there is no action.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Source {
    /// A header, by its name in lower case.
    Header(String),
    /// A string, a number or a boolean in the JSON body, by its JSON pointer (RFC 6901). In a batch, the pointer begins at the body.
    Body(String),
    /// The same in a batch, but the pointer begins at the item.
    Item(String),
    /// The key that is the name of an event, in the object at this pointer: X and Telegram name their events like this.
    Key(String),
    /// A parameter of the query.
    Query(String),
    /// The last segment of the path, percent-decoded.
    Path,
    /// A field of a form.
    Field(String),
}
