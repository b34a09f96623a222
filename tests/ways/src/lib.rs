//! The bookshop as a build script makes it. The other ways need nothing here: `tests/` has them.

/// What the build script generated.
pub mod bookshop {
    callwright::include_api!("bookshop");
}
