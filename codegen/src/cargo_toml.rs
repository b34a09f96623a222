//! `Cargo.toml`: ours to make, the user's to keep.
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
//! Of a manifest that is there already, only what the sources can't do without is changed: the
//! package's name, version and edition where there is none, the features, where the runtime comes from,
//! and what the configuration names. Everything else stays, comments and layout with it.

mod features;
mod metadata;
#[cfg(test)]
mod tests;

pub use metadata::RUST_VERSION;

use std::collections::BTreeMap;
use std::path::Path;
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

/// The runtime crate, and the version that the output is made for: both are released together.
const RUNTIME: &str = "callwright";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A part of the output that can be left out.
#[derive(Clone, Copy, Debug)]
pub struct FeatureSpec<'w> {
    /// The feature.
    pub name: &'w str,
    /// Whether it handles webhooks.
    pub webhooks: bool,
}

/// What the manifest must say.
#[derive(Clone, Debug, Default)]
pub struct PackageSpec<'w> {
    /// The name of the package.
    pub name: &'w str,
    /// What the crate is, in a sentence without a full stop.
    pub summary: &'w str,
    /// The licence, if the configuration says one.
    pub license: Option<&'w str>,
    /// Where the source is kept, if the configuration says it.
    pub repository: Option<&'w str>,
    /// Whether the name was asked for; if not, one that is there already is kept.
    pub name_is_chosen: bool,
    /// The folder of the runtime crate, if it isn't the published one.
    pub runtime_path: Option<&'w str>,
    /// Whether there is a test target that stands on the runtime's feature `exercise`.
    pub exercise: bool,
    /// Whether there are calls, which need a transport: a feature of the runtime.
    pub client: bool,
    /// Whether the output handles webhooks, which is a feature of the runtime.
    pub webhooks: bool,
    /// The features by which parts of the output can be left out.
    pub features: Vec<FeatureSpec<'w>>,
    /// The feature that turns on all of them, and what stands in none of them.
    pub full: &'w str,
    /// What the user's own types come from.
    pub dependencies: BTreeMap<String, serde_json::Value>,
}

/// The text of the manifest, made from the one that is there.
///
/// # Errors
///
/// When the old one is no TOML or not the manifest of a package; the message is a sentence about
/// the file.
pub fn merge(old: Option<&str>, wanted: &PackageSpec<'_>) -> Result<String, String> {
    let mut manifest: DocumentMut =
        old.unwrap_or_default()
            .parse()
            .map_err(|error: toml_edit::TomlError| {
                format!("it is not valid TOML: {}", error.to_string().trim())
            })?;
    if manifest.contains_key("workspace") && !manifest.contains_key("package") {
        return Err(
            "it is the manifest of a workspace, not of a crate; choose a folder in it".to_owned(),
        );
    }
    let new = !manifest.contains_key("package");
    let package = table(&mut manifest, "package")?;
    if wanted.name_is_chosen {
        set(package, "name", wanted.name.into());
    }
    for (key, text) in [
        ("name", wanted.name),
        ("version", "0.1.0"),
        ("edition", "2024"),
    ] {
        if !package.contains_key(key) {
            package.insert(key, value(text));
        }
    }
    metadata::merge(package, wanted, new);
    features::merge(&mut manifest, wanted)?;
    let dependencies = table(&mut manifest, "dependencies")?;
    runtime(dependencies, wanted.runtime_path);
    if wanted.webhooks && wanted.features.is_empty() {
        feature(dependencies, "webhooks");
    }
    for (name, wanted) in &wanted.dependencies {
        dependency(dependencies, name, wanted)?;
    }
    if wanted.exercise {
        exercise(&mut manifest, wanted.runtime_path)?;
    }
    Ok(manifest.to_string())
}

/// The name of the package whose manifest stands in a folder.
pub fn package_name(folder: &Path) -> Option<String> {
    let text = std::fs::read_to_string(folder.join("Cargo.toml")).ok()?;
    let manifest: DocumentMut = text.parse().ok()?;
    let name = manifest.get("package")?.get("name")?.as_str()?;
    Some(name.to_owned())
}

/// The runtime with what the sample calls stand on, for tests alone.
fn exercise(manifest: &mut DocumentMut, path: Option<&str>) -> Result<(), String> {
    let source = manifest
        .get("dependencies")
        .and_then(|table| table.get(RUNTIME));
    let mut wanted = match source.and_then(Item::as_table_like) {
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
    if wanted.is_empty() {
        wanted.insert("version", VERSION.into());
    }
    wanted.insert("features", Value::from_iter(["exercise"]));
    wanted.fmt();
    let dependencies = table(manifest, "dev-dependencies")?;
    if !dependencies.contains_key(RUNTIME) {
        set(dependencies, RUNTIME, wanted.into());
    }
    Ok(())
}

fn table<'m>(manifest: &'m mut DocumentMut, name: &str) -> Result<&'m mut dyn TableLike, String> {
    manifest
        .entry(name)
        .or_insert_with(|| Item::Table(Table::new()))
        .as_table_like_mut()
        .ok_or_else(|| format!("its `{name}` is not a table"))
}

/// Where the runtime comes from: the folder, or the version that we were released with or a later
/// one that is as good. Features stay; so does another source that is there already, and a folder
/// as long as no other is asked for.
fn runtime(dependencies: &mut dyn TableLike, path: Option<&str>) {
    let Some(item) = dependencies.get_mut(RUNTIME) else {
        // What it needs of the runtime's features, the crate turns on by its own.
        let mut table = InlineTable::new();
        // A folder counts where it is; what is published names the version.
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
        } else if !is_as_good(version, VERSION) {
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
            if !version.is_some_and(|version| is_as_good(version, VERSION)) {
                set(table, "version", VERSION.into());
            }
        }
    }
}

/// Turns a feature of the runtime on. One that is no longer needed stays: the user may need it.
fn feature(dependencies: &mut dyn TableLike, name: &str) {
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

/// What the configuration says of a dependency holds; what it doesn't speak of stays.
fn dependency(
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

/// Puts a value in its place, unless it is there: then its layout stays as it is.
fn set(table: &mut dyn TableLike, key: &str, mut new: Value) {
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(old) if plain(old) == plain(&new) => {}
        Some(old) => {
            // The comment behind it, and the space around it.
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        None => {
            table.insert(key, value(new));
        }
    }
}

/// A value without the layout around it.
fn plain(value: &Value) -> Option<toml::Value> {
    let text = format!("v = {}", value.to_string().trim());
    toml::from_str::<toml::Table>(&text).ok()?.remove("v")
}

/// Whether a version requirement of the user's gives what `ours` does. Ranges that are more than
/// one version with a sign before it are the user's own responsibility.
fn is_as_good(theirs: &str, ours: &str) -> bool {
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
