//! Verification, on deliveries that other tools have signed.

mod corpus;
mod harness;
mod limits;
mod negatives;
mod vectors;
