//! Verification, on deliveries that other tools have signed.

pub mod harness;
mod limits;
mod negatives;
mod published;
mod sources;
mod vectors;
