//! The table of a document's events, which generated code has as a static.

use crate::error::DecodeError;

/// The events of a document, and its profile.
#[derive(Debug)]
pub struct EventTable {
    /// The profile, as JSON.
    pub profile: &'static str,
    /// The events, in the order of the document.
    pub events: &'static [EventRow],
}

/// An event of the table.
#[derive(Debug)]
pub struct EventRow {
    /// The event's name in the document.
    pub name: &'static str,
    /// The values on the wire that mean the event. None if the document has one event only, or if the path
    /// names the event.
    pub wire: &'static [&'static str],
    /// What the body is.
    pub kind: BodyKind,
}

/// What the body of an event is.
#[allow(
    non_camel_case_types,
    reason = "the macro `webhooks!` writes them as its grammar does"
)]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BodyKind {
    /// JSON, or a form with JSON in a field.
    json,
    /// The fields of a form.
    form,
    /// A text of any media type.
    text,
    /// Bytes of any media type.
    bytes,
}

/// The entry of an event's number in a table that has one entry for each event. The numbers come from the same macro as the
/// table, so a number without an entry is a bug here.
///
/// # Errors
///
/// When the table has no such entry.
pub fn table_entry<F: Copy>(table: &'static [F], number: usize) -> Result<F, DecodeError> {
    let entry = table.get(number).copied();
    entry.ok_or_else(|| DecodeError::new("the table has no such event"))
}
