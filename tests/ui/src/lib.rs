//! Code that the build script generates from a document that a test changes.

/// It must have a `Book` whose title is a string.
#[cfg(feature = "changing-build")]
pub mod changing {
    callwright::include_api!();

    /// Compiles only if the title is an optional string.
    pub fn title(book: &types::Book) -> &Option<String> {
        &book.title
    }
}
