//! Finds values in a delivery before it is decoded: the name of its event, its id, its items.
//!
//! It scans the received bytes and builds no tree. It must not know signatures or handlers.

mod form;
mod form_value;
mod items;
mod json_scan;
mod pointer;
mod router;
mod value;

pub(crate) use form::Form;
pub(crate) use form_value::FormValue;
pub(crate) use items::{BatchItems, ItemsPointer, Surroundings};
pub(crate) use json_scan::{LookupError, is_utf16};
pub(crate) use pointer::BodyPointer;
pub(crate) use router::{Routed, Router};
pub(crate) use value::{Lookup, LookupCache, LookupInput};
