//! What Callwright-generated code stands on.
//!
//! A generated client fills a [`Draft`] (method, path, parameters, body) and finishes it into a [`Call`], which is
//! sent when it is awaited. The parts:
//!
//! - [`Client`], [`Service`], [`Draft`], [`Call`], [`Transport`]: from arguments to an exchange.
//! - [`Style`], [`Multipart`], [`Body`]: how values become paths, queries, headers, cookies and bodies.
//! - [`Scheme`]: where a credential goes.
//! - [`Error`] and its parts: what went wrong, with everything that the server sent.
//! - [`FromResponse`], [`ErrorBody`]: how an answer becomes a type.
//! - [`types`]: what fields of generated types hold beside Rust's own.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod auth;
mod client;
mod decode;
mod encode;
mod error;
#[cfg(feature = "exercise")]
pub mod exercise;
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

pub use auth::Scheme;
pub use bytes::Bytes;
#[cfg(feature = "macros")]
pub use callwright_macros::api;
pub use client::{BoxFuture, Call, Client, Draft, Response, Sending, Service, Transport};
pub use decode::{ErrorBody, FromResponse, Undescribed};
pub use encode::{Body, Multipart, Payload, Style};
pub use error::{
    ApiError, DecodeError, Error, RequestError, RequestLine, RequestPart, TransportError,
    UnreadResponse,
};
pub use {http, serde_json};
