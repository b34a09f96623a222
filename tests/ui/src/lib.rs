//! What a build script made of a document that changes.

/// It must hold a `Book` whose title is a string.
#[cfg(feature = "changing-build")]
pub mod changing {
    callwright::include_api!();

    /// Whether it does.
    pub fn title(book: &types::Book) -> &Option<String> {
        &book.title
    }
}
