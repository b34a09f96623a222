//! Finds values in a delivery before it is decoded: the name of its event, its id, its items.
//!
//! It scans the received bytes and builds no tree. It must not know signatures or handlers.

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
