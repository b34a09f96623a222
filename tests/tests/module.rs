//! Code that is generated as one module has the same items as code that is generated as a crate.

use callwright_codegen::config::Config;
use callwright_codegen::diag::Diagnostics;
use callwright_codegen::source::{Limits, Sources};
use callwright_codegen::{generate_module, generate_sources};
use callwright_tests::{entries, root};
use quote::ToTokens as _;
use std::collections::BTreeMap;
use std::path::Path;
use syn::{AttrStyle, Attribute, Item, parse_file};

/// The items of each module, by its path, without nested modules.
type Modules = BTreeMap<String, String>;

#[test]
fn a_module_is_the_crate_in_one_file() {
    let mut documents = vec![root().join("examples/documents/bookshop.yaml")];
    for golden in entries(&root().join("tests/goldens")) {
        let own = golden.join("openapi.yaml");
        documents.extend(own.exists().then_some(own));
    }
    assert!(documents.len() > 3);
    for document in documents {
        let (files, module) = generate_both(&document);
        let mut expected = Modules::new();
        for (path, text) in files {
            add_file(&path, &text, &mut expected);
        }
        let mut found = Modules::new();
        let parsed = parse_file(&module).unwrap_or_else(|e| panic!("{document:?}: {e}"));
        // Inner attributes would be an error where the module is included.
        assert!(parsed.attrs.is_empty());
        add_module("", &[], parsed.items, &mut found);
        for (name, text) in &expected {
            // A module allows this for all that is in it.
            let text = text.replace("# ! [allow (deprecated)]", "");
            assert_eq!(found.get(name), Some(&text), "{document:?}: `{name}`");
        }
        assert_eq!(found.len(), expected.len(), "{document:?}");
    }
}

fn generate_both(document: &Path) -> (Vec<(String, String)>, String) {
    let mut diags = Diagnostics::default();
    let sources = Sources::load(document, &Limits::default(), &mut diags);
    let sources = sources.unwrap_or_else(|_| panic!("{document:?}"));
    // A module has no features.
    let config = Config {
        tag_features: Some(false),
        ..Config::default()
    };
    let folder = generate_sources(&sources, &config, &mut diags);
    let module = generate_module(&sources, &config, &mut diags);
    match (folder, module) {
        (Ok(folder), Ok(module)) => {
            let files = folder.files.into_iter();
            let sources = files.filter(|file| file.path.ends_with(".rs"));
            (sources.map(|file| (file.path, file.text)).collect(), module)
        }
        _ => panic!("{document:?}"),
    }
}

/// Adds the modules of a file of the crate.
fn add_file(path: &str, text: &str, modules: &mut Modules) {
    let path = path.strip_prefix("src/").unwrap_or(path);
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let name = match path.strip_suffix("/mod").unwrap_or(path) {
        "lib" => String::new(),
        path => path.replace('/', "::"),
    };
    let parsed = parse_file(text).unwrap_or_else(|e| panic!("{path}: {e}"));
    // In a module the docs of the root are comments.
    let docs = if name.is_empty() {
        Vec::new()
    } else {
        parsed.attrs
    };
    add_module(&name, &docs, parsed.items, modules);
}

fn add_module(at: &str, attributes: &[Attribute], items: Vec<Item>, modules: &mut Modules) {
    let docs = attributes
        .iter()
        .filter(|a| matches!(a.style, AttrStyle::Inner(_)));
    let mut own: String = docs.map(|a| a.to_token_stream().to_string()).collect();
    for mut item in items {
        match &mut item {
            Item::Mod(inner) if inner.content.is_none() => continue,
            // `servers` has no file of its own.
            Item::Mod(inner) if inner.ident != "servers" => {
                let name = inner.ident.to_string();
                let name = if at.is_empty() {
                    name
                } else {
                    format!("{at}::{name}")
                };
                if let Some((_, items)) = inner.content.take() {
                    add_module(&name, &inner.attrs, items, modules);
                }
                continue;
            }
            // Whether an import may be unused depends on the crate around the module.
            Item::Use(import) => import.attrs.retain(|a| !a.path().is_ident("allow")),
            _ => {}
        }
        own.push_str(&item.to_token_stream().to_string());
        own.push('\n');
    }
    modules.insert(at.to_owned(), own);
}
