//! Edits that keep the layout and the comments of a manifest.

use toml_edit::{DocumentMut, Item, Table, TableLike, Value, value};

/// A table of the manifest, which is added if it is missing.
pub(super) fn table<'m>(
    manifest: &'m mut DocumentMut,
    name: &str,
) -> Result<&'m mut dyn TableLike, String> {
    manifest
        .entry(name)
        .or_insert_with(|| Item::Table(Table::new()))
        .as_table_like_mut()
        .ok_or_else(|| format!("its `{name}` is not a table"))
}

/// Sets a value. An equal value stays with its layout.
pub(super) fn set(table: &mut dyn TableLike, key: &str, mut new: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) if plain(old) == plain(&new) => {}
        Some(old) => {
            // The comment after it, and the space around it.
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        None => {
            table.insert(key, value(new));
        }
    }
}

/// A value without its layout.
fn plain(value: &Value) -> Option<toml::Value> {
    let text = format!("v = {}", value.to_string().trim());
    toml::from_str::<toml::Table>(&text).ok()?.remove("v")
}
