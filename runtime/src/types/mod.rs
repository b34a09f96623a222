//! Types of generated code that Rust's standard library doesn't have.
//!
//! Dates, decimal numbers and the like are texts in JSON, and stay texts here, exactly as they were received. They are checked
//! and converted on request. All work as [`DateTime`] does.

mod base64;
mod constant;
mod convert;
mod date_time;
mod decimal;
mod duration;
mod ip;
pub(crate) mod maybe;
mod scanner;
mod text;
mod uri;
mod uuid;

pub use base64::Base64;
pub use constant::Constant;
#[doc(hidden)]
pub use constant::ConstantText;
pub use date_time::{Date, DateTime, Time};
pub use decimal::Decimal;
pub use duration::Duration;
pub use ip::Ip;
pub use maybe::Maybe;
/// Any JSON value.
pub use serde_json::Value;
pub use text::FormatError;
pub use uri::Uri;
pub use uuid::Uuid;
