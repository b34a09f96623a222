//! The runtime of code that Callwright generates from an OpenAPI document: calls and their errors, transports, webhooks.
//!
//! There are three ways to generate code, and all three generate the same: `callwright generate` writes a crate,
//! `callwright_codegen::Generator` in a build script writes a module that [`include_api!`] includes, and the macro `api!`
//! (feature `macros`) expands to a module.
//!
//! The [guide] explains each topic. This page shows a call and a webhook.
//!
//! # Calls
//!
//! Required parameters are arguments, optional ones are chained, and `.await` sends the request. `.call()` returns the
//! [`Call`] itself, which can also be turned into the unsent request, into the response with its headers, or into the bytes of
//! the response. An [`Error`] names what failed and has everything that the server sent. Bodies of error responses are typed,
//! if the document describes them.
//!
//! A [`Transport`] sends requests: by default reqwest with rustls, in a test a function.
//!
//! Every call is limited, with any transport: 60 seconds in all ([`Client::timeout`]), 64 MiB of a response
//! ([`Client::response_limit`]) and, with reqwest, 10 seconds to connect ([`Client::connect_timeout`]). The default transport
//! follows redirects. A redirect to another origin is followed without credentials, and not at all if it would send a body
//! there: the call returns an [`Error::Status`]. A `reqwest::Client` of your own keeps its own policy.
//!
//! ```
//! # mod bookshop { callwright::api!("../examples/documents/bookshop.yaml"); }
//! use bookshop::types::Genre;
//! use callwright::{Bytes, Error, http};
//!
//! // Takes the place of a server: this one has no books at all.
//! async fn empty(request: http::Request<Bytes>) -> Result<http::Response<Bytes>, callwright::TransportError> {
//!     let (status, body) = match request.uri().path() {
//!         "/v1/books" => (200, r#"{ "items": [] }"#),
//!         _ => (404, r#"{ "title": "There is no such book" }"#),
//!     };
//!     let response = http::Response::builder().status(status).header("content-type", "application/json");
//!     response.body(Bytes::from(body)).map_err(callwright::TransportError::new)
//! }
//!
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let shop = bookshop::Client::new().bearer_auth("a token").transport(empty);
//!
//! let poems = shop.books().list().genre(&[Genre::Poetry]).limit(10).await?;
//! assert!(poems.items.is_empty());
//!
//! match shop.books().get(17).await {
//!     // The document describes this response: its body is a `Problem`.
//!     Err(Error::Api(error)) => assert_eq!(error.body.title, "There is no such book"),
//!     other => panic!("{other:?}"),
//! }
//! # Ok(()) }
//! ```
//!
//! # Webhooks
//!
//! A handler implements the generated trait, which has a method for each event. The endpoint that calls the handler is a
//! `tower` service. It verifies each delivery as the provider's [`Profile`] says, and hands it on once. It
//! needs the feature `webhooks`, as does [`webhook::Sender`], which sends webhooks.
//!
//! ```
//! # mod bookshop { callwright::api!("../examples/documents/bookshop.yaml"); }
//! use bookshop::types::OrderSent;
//! use bookshop::webhooks::{self, Webhooks};
//! use callwright::webhook::{Delivery, Outcome, Profile, Settings, Signer};
//! use callwright::{Bytes, http};
//!
//! struct Desk;
//!
//! impl Webhooks for Desk {
//!     async fn order_sent(&self, delivery: Delivery<OrderSent>) -> Outcome {
//!         assert_eq!(delivery.order.customer_id, "ursula");
//!         Ok(())
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let secret = "whsec_b25seSB0aGUgc2hvcCBhbmQgdGhlIGxpYnJhcnkga25vdw==";
//! // In a server: `axum::Router::new().route_service("/hooks", hooks)`.
//! let hooks = webhooks::endpoint(Desk).secret(secret).build()?;
//!
//! // What the shop sends. A `Signer` also signs for tests.
//! let body = r#"{ "type": "order.sent", "order": { "customerId": "ursula", "lines": [],
//!     "id": "0b6f5c2e-5c1f-4d3c-9d5e-0a4c1f2e3d4b", "status": "sent", "placedAt": "2026-02-03T04:05:06Z",
//!     "total": { "amount": "19.80", "currency": "EUR" } } }"#;
//! let mut delivery = http::Request::post("/hooks").header("content-type", "application/json").body(Bytes::from(body))?;
//! let profile = Profile::named("standard-webhooks").ok_or("no such profile")?;
//! let signer = Signer::new(&profile, &Settings::new().secret(Settings::SECRET, secret))?;
//! signer.sign(&mut delivery, "msg_1", std::time::SystemTime::now())?;
//! assert_eq!(hooks.handle(delivery.clone()).await.status(), 204);
//!
//! // With one more byte, it is not the body that was signed.
//! *delivery.body_mut() = Bytes::from(format!("{body} "));
//! assert_eq!(hooks.handle(delivery).await.status(), 401);
//! # Ok(()) }
//! ```
//!
//! # Overview
//!
//! A generated method fills a [`RequestBuilder`] (method, path, parameters, body), which finishes into a [`Call`].
//!
//! - [`Client`], [`Service`], [`RequestBuilder`], [`Call`], [`Transport`]: from arguments to a response.
//! - [`Style`], [`Multipart`], [`Body`]: how values are encoded as paths, queries, headers, cookies and bodies.
//! - [`SecurityScheme`]: where a credential is sent.
//! - [`Error`] and its parts: what failed, with everything that the server sent.
//! - [`FromResponse`], [`ErrorBody`]: how a response becomes a type.
//! - [`types`]: the types of fields, in addition to Rust's own.
//! - [`webhook`]: profiles, endpoints, stores of handled deliveries, senders.
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | `reqwest` (default) | the default transport |
//! | `webhooks` | endpoints and senders; code generated from a document with webhooks needs it |
//! | `decompress` | deliveries compressed with gzip or deflate |
//! | `microsoft-graph` | the encrypted content of Microsoft Graph's notifications |
//! | `profiles` | profiles of providers, as data alone |
//! | `macros` | the macro `api!`, which adds the generator to the build |
//! | `exercise` | what the test of `callwright generate --exercise` needs |
//! | `testing` | `callwright::testing`: responses from memory, and deliveries that nobody signed, for your tests |
//! | `chrono`, `jiff`, `time`, `rust_decimal`, `url`, `uuid` | conversions between [`types`] and those crates |
//!
#![cfg_attr(feature = "webhooks", doc = "[`Profile`]: webhook::Profile")]
// Without the feature, links to its items lead to the table of the features.
#![cfg_attr(
    not(feature = "webhooks"),
    doc = "[`Profile`]: #features\n[`webhook::Sender`]: #features"
)]
#![cfg_attr(not(feature = "profiles"), doc = "[`webhook`]: #features")]
// Generated crates link to these docs, also where they are built alone.
#![doc(html_root_url = "https://docs.rs/callwright/latest")]
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod auth;
mod client;
mod decode;
mod encode;
mod error;
#[cfg(feature = "exercise")]
pub mod exercise;
#[cfg(doc)]
pub mod guide;
mod include_api;
mod wire;
#[cfg(not(feature = "webhooks"))]
mod without_webhooks;

#[doc(hidden)]
pub mod __private;
#[doc(hidden)]
pub mod __private_client;
#[cfg(feature = "webhooks")]
#[doc(hidden)]
pub mod __private_webhook;
#[cfg(feature = "testing")]
pub mod testing;
pub mod types;
// In this order, a program that lacks the feature `webhooks` is told of that one, and not of `profiles`.
#[cfg(feature = "webhooks")]
pub mod webhook;
#[cfg(all(feature = "profiles", not(feature = "webhooks")))]
pub mod webhook;

pub use auth::SecurityScheme;
pub use bytes::Bytes;
#[cfg(feature = "macros")]
pub use callwright_macros::api;
pub use client::{BoxFuture, Call, Client, RequestBuilder, Service, Transport};
pub use decode::{Deviation, DeviationReason, ErrorBody, FromResponse, Response};
pub use encode::{Body, EncodedBody, Multipart, Style};
pub use error::{
    ApiError, DecodeError, Error, NoErrorBody, RequestError, RequestLine, RequestPart,
    TransportError, UnexpectedResponse,
};
pub use {http, serde_json};
