//! The dependencies of the configuration.

use super::edit::set;
use toml_edit::{Item, TableLike, Value};

/// What the configuration says of a dependency holds; what it doesn't speak of stays.
pub(super) fn merge(
    dependencies: &mut dyn TableLike,
    name: &str,
    wanted: &serde_json::Value,
) -> Result<(), String> {
    let new = toml::Value::try_from(wanted).ok();
    let mut new: Value = new
        .and_then(|value| value.to_string().parse().ok())
        .ok_or_else(|| format!("the dependency `{name}` can't be written"))?;
    if let Value::InlineTable(keys) = &mut new {
        // Sorted they are already; people look for the version first.
        keys.sort_values_by(|a, _, b, _| (a.get() != "version").cmp(&(b.get() != "version")));
        keys.fmt();
    }
    let old = dependencies.get_mut(name).and_then(Item::as_table_like_mut);
    match (old, &new) {
        (Some(old), Value::InlineTable(keys)) => {
            for (key, value) in keys {
                set(old, key, value.clone());
            }
        }
        (Some(old), Value::String(version)) if old.contains_key("version") => {
            set(old, "version", version.value().as_str().into());
        }
        _ => set(dependencies, name, new),
    }
    Ok(())
}
