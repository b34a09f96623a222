//! The built binary on small documents: what it writes, what it says, how it ends.

#![allow(clippy::unwrap_used)]

mod choices;
mod events;
mod files;
mod foreign;
mod generate;
mod inspect;
mod messages;
mod refused;
mod support;
mod terminal;
mod trigger;
