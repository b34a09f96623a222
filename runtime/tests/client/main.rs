//! A client as the generator writes it, with transports in memory and a server on loopback.
#![allow(clippy::unwrap_used)]

mod auth;
mod bookshop;
mod calls;
mod errors;
#[cfg(feature = "reqwest")]
mod limits;
mod requests;
mod support;
mod url;
#[cfg(feature = "reqwest")]
mod wire;
