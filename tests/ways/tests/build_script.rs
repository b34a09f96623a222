//! The build script's way.
#![allow(clippy::unwrap_used)]

use callwright_ways::bookshop;

#[path = "shared/bookshop.rs"]
mod shared;
