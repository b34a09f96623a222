//! Code from a build script.
#![allow(clippy::unwrap_used)]

use callwright_ways::bookshop;

#[path = "shared/bookshop.rs"]
mod shared;
