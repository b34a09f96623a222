//! What an endpoint is made of.

use std::sync::Arc;

use crate::webhook::serve::Dispatch;

/// What an endpoint is made of: a handler, a profile, and what only the user knows.
#[must_use = "it answers nothing before `build`"]
pub struct EndpointBuilder {
    dispatch: Arc<dyn Dispatch>,
}

impl<D: Dispatch> From<D> for EndpointBuilder {
    fn from(dispatch: D) -> Self {
        Self {
            dispatch: Arc::new(dispatch),
        }
    }
}
