//! The dependencies of the configuration.

use super::edit::set;
use toml_edit::{Item, TableLike, Value};

/// Sets what the configuration has for a dependency. Its other keys stay.
pub(super) fn merge(
    dependencies: &mut dyn TableLike,
    name: &str,
    configured: &serde_json::Value,
) -> Result<(), String> {
    let new = toml::Value::try_from(configured).ok();
    let mut new: Value = new
        .and_then(|value| value.to_string().parse().ok())
        .ok_or_else(|| format!("the dependency `{name}` can't be written"))?;
    if let Value::InlineTable(keys) = &mut new {
        // The keys are sorted already; the version comes first.
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
