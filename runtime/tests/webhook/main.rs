//! Webhooks as the generator writes them, against requests in memory and a server on loopback.
#![allow(clippy::unwrap_used)]

mod batches;
mod bookshop;
mod by_name;
mod challenges;
mod compressed;
mod context;
mod deduplication;
mod draining;
mod handlers;
mod handshakes;
mod outcomes;
mod reading;
mod receivers;
mod refusals;
mod registering;
mod routing;
mod sending;
mod setup;
mod support;
mod wire;
