//! The test target with sample calls.

use super::edit::{set, table};
use super::spec::{RUNTIME, VERSION};
use toml_edit::{DocumentMut, InlineTable, Item, Value};

/// Adds the runtime with its feature `exercise` as a dependency of tests.
pub(super) fn add_runtime(manifest: &mut DocumentMut, path: Option<&str>) -> Result<(), String> {
    let source = manifest
        .get("dependencies")
        .and_then(|table| table.get(RUNTIME));
    let mut dependency = match source.and_then(Item::as_table_like) {
        Some(table) => table
            .iter()
            .filter_map(|(key, item)| Some((key.to_owned(), item.as_value()?.clone())))
            .filter(|(key, _)| {
                !matches!(key.as_str(), "default-features" | "features" | "optional")
            })
            .collect(),
        None => path.map_or_else(InlineTable::new, |path| {
            InlineTable::from_iter([("path", Value::from(path))])
        }),
    };
    if dependency.is_empty() {
        dependency.insert("version", VERSION.into());
    }
    dependency.insert("features", Value::from_iter(["exercise"]));
    dependency.fmt();
    let dependencies = table(manifest, "dev-dependencies")?;
    if !dependencies.contains_key(RUNTIME) {
        set(dependencies, RUNTIME, dependency.into());
    }
    Ok(())
}
