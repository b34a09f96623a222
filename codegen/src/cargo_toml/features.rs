//! The features of a crate.
//!
//! ```toml
//! [features]
//! default = ["full", "reqwest"]
//! full = ["books", "orders", "webhooks"]
//! books = []
//! orders = []
//! webhooks = ["callwright/webhooks"]
//! reqwest = ["callwright/reqwest"]
//! ```
//!
//! `full` belongs to the generator, and tells a later run which features there were. Those that are gone are removed,
//! unless another feature needs them. `default` belongs to the user once it is there: new features are added to it once,
//! so that existing users lose nothing.

use super::edit::{set, table};
use super::spec::{PackageSpec, RUNTIME};
use toml_edit::{Array, DocumentMut, Item, TableLike, Value};

const DEFAULT: &str = "default";

/// The feature of the default transport.
const REQWEST: &str = "reqwest";

/// The feature of the samples of types.
const SAMPLES: &str = "samples";

/// More features than these are written one per line.
const MAX_IN_LINE: usize = 6;

/// Updates the features.
pub(super) fn merge(manifest: &mut DocumentMut, spec: &PackageSpec<'_>) -> Result<(), String> {
    let PackageSpec {
        client,
        full,
        samples,
        ..
    } = *spec;
    let features = spec.features.as_slice();
    if !client && !samples && !manifest.contains_key("features") {
        return Ok(());
    }
    let table = table(manifest, "features")?;
    let old = words(table, full);
    let gone: Vec<String> = old.iter().flatten().cloned().collect();
    let is_current = |name: &str| features.iter().any(|feature| feature.name == name);
    let gone = gone.into_iter().filter(|name| !is_current(name));
    let (gone, theirs): (Vec<_>, Vec<_>) = gone.partition(|name| is_plain(table, name));
    let mut defaults = Vec::new();
    if !features.is_empty() && old.is_none() {
        defaults.push(full);
    }
    if client && !table.contains_key(REQWEST) {
        defaults.push(REQWEST);
    }
    add(table, DEFAULT, &defaults);
    if features.is_empty() {
        remove_word(table, DEFAULT, full);
        if old.is_some() && !is_needed(table, full) {
            table.remove(full);
        }
    } else {
        let ours = features.iter().map(|feature| feature.name);
        let all: Vec<&str> = ours.chain(theirs.iter().map(String::as_str)).collect();
        set(table, full, list(&all));
    }
    for name in gone {
        if !is_needed(table, &name) {
            table.remove(&name);
        }
    }
    for feature in features {
        let runtime = format!("{RUNTIME}/webhooks");
        let runtime = feature.webhooks.then_some(runtime.as_str());
        row(table, feature.name, runtime.as_slice());
    }
    if samples {
        row(table, SAMPLES, &[]);
    }
    if client {
        row(table, REQWEST, &[&format!("{RUNTIME}/{REQWEST}")]);
    }
    Ok(())
}

/// Adds a feature that turns these on, or adds these to it.
fn row(table: &mut dyn TableLike, name: &str, turns_on: &[&str]) {
    if table.contains_key(name) {
        add(table, name, turns_on);
    } else {
        set(table, name, list(turns_on));
    }
}

/// Adds what is missing to a feature.
fn add(table: &mut dyn TableLike, name: &str, more: &[&str]) {
    let old = words(table, name).unwrap_or_default();
    let more: Vec<&str> = more
        .iter()
        .copied()
        .filter(|new| old.iter().all(|old| old != new))
        .collect();
    if more.is_empty() {
        return;
    }
    match table.get_mut(name).and_then(Item::as_array_mut) {
        Some(array) => array.extend(more),
        None => set(table, name, list(&more)),
    }
}

/// What a feature turns on.
fn words(table: &dyn TableLike, name: &str) -> Option<Vec<String>> {
    let array = table.get(name)?.as_array()?;
    let words = array.iter().filter_map(Value::as_str);
    Some(words.map(str::to_owned).collect())
}

fn remove_word(table: &mut dyn TableLike, name: &str, word: &str) {
    if let Some(array) = table.get_mut(name).and_then(Item::as_array_mut) {
        let first = array.get(0).map(|value| value.decor().clone());
        array.retain(|value| value.as_str() != Some(word));
        if let (Some(first), Some(now)) = (first, array.get_mut(0)) {
            *now.decor_mut() = first;
        }
    }
}

/// Whether a feature is missing, or as an earlier run wrote it.
fn is_plain(table: &dyn TableLike, name: &str) -> bool {
    let webhooks = format!("{RUNTIME}/webhooks");
    let turns_on = words(table, name).unwrap_or_default();
    turns_on.iter().all(|word| *word == webhooks)
}

/// Whether another feature turns this one on.
fn is_needed(table: &dyn TableLike, name: &str) -> bool {
    let mut others = table.iter().filter_map(|(_, item)| item.as_array());
    others.any(|array| array.iter().any(|value| value.as_str() == Some(name)))
}

fn list(words: &[&str]) -> Value {
    let mut array = Array::from_iter(words.iter().copied());
    if words.len() > MAX_IN_LINE {
        for value in array.iter_mut() {
            value.decor_mut().set_prefix("\n    ");
        }
        array.set_trailing("\n");
        array.set_trailing_comma(true);
    }
    array.into()
}
