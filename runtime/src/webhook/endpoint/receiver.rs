//! Deliveries as events, for a server of one's own.

use std::marker::PhantomData;

use crate::webhook::serve::Unpack;

/// What a receiver is made of.
#[must_use = "it reads nothing before `build`"]
pub struct ReceiverBuilder<E> {
    event: PhantomData<fn() -> E>,
}

impl<E: Unpack> ReceiverBuilder<E> {
    /// One of the document's profile.
    pub fn new() -> Self {
        Self { event: PhantomData }
    }
}

impl<E: Unpack> Default for ReceiverBuilder<E> {
    fn default() -> Self {
        Self::new()
    }
}
