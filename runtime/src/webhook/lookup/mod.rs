//! Finds values in a delivery before it is decoded: what it is, which one it is, where its items stand.
//!
//! It looks at the received bytes and builds no tree. This module must not know what a signature or a handler is.

mod form;
mod items;
mod json_scan;
mod pointer;
mod router;
mod value;

pub(in crate::webhook) use form::Form;
pub(in crate::webhook) use items::{BatchItems, ItemsPointer, Surroundings};
pub(in crate::webhook) use json_scan::{LookupError, is_utf16};
pub(in crate::webhook) use pointer::BodyPointer;
pub(in crate::webhook) use router::{Routed, Router};
pub(in crate::webhook) use value::{Lookup, LookupCache, LookupInput};
