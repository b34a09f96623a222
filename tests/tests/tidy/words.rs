//! A type name has one meaning in all crates.

use super::{Source, assert_none, is_test, sources};
use std::collections::BTreeMap;
use syn::{Item, Visibility};

/// Names that several types share, and their one meaning.
const SHARED: &[(&str, &str)] = &[];

#[test]
fn a_name_means_one_thing() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for folder in ["codegen/src", "macros/src", "runtime"] {
        for Source { path, text } in sources(folder) {
            // Types of test targets are named for their tests.
            if is_test(&path) || !path.contains("/src/") {
                continue;
            }
            for name in types(&path, &text) {
                places.entry(name).or_default().push(path.clone());
            }
        }
    }
    let mut problems = Vec::new();
    for (name, paths) in &places {
        let shared = SHARED.iter().any(|(shared, _)| shared == name);
        if paths.len() > 1 && !shared {
            problems.push(format!(
                "`{name}` is {} types: {}",
                paths.len(),
                paths.join(", ")
            ));
        }
    }
    for (name, _) in SHARED {
        if places.get(*name).is_none_or(|paths| paths.len() < 2) {
            problems.push(format!(
                "`{name}` isn't shared any more: remove it from the list"
            ));
        }
    }
    assert_none(&problems);
    assert!(places.len() > 300, "only {} types were found", places.len());
}

/// The types and traits of a file that aren't private.
fn types(path: &str, text: &str) -> Vec<String> {
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
    let mut names = Vec::new();
    for item in &file.items {
        let (visibility, ident) = match item {
            Item::Enum(item) => (&item.vis, &item.ident),
            Item::Struct(item) => (&item.vis, &item.ident),
            Item::Trait(item) => (&item.vis, &item.ident),
            Item::Type(item) => (&item.vis, &item.ident),
            _ => continue,
        };
        if !matches!(visibility, Visibility::Inherited) {
            names.push(ident.to_string());
        }
    }
    names
}
