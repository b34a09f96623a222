//! Where in a delivery a value stands.

/// A place in a delivery from which a value is taken: the kind of the event, the id of the delivery.
///
/// Several are combined in order: their values are joined by a dot, and end at the first that is absent. GitHub's
/// `[Header("x-github-event"), Body("/action")]` makes `issues.opened`, and `push` where there is no action.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Source {
    /// A header, by its name in lower case.
    Header(String),
    /// A string, a number or a boolean in the JSON body, by its JSON pointer (RFC 6901). In a batch it counts from the root of the body.
    Body(String),
    /// The same, counted from the item of a batch.
    Item(String),
    /// The key of the object at this pointer that is the name of an event: X and Telegram name their events so.
    Key(String),
    /// A parameter of the query.
    Query(String),
    /// The last segment of the path, percent-decoded.
    Path,
    /// A field of a form.
    Field(String),
}
