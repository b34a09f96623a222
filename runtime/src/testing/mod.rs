//! For the tests of your code: a server from memory for callers, and deliveries that nobody signed for handlers. There are no
//! sockets and no secrets.
//!
//! It needs the feature `testing`. Turn it on for tests only, so that a build for production has none of it:
//!
//! ```toml
//! [dev-dependencies]
//! callwright = { version = "0.1", features = ["testing"] }
//! ```
//!
//! | what you test | with |
//! |---|---|
//! | code that calls the API | [`respond`], or a [`MockTransport`] with several responses |
//! | one method of a handler | [`delivery`] makes its argument from a payload |
//! | a handler with decoding and reply | [`deliver`] passes a body to it, as an endpoint does after verification |
//! | code that takes a type of an answer | [`from_json`], or `sample()` of the type (option `samples` of the generator) |
//!
//! An [`Endpoint`](crate::webhook::Endpoint) verifies as before: nothing here changes one or gets around one. `deliver` takes
//! the builder of an endpoint, and calls its handler itself.
//!
//! The [guide](crate::guide::testing) has an example of each.

#[cfg(feature = "webhooks")]
mod deliver;
mod from_json;
mod mock_transport;

#[cfg(feature = "webhooks")]
pub use deliver::{deliver, deliver_request, delivery};
pub use from_json::from_json;
pub use mock_transport::{MockTransport, respond};

#[cfg(feature = "webhooks")]
pub use crate::webhook::endpoint::DeliveryError;
