//! What Callwright-generated code stands on, and what its users meet: calls and their errors, transports, deliveries of webhooks.
//!
//! The code itself comes from an OpenAPI document, in one of three ways: `callwright generate` writes a crate,
//! `callwright_codegen::Generator` in a build script writes a module that [`include_api!`] includes, and the macro `api!`
//! (feature `macros`) makes one in place. All make the same, and the examples here go for each.
//!
//! # Calls
//!
//! What an operation requires is an argument, what is optional is chained, and `.await` sends it. `.call()` gives the [`Call`],
//! which has what else one may want of it: the request unsent, the response with its headers, or untouched. An [`Error`] says at which point it
//! went wrong, and keeps all that the server sent; what the document says of an error response is typed.
//!
//! A [`Transport`] sends. By default that is reqwest over rustls; in a test it is a function.
//!
//! What a call may take has limits, over any transport: 60 seconds in all ([`Client::timeout`]), 64 MiB of a response
//! ([`Client::response_limit`]), and, with reqwest, 10 seconds to connect ([`Client::connect_timeout`]). The default transport
//! follows redirects. To another origin it takes no credentials, and a redirect that would take a body there isn't followed:
//! it comes back as an [`Error::Status`]. A `reqwest::Client` of your own keeps its own policy.
//!
//! ```
//! # mod bookshop { callwright::api!("../examples/documents/bookshop.yaml"); }
//! use bookshop::types::Genre;
//! use callwright::{Bytes, Error, http};
//!
//! // Stands in for a server: this one knows no books at all.
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
//! let poems = shop.books().list_books().genre(&[Genre::Poetry]).limit(10).await?;
//! assert!(poems.items.is_empty());
//!
//! match shop.books().get_book(17).await {
//!     // The document describes this answer: its body is a `Problem`.
//!     Err(Error::Api(error)) => assert_eq!(error.body.title, "There is no such book"),
//!     other => panic!("{other:?}"),
//! }
//! # Ok(()) }
//! ```
//!
//! # Webhooks
//!
//! A handler implements the generated trait, a method for each event it wants. The endpoint that hands deliveries to it is a
//! `tower` service; it verifies them as the provider's [`Profile`](webhook::Profile) says, and hands on each once. It needs the feature
//! `webhooks`, and so does [`webhook::Sender`], for those who send.
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
//! // What the shop sends. A `Signer` signs for tests as well.
//! let body = r#"{ "type": "order.sent", "order": { "customerId": "ursula", "lines": [],
//!     "id": "0b6f5c2e-5c1f-4d3c-9d5e-0a4c1f2e3d4b", "status": "sent", "placedAt": "2026-02-03T04:05:06Z",
//!     "total": { "amount": "19.80", "currency": "EUR" } } }"#;
//! let mut delivery = http::Request::post("/hooks").header("content-type", "application/json").body(Bytes::from(body))?;
//! let profile = Profile::named("standard-webhooks").ok_or("no such profile")?;
//! let signer = Signer::new(&profile, &Settings::new().secret(Settings::SECRET, secret))?;
//! signer.sign(&mut delivery, "msg_1", std::time::SystemTime::now())?;
//! assert_eq!(hooks.answer(delivery.clone()).await.status(), 204);
//!
//! // A byte more is another body, which nobody signed.
//! *delivery.body_mut() = Bytes::from(format!("{body} "));
//! assert_eq!(hooks.answer(delivery).await.status(), 401);
//! # Ok(()) }
//! ```
//!
//! # The parts
//!
//! A generated method fills a [`RequestBuilder`] (method, path, parameters, body) and finishes it into a [`Call`].
//!
//! - [`Client`], [`Service`], [`RequestBuilder`], [`Call`], [`Transport`]: from arguments to an exchange.
//! - [`Style`], [`Multipart`], [`Body`]: how values become paths, queries, headers, cookies and bodies.
//! - [`SecurityScheme`]: where a credential goes.
//! - [`Error`] and its parts: what went wrong, with everything that the server sent.
//! - [`FromResponse`], [`ErrorBody`]: how an answer becomes a type.
//! - [`types`]: what fields of generated types hold beside Rust's own.
//! - [`webhook`]: profiles, endpoints, stores of what was handled, senders.
//!
//! # Features
//!
//! | | |
//! |---|---|
//! | `reqwest` (default) | the transport that is used when none is given |
//! | `webhooks` | endpoints and senders; code generated of a document with webhooks needs it |
//! | `decompress` | deliveries that come compressed by gzip or deflate |
//! | `microsoft-graph` | the encrypted content of Microsoft Graph's notifications |
//! | `profiles` | what webhook providers do, as data alone |
//! | `macros` | the macro `api!`, which brings the generator into the build |
//! | `exercise` | what the test target of `callwright generate --exercise` stands on |
//! | `chrono`, `jiff`, `time`, `rust_decimal`, `url`, `uuid` | conversions of [`types`] from and to those crates |
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
pub mod types;
#[cfg(feature = "profiles")]
pub mod webhook;

pub use auth::SecurityScheme;
pub use bytes::Bytes;
#[cfg(feature = "macros")]
pub use callwright_macros::api;
pub use client::{
    BoxFuture, Call, CallFuture, Client, RequestBuilder, Response, Service, Transport,
};
pub use decode::{Deviation, DeviationReason, ErrorBody, FromResponse, NoErrorBody};
pub use encode::{Body, EncodedBody, Multipart, Style};
pub use error::{
    ApiError, DecodeError, Error, RequestError, RequestLine, RequestPart, TransportError,
    UnexpectedResponse,
};
pub use {http, serde_json};
