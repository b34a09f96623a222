//! Finds values in a delivery before it is decoded: what it is, which one it is, where its items stand.
//!
//! It looks at the received bytes and builds no tree. This module must not know what a signature or a handler is.

mod form;

pub(in crate::webhook) use form::Form;
