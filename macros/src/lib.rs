//! The macro `callwright::api!`: an OpenAPI document as a module in place. Use it through the crate `callwright` and its feature
//! `macros`:
//!
//! ```toml
//! [dependencies]
//! callwright = { version = "0.1", features = ["macros"] }
//! ```
//!
//! [`api!`] says what it takes. It is for small documents and for trying things: it runs whenever its crate is compiled, a build
//! script (`callwright_codegen::Generator`) only when the document changes.
//!
//! There is no generation here: arguments become a `Config`, `callwright-codegen` does the work, and
//! what it says becomes errors and warnings of the compiler at the argument.

mod arguments;
mod choices;
mod expand;
mod fault;
mod node;

use proc_macro::TokenStream;

/// A client of the document at this path, as the content of the module that it stands in.
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
/// let call = tides::Client::new().tides().list_tides("brest").call();
/// assert_eq!(call.request()?.uri(), "https://tides.example/v1/harbours/brest/tides");
///
/// let later = |tide: with_choices::types::Tide| tide.at > "2026-03-20".to_owned();
/// # let _ = later;
/// # Ok::<(), callwright::RequestError>(())
/// ```
///
/// The path begins at the folder of the package's `Cargo.toml`. The options in braces are those of
/// `callwright_codegen::config`, their names written with `_`; tables are braces, lists are brackets,
/// and a key that is no word of Rust is a string.
///
/// The crate is compiled again when a file that was read changes. What is wrong with the document or
/// with an option is an error at the argument, one for each problem, with the line of the document;
/// what could be generated is there nevertheless. What less than the document asks for could be done
/// is a warning, which the compiler takes for the use of something deprecated: `#[allow(deprecated)]`
/// at the module keeps it quiet.
///
/// The code names the runtime `callwright`: that is what the dependency must be called. Cargo builds
/// macros without optimisation; for documents of many thousand lines a build script, which runs only
/// when the document changes, or a crate that is checked in saves time.
#[proc_macro]
pub fn api(input: TokenStream) -> TokenStream {
    // The engine lays out files on several threads, and the compiler's own tokens belong to one.
    proc_macro2::fallback::force();
    match arguments::read(input) {
        Ok(arguments) => expand::expand(&arguments),
        Err(fault) => fault.into_tokens(),
    }
}
