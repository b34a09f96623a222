//! The transport that is used if none is given: reqwest, or without it a transport that always fails.

use std::sync::Arc;

#[cfg(not(feature = "reqwest"))]
use bytes::Bytes;
#[cfg(not(feature = "reqwest"))]
use http::Request;

use super::limits::CallLimits;
#[cfg(feature = "reqwest")]
use super::reqwest_transport::DefaultTransport;
use super::transport::Transport;
#[cfg(not(feature = "reqwest"))]
use crate::error::TransportError;

/// The default transport with the default limits.
#[cfg(all(feature = "reqwest", feature = "webhooks"))]
pub(crate) fn default_transport() -> Arc<dyn Transport> {
    transport_with(CallLimits::default())
}

/// The default transport with these limits.
#[cfg(feature = "reqwest")]
pub(super) fn transport_with(limits: CallLimits) -> Arc<dyn Transport> {
    Arc::new(DefaultTransport::new(limits.connect))
}

/// A transport whose error says that there is none.
#[cfg(not(feature = "reqwest"))]
pub(super) fn transport_with(_: CallLimits) -> Arc<dyn Transport> {
    Arc::new(|_: Request<Bytes>| async {
        Err(TransportError::new(
            "the client has no transport: give it one, or turn on the feature `reqwest` of `callwright`",
        ))
    })
}
