//! Verification, on deliveries that other tools have signed.

mod corpus;
pub(in crate::webhook) mod harness;
mod limits;
mod negatives;
mod published;
mod sources;
mod vectors;
