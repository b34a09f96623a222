//! Which file takes which names from which file. The names are resolved through modules and `use`s.

use super::{is_test, root};
use callwright_tests::read;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use syn::{Attribute, Item, UseTree};

/// How many `use`s in a row are followed.
const MOST_STEPS: usize = 16;

/// One name that a file takes from another.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Import {
    pub from: String,
    pub to: String,
    pub name: String,
}

/// The modules of a crate, the root first.
#[derive(Default)]
pub struct Modules {
    modules: Vec<Module>,
}

#[derive(Default)]
struct Module {
    file: String,
    parent: Option<usize>,
    children: BTreeMap<String, usize>,
    defined: BTreeSet<String>,
    /// Names that a `use` binds, and their paths.
    uses: BTreeMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
    /// Every path in the code, including private `use`s. A `pub use` only re-exports a name.
    paths: Vec<Vec<String>>,
}

enum Target {
    Module(usize),
    Item(usize),
}

impl Modules {
    /// The modules of the crate whose root is this file of the workspace, without test modules.
    pub fn of(path: &str) -> Self {
        let mut modules = Self::default();
        modules.file(path, None);
        modules
    }

    #[cfg(test)]
    fn of_text(files: &[(&str, &str)]) -> Self {
        let mut modules = Self::default();
        let rest: BTreeMap<&str, &str> = files.iter().copied().collect();
        modules.text(files[0].0, files[0].1, None, &|path| {
            rest.get(path).map(|text| (*text).to_owned())
        });
        modules
    }

    fn file(&mut self, path: &str, parent: Option<usize>) -> usize {
        let source = |path: &str| {
            let file = root().join(path);
            file.is_file().then(|| read(&file))
        };
        let text = source(path).unwrap_or_else(|| panic!("{path} doesn't exist"));
        self.text(path, &text, parent, &source)
    }

    fn text(
        &mut self,
        path: &str,
        text: &str,
        parent: Option<usize>,
        source: &dyn Fn(&str) -> Option<String>,
    ) -> usize {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let at = self.add(path, parent);
        let folder = folder_of(path, parent.is_none());
        self.items(at, &folder, &file.items, source);
        at
    }

    fn add(&mut self, file: &str, parent: Option<usize>) -> usize {
        self.modules.push(Module {
            file: file.to_owned(),
            parent,
            ..Module::default()
        });
        self.modules.len() - 1
    }

    fn items(
        &mut self,
        at: usize,
        folder: &str,
        items: &[Item],
        source: &dyn Fn(&str) -> Option<String>,
    ) {
        for item in items {
            if attributes(item).iter().any(for_tests) {
                continue;
            }
            match item {
                Item::Mod(module) => self.module(at, folder, module, source),
                Item::Use(item) => {
                    let public = !matches!(item.vis, syn::Visibility::Inherited);
                    self.import(at, &item.tree, &mut Vec::new(), public);
                }
                item => {
                    if let Some(name) = name_of(item) {
                        self.modules[at].defined.insert(name);
                    }
                    paths(item.to_token_stream(), &mut self.modules[at].paths);
                }
            }
        }
    }

    fn module(
        &mut self,
        at: usize,
        folder: &str,
        module: &syn::ItemMod,
        source: &dyn Fn(&str) -> Option<String>,
    ) {
        let name = module.ident.to_string();
        let inner = format!("{folder}/{name}");
        let child = match &module.content {
            Some((_, items)) => {
                let file = self.modules[at].file.clone();
                let child = self.add(&file, Some(at));
                self.items(child, &inner, items, source);
                child
            }
            None => {
                let candidates = match path_attribute(&module.attrs) {
                    Some(path) => vec![format!("{folder}/{path}")],
                    None => vec![format!("{inner}.rs"), format!("{inner}/mod.rs")],
                };
                let found = candidates
                    .into_iter()
                    .find_map(|path| source(&path).map(|text| (path, text)));
                let Some((path, text)) = found else {
                    panic!("{folder}: the module `{name}` has no file")
                };
                if is_test(&path) {
                    return;
                }
                self.text(&path, &text, Some(at), source)
            }
        };
        self.modules[at].children.insert(name, child);
    }

