//! The text of one file, with blank lines between items and between methods.

use super::{blocks, macros, methods, structs};
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{File, ImplItem, Item, ItemUse, Macro, MacroDelimiter, TraitItem, UseTree, Visibility};

pub(super) fn layout(tokens: TokenStream) -> Result<String, String> {
    let mut file: File = syn::parse2(tokens).map_err(|error| error.to_string())?;
    space(&mut file.items);
    if !file.attrs.is_empty() {
        file.items.insert(0, Item::Verbatim(TokenStream::new()));
    }
    let mut text = String::new();
    let items = std::mem::take(&mut file.items);
    for item in items {
        match item {
            Item::Macro(call) => {
                flush(&mut file, &mut text);
                let path = path(&call.mac);
                let tokens = call.mac.tokens.clone();
                if !is_block(&call.mac) {
                    text.push_str(&macros::line(&path, tokens));
                } else {
                    blank(&mut text);
                    for attribute in &call.attrs {
                        let attribute = macros::one_line(attribute.meta.to_token_stream());
                        text.push_str(&format!("#[{attribute}]\n"));
                    }
                    text.push_str(&match is_table(&call.mac) {
                        true => macros::block(&path, tokens),
                        false => blocks::block(&path, tokens),
                    });
                }
            }
            item => {
                let own = match &item {
                    Item::Impl(block) => methods::block(block),
                    Item::Struct(item) => structs::structure(item),
                    Item::Type(item) => structs::alias(item),
                    _ => None,
                };
                match own {
                    Some(own) => {
                        flush(&mut file, &mut text);
                        blank(&mut text);
                        text.push_str(&own);
                    }
                    None => file.items.push(item),
                }
            }
        }
    }
    flush(&mut file, &mut text);
    Ok(text)
}

/// Writes the items since the last one with a layout of its own.
fn flush(file: &mut File, text: &mut String) {
    if !file.items.is_empty() || !file.attrs.is_empty() {
        text.push_str(&prettyplease::unparse(file));
        file.items.clear();
        file.attrs.clear();
    }
}

/// An empty line, unless there is one.
fn blank(text: &mut String) {
    if !text.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
}

/// Whether a macro call is a table of rows.
fn is_table(call: &Macro) -> bool {
    is_block(call)
        && call
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == "webhooks" || last.ident == "samples")
}

/// Whether a macro call has braces, with items or rows.
fn is_block(call: &Macro) -> bool {
    matches!(call.delimiter, MacroDelimiter::Brace(_))
}

fn path(call: &Macro) -> String {
    let words: Vec<String> = call
        .path
        .segments
        .iter()
        .map(|s| s.ident.to_string())
        .collect();
    words.join("::")
}

fn space(items: &mut Vec<Item>) {
    let old = std::mem::take(items);
    items.reserve(old.len() * 2);
    let mut before: Option<ItemKind> = None;
    for mut item in old {
        match &mut item {
            Item::Impl(block) => {
                spaced(&mut block.items, || ImplItem::Verbatim(TokenStream::new()));
            }
            Item::Trait(block) => {
                spaced(&mut block.items, || TraitItem::Verbatim(TokenStream::new()));
            }
            Item::Mod(module) => {
                if let Some((_, items)) = &mut module.content {
                    space(items);
                }
            }
            _ => {}
        }
        let kind = ItemKind::of(&item);
        let attached = kind == ItemKind::Macro && before.is_some();
        if !attached && before.is_some_and(|before| before != kind || kind == ItemKind::Other) {
            items.push(Item::Verbatim(TokenStream::new()));
        }
        before = Some(kind);
        items.push(item);
    }
}

/// The kind of an item: there are no blank lines between items of the same kind, except others.
#[derive(Clone, Copy, Eq, PartialEq)]
enum ItemKind {
    Use,
    /// A private module, or what its parent exports of it.
    Family,
    Module,
    Alias,
    /// A macro call belongs to the item before it.
    Macro,
    Other,
}

impl ItemKind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Use(item) if is_export(item) => Self::Family,
            Item::Use(_) => Self::Use,
            Item::Macro(call) if !is_block(&call.mac) => Self::Macro,
            Item::Mod(module) if module.content.is_none() => match module.vis {
                Visibility::Inherited => Self::Family,
                _ => Self::Module,
            },
            Item::Type(alias) if alias.attrs.is_empty() => Self::Alias,
            _ => Self::Other,
        }
    }
}

/// `pub use self::book::*;`
fn is_export(item: &ItemUse) -> bool {
    matches!(&item.tree, UseTree::Path(path) if path.ident == "self")
}

/// Puts a gap between items.
fn spaced<T>(items: &mut Vec<T>, gap: fn() -> T) {
    let old = std::mem::take(items);
    for (index, item) in old.into_iter().enumerate() {
        if index > 0 {
            items.push(gap());
        }
        items.push(item);
    }
}
