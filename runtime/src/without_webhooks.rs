//! `webhooks!` without the feature `webhooks`: an error that names the feature.

/// Replaces the macro that defines endpoints.
#[doc(hidden)]
#[macro_export]
macro_rules! __webhooks {
    ($($handlers:tt)*) => {
        ::core::compile_error!(
            "the document has webhooks: give `callwright` the feature `webhooks` in Cargo.toml, or set the option `webhooks` to false"
        );
    };
}
