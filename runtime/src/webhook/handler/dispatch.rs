//! The traits that `webhooks!` implements: one for a handler, one for an enum of events.

use std::sync::Arc;

use super::call::HandlerFuture;
use super::decode::DecodeFn;
use super::event_table::EventTable;
use super::received_event::ReceivedEvent;
use super::undecodable_event::UndecodableEvent;
use super::unknown_event::UnknownEvent;
use crate::error::DecodeError;

/// A function that decodes an event and calls its method on `M`.
pub type CallFn<M> = fn(Arc<M>, &ReceivedEvent) -> Result<HandlerFuture, DecodeError>;

/// Calls the method of a handler that an event belongs to.
pub trait Dispatch: Send + Sync + 'static {
    /// The events that have methods.
    fn events(&self) -> &'static EventTable;

    /// Decodes the event of this number in [`EventTable::events`], and calls its method.
    ///
    /// # Errors
    ///
    /// When the body isn't that of the event.
    fn call(
        self: Arc<Self>,
        number: usize,
        received: &ReceivedEvent,
    ) -> Result<HandlerFuture, DecodeError>;

    /// Calls the method for events that aren't in the document.
    fn call_unknown(
        self: Arc<Self>,
        unknown: UnknownEvent,
        received: ReceivedEvent,
    ) -> HandlerFuture;

    /// Calls the method for events whose body can't be decoded.
    fn call_undecodable(
        self: Arc<Self>,
        undecodable: UndecodableEvent,
        received: ReceivedEvent,
    ) -> HandlerFuture;
}

/// An enum of events.
pub trait EventEnum: Sized + Send + 'static {
    /// The events that have variants.
    const EVENTS: &'static EventTable;

    /// For each of [`EventTable::events`], the function that reads it.
    const DECODE: &'static [DecodeFn<Self>];

    /// The variant for events that aren't in the document.
    fn unknown(unknown: UnknownEvent) -> Self;
}
