//! Webhooks as the generator writes them, against requests in memory and a server on loopback.
#![allow(clippy::unwrap_used)]

mod bookshop;
