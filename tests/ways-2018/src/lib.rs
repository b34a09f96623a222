//! Nothing but the test of the other package, in another edition.
