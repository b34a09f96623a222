//! Finds values in a delivery before it is decoded: what it is, which one it is, where its items stand.
//!
//! It looks at the received bytes and builds no tree. This module must not know what a signature or a handler is.

mod form;
mod items;
mod place;
mod pointer;
mod router;
mod scan;

pub(in crate::webhook) use form::Form;
pub(in crate::webhook) use items::{Around, Batch, Items};
pub(in crate::webhook) use place::{Found, Place, Places};
pub(in crate::webhook) use pointer::Pointer;
pub(in crate::webhook) use router::{Routed, Router};
pub(in crate::webhook) use scan::{Fault, is_utf16};
