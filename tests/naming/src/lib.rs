//! Counts names in generated crates that nobody would have chosen.

pub mod document;
pub mod figures;
pub mod foreign;
pub mod judge;
pub mod limits;
pub mod report;
pub mod rows;
pub mod shown;
pub mod stable;
pub mod words;
pub mod written;
