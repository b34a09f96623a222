//! Files to value trees: bytes, limits, JSON pointers, positions.
//!
//! Knows JSON, YAML and `$ref`s between files; must not know what a schema is.
