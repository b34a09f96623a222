//! The macro `callwright::api!`, which generates a module from an OpenAPI document. Use it through the crate `callwright`
//! with its feature `macros`:
//!
//! ```toml
//! [dependencies]
//! callwright = { version = "0.1", features = ["macros"] }
//! ```
//!
//! See [`api!`] for its arguments. It is for small documents and for experiments: it runs whenever its crate is compiled.
//! A build script (`callwright_codegen::Generator`) runs only when the document changes.
//!
//! This crate generates nothing itself: arguments become a `Config`, `callwright-codegen` generates the code, and its
//! messages become errors and warnings of the compiler at the arguments.

mod arguments;
mod deserialize;
mod error;
mod expand;

mod option_node;

use proc_macro::TokenStream;

/// Generates the content of the enclosing module from the document at a path.
///
/// ```
/// mod tides {
///     callwright::api!("../examples/inline/tides.yaml");
/// }
///
/// mod with_choices {
///     callwright::api!("../examples/inline/tides.yaml", {
///         extra: true,
///         share_equal_types: false,
///         formats: { "date-time": "std::string::String" },
///     });
/// }
///
/// let call = tides::Client::new().tides().list("brest").call();
/// assert_eq!(call.request()?.uri(), "https://tides.example/v1/harbours/brest/tides");
///
/// let later = |tide: with_choices::types::Tide| tide.at > "2026-03-20".to_owned();
/// # let _ = later;
/// # Ok::<(), callwright::RequestError>(())
/// ```
///
/// The path begins at the folder of the package's `Cargo.toml`. The options in braces are those of
/// `callwright_codegen::config`, with `_` in their names. Tables have braces, lists have brackets, and a key that isn't an
/// identifier is a string.
///
/// The crate is compiled again when a file that was read changes. Each problem of the document or of an option is an error
/// at the argument, with the line of the document; the code without it is generated nevertheless. Warnings appear as uses
/// of a deprecated item: `#[allow(deprecated)]` at the module turns them off.
///
/// The dependency on the runtime must be named `callwright`. Cargo builds macros without optimisation; for documents with
/// many thousand lines, a build script, which runs only when the document changes, or a crate that is checked in saves
/// time.
#[proc_macro]
pub fn api(input: TokenStream) -> TokenStream {
    // The generator renders files on several threads, and the compiler's tokens can't leave theirs.
    proc_macro2::fallback::force();
    match arguments::read(input) {
        Ok(arguments) => expand::expand(&arguments),
        Err(error) => error.into_tokens(),
    }
}
