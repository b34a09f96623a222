//! Webhooks as the generator writes them, against requests in memory and a server on loopback.
#![allow(clippy::unwrap_used)]

mod bookshop;
mod deduplication;
mod draining;
mod handlers;
mod handshakes;
mod outcomes;
mod receivers;
mod refusals;
mod routing;
mod sending;
mod setup;
mod support;
mod wire;
