//! `include_api!` includes the code that a build script wrote.

/// Includes the code that a build script generated with `callwright_codegen::Generator::emit_to_out_dir`.
///
/// ```text
/// mod api {
///     callwright::include_api!();
/// }
/// ```
///
/// A build script that generates from two documents names them with `include_name`. The name is the argument here:
/// `callwright::include_api!("shop")`. The code may be in any module, at any depth; two of them need a module each.
#[macro_export]
macro_rules! include_api {
    () => {
        $crate::include_api!("api");
    };
    ($name:literal) => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/", $name, ".rs"));
    };
}
