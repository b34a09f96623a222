//! The `Cargo.toml` of a generated crate.
//!
//! ```toml
//! [package]
//! name = "bookshop"
//! version = "0.1.0"
//! edition = "2024"
//!
//! [dependencies]
//! callwright = { version = "0.1.0", default-features = false }
//! ```
//!
//! In an existing manifest, only what the generated code needs is changed: the package's name, version and edition if
//! they are missing, the features, the dependency on the runtime, and what the configuration sets. Everything else stays,
//! with comments and layout.

mod dependency;
mod edit;
mod exercise;
mod features;
mod metadata;
mod runtime;
mod spec;
#[cfg(test)]
mod tests;

pub use metadata::RUST_VERSION;
pub use spec::{FeatureSpec, PackageSpec};

use edit::{set, table};
use std::path::Path;
use toml_edit::{DocumentMut, value};

/// The text of the manifest, merged with the existing one.
///
/// # Errors
///
/// If the existing one isn't TOML or not the manifest of a package. The message is a sentence about the file.
pub fn merge(old: Option<&str>, spec: &PackageSpec<'_>) -> Result<String, String> {
    let mut manifest: DocumentMut =
        old.unwrap_or_default()
            .parse()
            .map_err(|error: toml_edit::TomlError| {
                format!("it is not valid TOML: {}", error.to_string().trim())
            })?;
    if manifest.contains_key("workspace") && !manifest.contains_key("package") {
        return Err(
            "it is the manifest of a workspace, not of a crate; choose a directory in the workspace".to_owned(),
        );
    }
    let new = !manifest.contains_key("package");
    let package = table(&mut manifest, "package")?;
    if spec.name_is_chosen {
        set(package, "name", spec.name.into());
    }
    for (key, text) in [
        ("name", spec.name),
        ("version", "0.1.0"),
        ("edition", "2024"),
    ] {
        if !package.contains_key(key) {
            package.insert(key, value(text));
        }
    }
    metadata::merge(package, spec, new);
    features::merge(&mut manifest, spec)?;
    let dependencies = table(&mut manifest, "dependencies")?;
    runtime::set_source(dependencies, spec.runtime_path);
    if spec.webhooks && spec.features.is_empty() {
        runtime::enable_feature(dependencies, "webhooks");
    }
    for (name, configured) in &spec.dependencies {
        dependency::merge(dependencies, name, configured)?;
    }
    if spec.exercise {
        exercise::add_runtime(&mut manifest, spec.runtime_path)?;
    }
    Ok(manifest.to_string())
}

/// The name of the package in a folder.
pub fn package_name(folder: &Path) -> Option<String> {
    let text = std::fs::read_to_string(folder.join("Cargo.toml")).ok()?;
    let manifest: DocumentMut = text.parse().ok()?;
    let name = manifest.get("package")?.get("name")?.as_str()?;
    Some(name.to_owned())
}
