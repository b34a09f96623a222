//! The webhooks' half of the hidden door: what `webhooks!`, `replies!` and `parameters!` expand to. It follows the version
//! of the generator, not the promises of the public interface.

pub use core::primitive::usize;
pub use http::HeaderMap;
pub use std::boxed::Box;
pub use std::sync::Arc;
pub use std::vec::Vec;

pub use crate::decode::Deviation;
pub use crate::webhook::serve::*;
