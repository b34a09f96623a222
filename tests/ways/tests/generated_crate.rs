//! Code from the command line: a checked-in crate.
#![allow(clippy::unwrap_used)]

mod bookshop {
    pub use ::bookshop::*;
}

#[path = "shared/bookshop.rs"]
mod shared;
