//! The endpoint: from a request to a response. The receiver: from a request to its events.
//!
//! A delivery takes this way:
//!
//! 1. `service` gets the request from the server, and `endpoint` passes it through all stages below.
//! 2. `admission` checks the head: the method (`methods`), the encoding (`content_coding`) and the announced length.
//! 3. `body` reads the body into `segmented_body`, as far as the `budget` for unverified bodies allows.
//! 4. `admission` responds to handshakes, checks the media type (`accepted_media`) and verifies the signature. The items of a
//!    batch may be verified one by one (`verified_items`).
//! 5. `events` finds the events of the request.
//! 6. `dispatcher` decodes each event, claims it in the store (`deduplicator`) and calls the handler. It runs in a task of its
//!    own if it waits, so that neither the deadline nor a sender that hangs up stops the handler midway. `in_flight` counts
//!    such tasks.
//! 7. `event_outcome` decides what the provider gets, and `response` makes it, with a `status` of the profile.
//!
//! A request that gets no further has a `refusal`; after a 401, `challenges` says what was missing. `receiver` shares the
//! stages 2, 4 and 5, and ends in events or a `receive_error`.
//!
//! `builder` builds an endpoint. `setup` has the options that both builders share, `setup_methods` their methods,
//! `profile_choice` and `signed_body` their arguments. `weak_secrets` warns when an endpoint is built.
//!
//! With the feature `testing`, `deliver` passes a request to a handler without verification, for tests of handlers, and fails
//! with a `delivery_error`.
//!
//! Nothing here knows a provider.

mod accepted_media;
mod admission;
mod body;
mod budget;
mod builder;
mod challenges;
mod content_coding;
mod deduplicator;
#[cfg(feature = "testing")]
mod deliver;
#[cfg(feature = "testing")]
mod delivery_error;
mod dispatcher;
#[allow(clippy::module_inception, reason = "it defines `Endpoint`")]
mod endpoint;
mod event_outcome;
mod events;
mod in_flight;
mod methods;
mod profile_choice;
mod receive_error;
mod receiver;
mod refusal;
mod response;
mod segmented_body;
mod service;
mod setup;
mod setup_methods;
mod signed_body;
mod status;
#[cfg(test)]
mod tests;
mod verified_items;
mod weak_secrets;

pub use builder::EndpointBuilder;
#[cfg(feature = "testing")]
pub use delivery_error::DeliveryError;
pub use endpoint::Endpoint;
pub use profile_choice::ProfileChoice;
pub use receive_error::{ReceiveError, ReceiveErrorKind};
pub use receiver::{Receiver, ReceiverBuilder};
pub use service::EndpointFuture;
#[cfg(feature = "decompress")]
pub use signed_body::SignedBody;
