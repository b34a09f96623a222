//! Code from the macro.
#![allow(clippy::unwrap_used)]

mod bookshop {
    callwright::api!("../../examples/documents/bookshop.yaml");
}

#[path = "shared/bookshop.rs"]
mod shared;