    fn import(&mut self, at: usize, tree: &UseTree, before: &mut Vec<String>, public: bool) {
        let module = &mut self.modules[at];
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.import(at, &path.tree, before, public);
                before.pop();
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(at, tree, before, public);
                }
            }
            UseTree::Glob(_) => {
                module.globs.push(before.clone());
            }
            UseTree::Name(_) | UseTree::Rename(_) => {
                let (name, bound) = match tree {
                    UseTree::Rename(rename) => {
                        (rename.ident.to_string(), rename.rename.to_string())
                    }
                    UseTree::Name(name) => (name.ident.to_string(), name.ident.to_string()),
                    _ => return,
                };
                let mut path = before.clone();
                let bound = if name == "self" {
                    before.last().cloned().unwrap_or_default()
                } else {
                    path.push(name);
                    bound
                };
                // `pub use` re-exports a name and doesn't use it.
                if !public {
                    module.paths.push(path.clone());
                }
                module.uses.insert(bound, path);
            }
        }
    }

    /// What each file takes from other files, each name once.
    pub fn imports(&self) -> BTreeSet<Import> {
        let mut imports = BTreeSet::new();
        for (at, module) in self.modules.iter().enumerate() {
            for path in &module.paths {
                let Some(Target::Item(to)) = self.resolve(at, path, MOST_STEPS) else {
                    continue;
                };
                let to = &self.modules[to].file;
                if *to != module.file {
                    imports.insert(Import {
                        from: module.file.clone(),
                        to: to.clone(),
                        name: path.last().cloned().unwrap_or_default(),
                    });
                }
            }
        }
        imports
    }

    fn resolve(&self, at: usize, path: &[String], steps: usize) -> Option<Target> {
        let steps = steps.checked_sub(1)?;
        let mut here = at;
        for (index, segment) in path.iter().enumerate() {
            let module = &self.modules[here];
            match segment.as_str() {
                "crate" => here = 0,
                "self" => {}
                "super" => here = module.parent?,
                name => {
                    if let Some(child) = module.children.get(name) {
                        here = *child;
                        continue;
                    }
                    if module.defined.contains(name) {
                        return Some(Target::Item(here));
                    }
                    let used = module.uses.get(name).filter(|used| used.as_slice() != path);
                    let used = match used {
                        Some(used) => self.resolve(here, used, steps),
                        None => module.globs.iter().find_map(|glob| {
                            let mut inner = glob.clone();
                            inner.push(name.to_owned());
                            self.resolve(here, &inner, steps)
                        }),
                    };
                    match used? {
                        Target::Module(module) if index + 1 < path.len() => here = module,
                        target => return Some(target),
                    }
                }
            }
        }
        Some(Target::Module(here))
    }
}

/// The folder of a file's child modules.
fn folder_of(path: &str, root: bool) -> String {
    let path = Path::new(path);
    let parent = path.parent().unwrap_or(path).to_string_lossy().into_owned();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    if root || stem == "mod" {
        parent
    } else {
        format!("{parent}/{stem}")
    }
}

/// Whether an attribute is `#[cfg(test)]` or another condition on `test`.
fn for_tests(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute
            .to_token_stream()
            .to_string()
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word == "test")
}

fn path_attribute(attributes: &[Attribute]) -> Option<String> {
    let attribute = attributes
        .iter()
        .find(|attribute| attribute.path().is_ident("path"))?;
    let syn::Meta::NameValue(value) = &attribute.meta else {
        return None;
    };
    match &value.value {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) => Some(text.value()),
        _ => None,
    }
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

fn name_of(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::TraitAlias(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

/// The paths of two or more segments in code, including the arguments of macros.
fn paths(tokens: TokenStream, found: &mut Vec<Vec<String>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let colon =
        |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == ':');
    let word = |at: usize| match tokens.get(at) {
        Some(TokenTree::Ident(ident)) => Some(ident.to_string()),
        _ => None,
    };
    let mut at = 0;
    while at < tokens.len() {
        if let Some(TokenTree::Group(group)) = tokens.get(at) {
            // Templates and bodies of macros are code for other places.
            let foreign = at >= 2
                && (word(at - 2).is_some_and(|word| word == "quote" || word == "parse_quote")
                    || at >= 3 && word(at - 3).is_some_and(|word| word == "macro_rules"));
            if !foreign {
                paths(group.stream(), found);
            }
            at += 1;
            continue;
        }
        let Some(first) = word(at) else {
            at += 1;
            continue;
        };
        let mut path = vec![first];
        at += 1;
        while colon(at) && colon(at + 1) {
            let Some(next) = word(at + 2) else { break };
            path.push(next);
            at += 3;
        }
        if path.len() > 1 {
            found.push(path);
        }
    }
}

#[test]
fn names_are_found_where_they_are_defined() {
    let modules = Modules::of_text(&[
        (
            "a/lib.rs",
            "mod one; mod two; pub use two::Deep; fn top() { one::f(); }",
        ),
        (
            "a/one.rs",
            "use crate::Deep; use super::two::{self, inner as renamed}; pub fn f() { two::Flat::new(); renamed::g(vec![super::top()]) } #[cfg(test)] mod tests { use super::two::Unseen; } fn h() { quote! { two::Hidden } }",
        ),
        (
            "a/two/mod.rs",
            "pub mod inner; pub struct Flat; struct Hidden; struct Unseen; mod local { pub struct Same; } pub use inner::Deep; use inner::*; fn k() { local::Same; self::Glob::new() }",
        ),
        (
            "a/two/inner.rs",
            "pub struct Deep; pub struct Glob; pub fn g() {}",
        ),
    ]);
    let found: Vec<String> = modules
        .imports()
        .into_iter()
        .map(|import| format!("{} {} {}", import.from, import.to, import.name))
        .collect();
    assert_eq!(
        found,
        [
            "a/lib.rs a/one.rs f",
            "a/one.rs a/lib.rs top",
            "a/one.rs a/two/inner.rs Deep",
            "a/one.rs a/two/inner.rs g",
            "a/one.rs a/two/mod.rs new",
            "a/two/mod.rs a/two/inner.rs new",
        ]
    );
}
