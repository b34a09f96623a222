//! Types that generated code uses for what Rust has no type of its own.
//!
//! Dates, numbers of many digits and the like are texts on the wire, and stay texts here: exactly
//! as they came, checked and converted when somebody asks. See [`DateTime`] for the manner of all.

mod base64;
mod constant;
mod convert;
mod date_time;
mod decimal;
mod duration;
mod ip;
pub(crate) mod maybe;
mod scan;
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
/// Any JSON.
pub use serde_json::Value;
pub use text::FormatError;
pub use uri::Uri;
pub use uuid::Uuid;
