//! What generated handlers of webhooks become in a build without the feature `webhooks`: an error that names it.

/// Stands in for the macro that makes endpoints.
#[doc(hidden)]
#[macro_export]
macro_rules! __webhooks {
    ($($handlers:tt)*) => {
        ::core::compile_error!(
            "the document has webhooks: give `callwright` the feature `webhooks` in Cargo.toml, or set the option `webhooks` to false"
        );
    };
}
