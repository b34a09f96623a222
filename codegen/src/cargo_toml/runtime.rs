//! The dependency on the runtime crate.

use super::edit::set;
use super::spec::{RUNTIME, VERSION};
use toml_edit::{Array, InlineTable, Item, TableLike, Value, value};

/// Sets the source of the runtime: the folder, or the version of this release or a compatible later one. Existing
/// features stay; so does another source, and a folder unless another is given.
pub(super) fn set_source(dependencies: &mut dyn TableLike, path: Option<&str>) {
    let Some(item) = dependencies.get_mut(RUNTIME) else {
        // The crate's features turn on those of the runtime.
        let mut table = InlineTable::new();
        // Cargo uses the folder, and the version when the crate is published.
        table.insert("version", VERSION.into());
        if let Some(path) = path {
            table.insert("path", path.into());
        }
        table.insert("default-features", false.into());
        set(dependencies, RUNTIME, table.into());
        return;
    };
    if let Some(version) = item.as_str() {
        if let Some(path) = path {
            set(dependencies, RUNTIME, folder(path));
        } else if !is_compatible(version, VERSION) {
            set(dependencies, RUNTIME, VERSION.into());
        }
        return;
    }
    let Some(table) = item.as_table_like_mut() else {
        *item = value(VERSION);
        return;
    };
    let has = |key: &str| table.contains_key(key);
    if has("workspace") || has("git") || (has("path") && path.is_none()) {
        return;
    }
    match path {
        Some(path) => set(table, "path", path.into()),
        None => {
            let version = table.get("version").and_then(Item::as_str);
            if !version.is_some_and(|version| is_compatible(version, VERSION)) {
                set(table, "version", VERSION.into());
            }
        }
    }
}

/// Turns on a feature of the runtime. One that is no longer needed stays, because the user may need it.
pub(super) fn enable_feature(dependencies: &mut dyn TableLike, name: &str) {
    let Some(item) = dependencies.get_mut(RUNTIME) else {
        return;
    };
    if let Some(version) = item.as_str() {
        let mut table = InlineTable::new();
        table.insert("version", version.into());
        let new = Value::from(table);
        set(dependencies, RUNTIME, new);
    }
    let item = dependencies.get_mut(RUNTIME);
    let Some(table) = item.and_then(Item::as_table_like_mut) else {
        return;
    };
    let features = table.entry("features").or_insert(value(Array::new()));
    if let Some(features) = features.as_array_mut()
        && !features
            .iter()
            .any(|feature| feature.as_str() == Some(name))
    {
        features.push(name);
    }
}

fn folder(path: &str) -> Value {
    let mut table = InlineTable::new();
    table.insert("path", path.into());
    table.into()
}

/// Whether a version requirement of the user is compatible with `ours`. More complex ranges are the user's own
/// responsibility.
pub(super) fn is_compatible(theirs: &str, ours: &str) -> bool {
    let numbers = |text: &str| -> Option<[u64; 3]> {
        let mut parts = text.split('.').map(|part| part.parse::<u64>().ok());
        let first = parts.next()??;
        let mut rest = || parts.next().unwrap_or(Some(0));
        Some([first, rest()?, rest()?])
    };
    let theirs = theirs.trim().trim_start_matches(['^', '~', '=']).trim();
    match (numbers(theirs), numbers(ours)) {
        (Some(theirs), Some(ours)) => {
            let series = |[major, minor, _]: [u64; 3]| (major, if major == 0 { minor } else { 0 });
            series(theirs) == series(ours) && theirs >= ours
        }
        _ => true,
    }
}
