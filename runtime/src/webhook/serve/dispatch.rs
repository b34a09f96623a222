//! The tables that generated code has, and the traits over them.

use std::sync::Arc;

use super::{Decoded, Handling, Opened, Received, UndecodableEvent, UnknownEvent};
use crate::error::DecodeError;

/// The events of a document, and the profile that it gives.
#[derive(Debug)]
pub struct Routes {
    /// The profile, as JSON.
    pub profile: &'static str,
    /// The events, in the order of the document.
    pub events: &'static [Row],
}

/// An event: its name, by what it is known, and what its body is.
#[derive(Debug)]
pub struct Row {
    /// Its name in the document.
    pub name: &'static str,
    /// The wire values that mean it; none where the document has a single event or tells them by path.
    pub wire: &'static [&'static str],
    /// What its body is.
    pub kind: Kind,
}

/// What a body is.
#[allow(
    non_camel_case_types,
    reason = "named as the grammar of the macro names them"
)]
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// JSON, or a form that holds it.
    json,
    /// Fields of a form.
    form,
    /// A text of any media type.
    text,
    /// Bytes of any media type.
    bytes,
}

/// How a mount opens one event.
pub type Open<M> = fn(Arc<M>, &Received) -> Opened;

/// How an enum of events reads one.
pub type UnpackOne<E> = fn(&Received) -> Decoded<E>;

/// Hands deliveries to the methods of a handler. `webhooks!` implements it.
pub trait Dispatch: Send + Sync + 'static {
    /// The events that it knows.
    fn routes(&self) -> &'static Routes;

    /// Decodes the event of this number in [`Routes::events`], for its method.
    ///
    /// # Errors
    ///
    /// When the body isn't the event's.
    fn open(self: Arc<Self>, number: usize, received: &Received) -> Opened;

    /// An event that isn't in the document.
    fn unknown(self: Arc<Self>, unknown: UnknownEvent, received: Received) -> Handling;

    /// An event whose body couldn't be decoded.
    fn undecodable(self: Arc<Self>, undecodable: UndecodableEvent, received: Received) -> Handling;
}

/// An enum of events. `webhooks!` implements it.
pub trait Unpack: Sized + Send + 'static {
    /// The events that it knows.
    const ROUTES: &'static Routes;

    /// How each of [`Routes::events`] is read.
    const UNPACK: &'static [UnpackOne<Self>];

    /// An event that isn't in the document.
    fn unknown(unknown: UnknownEvent) -> Self;
}

/// What reads the event of this number. All numbers come from the same table, so one that isn't in it is a fault here.
///
/// # Errors
///
/// When there is no such event.
pub fn open_fn<F: Copy>(table: &'static [F], number: usize) -> Result<F, DecodeError> {
    let open = table.get(number).copied();
    open.ok_or_else(|| DecodeError::new("the table has no such event"))
}
