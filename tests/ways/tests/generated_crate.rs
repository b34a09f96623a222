//! The way of the command line: a crate that is checked in.
#![allow(clippy::unwrap_used)]

mod bookshop {
    pub use ::bookshop::*;
}

#[path = "shared/bookshop.rs"]
mod shared;
