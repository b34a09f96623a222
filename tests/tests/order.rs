//! A name comes from the thing itself: neither the order of a document nor new neighbours change it. Each folder of `order`
//! has versions of one document. Every version has what the one before has, in another order, and often more.

use callwright_codegen::config::Config;
use callwright_tests::{entries, files, root, run_file};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeMap;
use std::path::Path;
use std::str::FromStr;

/// The names of values, fields and variants, by their type and what they stand for: the value, the key, the type.
type Names = BTreeMap<(String, String), String>;

#[test]
fn names_are_the_same_in_any_order() {
    let folders = entries(&root().join("tests/order"));
    assert!(folders.len() >= 4, "{folders:?}");
    for folder in folders {
        let versions = files(&folder, ".yaml");
        assert!(versions.len() >= 3, "{versions:?}");
        let mut before = Names::new();
        for path in versions {
            let names = names(&path);
            assert!(names.len() >= 2, "{}: {names:?}", path.display());
            for (key, name) in &before {
                assert_eq!(names.get(key), Some(name), "{key:?} in {}", path.display());
            }
            before = names;
        }
    }
}

#[test]
fn a_sign_is_part_of_the_name() {
    let names = names(&root().join("tests/order/sorting/3.yaml"));
    let name = |value: &str| {
        let mut found = names.iter().filter(|((_, known), _)| known == value);
        found.next().map(|(_, name)| name.as_str())
    };
    assert_eq!(name("\"-created_at\""), Some("MinusCreatedAt"));
    assert_eq!(name("\"created_at\""), Some("CreatedAt"));
}

/// The names in the code that is generated from a document.
fn names(path: &Path) -> Names {
    let mut names = Names::new();
    let run = run_file(path, &Config::default());
    let generated = run.generated.unwrap_or_else(|| panic!("{}", run.messages));
    for file in generated
        .files
        .iter()
        .filter(|file| file.path.ends_with(".rs"))
    {
        let tokens = TokenStream::from_str(&file.text);
        collect(tokens.unwrap_or_default(), &mut names);
    }
    names
}

/// Collects the names of `enum Type { .. }` and `wire::object!(Type { .. })`, also within macros.
fn collect(tokens: TokenStream, names: &mut Names) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut of: Option<String> = None;
    for (index, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(ident) => {
                let starts = match index.checked_sub(1).and_then(|last| tokens.get(last)) {
                    Some(TokenTree::Ident(last)) => last == "enum",
                    last => last.is_none(),
                };
                if starts {
                    of = Some(ident.to_string());
                }
            }
            TokenTree::Group(group) => {
                if let (Some(of), Delimiter::Brace) = (of.take(), group.delimiter()) {
                    collect_members(&of, group.stream(), names);
                }
                collect(group.stream(), names);
            }
            _ => {}
        }
    }
}

/// Collects `Name = "value"`, `Name(Type)` and `name "key?"`.
fn collect_members(of: &str, tokens: TokenStream, names: &mut Names) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Ident(name) = token else {
            continue;
        };
        let stands_for = match (tokens.get(index + 1), tokens.get(index + 2)) {
            (Some(TokenTree::Literal(key)), _) => key.to_string(),
            (Some(TokenTree::Group(ty)), _) if ty.delimiter() == Delimiter::Parenthesis => {
                ty.stream().to_string()
            }
            (Some(TokenTree::Punct(equal)), Some(TokenTree::Literal(value)))
                if equal.as_char() == '=' =>
            {
                value.to_string()
            }
            (Some(TokenTree::Punct(equal)), Some(TokenTree::Punct(minus)))
                if equal.as_char() == '=' && minus.as_char() == '-' =>
            {
                tokens
                    .get(index + 3)
                    .map(|value| format!("-{value}"))
                    .unwrap_or_default()
            }
            _ => continue,
        };
        names.insert((of.to_owned(), stands_for), name.to_string());
    }
}
