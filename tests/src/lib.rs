//! Tests of the whole of Callwright.
