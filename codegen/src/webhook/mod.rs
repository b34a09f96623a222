//! What webhook providers do, and how what they send is signed: the same files as those of the runtime, by links, since the
//! runtime offers the macro that runs the generator.

pub mod data;
/// How deliveries are signed: what `callwright trigger` sends.
#[cfg(feature = "cli")]
pub mod signing;
