//! What an operation is called.

use crate::ir::Operation;

/// The operation's id; without one, its method and path: `get books by id`.
pub(super) fn operation_words(operation: &Operation) -> String {
    if let Some(name) = &operation.name {
        return name.clone();
    }
    let mut text = operation.method.as_str().to_lowercase();
    for segment in operation
        .path
        .split(['/', '?', '#'])
        .filter(|s| !s.is_empty())
    {
        text.push(' ');
        if segment.starts_with('{') {
            text.push_str("by ");
        }
        text.push_str(&segment.replace(['{', '}'], " "));
    }
    text
}
