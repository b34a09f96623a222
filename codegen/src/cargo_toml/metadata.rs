//! The metadata of a package.
//!
//! ```toml
//! rust-version = "1.88"
//! description = "A typed client of Bookshop"
//! license = "MIT OR Apache-2.0"
//! documentation = "https://docs.rs/bookshop"
//! categories = ["api-bindings"]
//! ```

use super::edit::set;
use super::spec::PackageSpec;
use toml_edit::{TableLike, Value, value};

/// The oldest Rust version that compiles the generated code: the runtime's.
pub const RUST_VERSION: &str = "1.88";

/// A comment in place of a missing licence: cargo warns of it, and crates.io rejects the crate.
const NO_LICENSE: &str = "# license = \"...\" # is needed to publish it\n";

/// Sets the metadata of the configuration, and the rest only in a new manifest.
pub(super) fn merge(package: &mut dyn TableLike, spec: &PackageSpec<'_>, new: bool) {
    if new {
        package.insert("rust-version", value(RUST_VERSION));
        package.insert("description", value(spec.summary));
    }
    for (key, text) in [("license", spec.license), ("repository", spec.repository)] {
        if let Some(text) = text {
            set(package, key, text.into());
        }
    }
    if new {
        let documentation = format!("https://docs.rs/{}", spec.name);
        package.insert("documentation", value(documentation));
        // Of the registry's categories (https://crates.io/category_slugs).
        package.insert("categories", value(Value::from_iter(["api-bindings"])));
        if spec.license.is_none()
            && let Some(mut key) = package.key_mut("documentation")
        {
            key.leaf_decor_mut().set_prefix(NO_LICENSE);
        }
    }
}
