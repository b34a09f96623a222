//! Empty: this package compiles a test of the other package in another edition.
