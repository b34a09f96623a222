//! The part of the hidden interface for generated code that `webhooks!`, `replies!` and `parameters!` expand to. It changes
//! with the generator, whatever the version of the public interface is.

pub use core::primitive::usize;
pub use core::result::Result;
pub use http::HeaderMap;
pub use std::boxed::Box;
pub use std::sync::Arc;
pub use std::vec::Vec;

pub use crate::decode::Deviation;
pub use crate::error::DecodeError;
pub use crate::webhook::handler::*;
