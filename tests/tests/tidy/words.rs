//! Words: a name of a type means one thing in all crates.

use super::{Source, is_test, none, sources};
use std::collections::BTreeMap;
use syn::{Item, Visibility};

/// Names that several types have, and the one thing that all of them are.
const SHARED: &[(&str, &str)] = &[];

#[test]
fn a_name_means_one_thing() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for folder in ["codegen/src", "macros/src", "runtime"] {
        for Source { path, text } in sources(folder) {
            // What the test target of a package holds is named for that test.
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
                "`{name}` isn't shared any more: take it off the list"
            ));
        }
    }
    none(&problems);
    assert!(places.len() > 300, "only {} types were found", places.len());
}

/// The types and traits that a file offers to others.
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
