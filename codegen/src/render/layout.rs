//! Tokens of one file to text, with a blank line between items and between methods.

use super::macros;
use proc_macro2::TokenStream;
use syn::{File, ImplItem, Item, Macro, MacroDelimiter, TraitItem};

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
            Item::Macro(call) if call.ident.is_none() && call.attrs.is_empty() => {
                flush(&mut file, &mut text);
                let path = path(&call.mac);
                if is_table(&call.mac) {
                    // A gap alone is nothing to the printer.
                    if !text.ends_with("\n\n") {
                        text.push('\n');
                    }
                    text.push_str(&macros::block(&path, call.mac.tokens));
                } else {
                    text.push_str(&macros::line(&path, call.mac.tokens));
                }
            }
            item => file.items.push(item),
        }
    }
    flush(&mut file, &mut text);
    Ok(text)
}

/// Writes the items that were met since the last call of a macro.
fn flush(file: &mut File, text: &mut String) {
    if !file.items.is_empty() || !file.attrs.is_empty() {
        text.push_str(&prettyplease::unparse(file));
        file.items.clear();
        file.attrs.clear();
    }
}

/// Whether a call is a table of rows, that stands by itself.
fn is_table(call: &Macro) -> bool {
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
    let mut before: Option<Kind> = None;
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
        let kind = Kind::of(&item);
        let attached = kind == Kind::Macro && before.is_some();
        if !attached && before.is_some_and(|before| before != kind || kind == Kind::Other) {
            items.push(Item::Verbatim(TokenStream::new()));
        }
        before = Some(kind);
        items.push(item);
    }
}

/// Items of the same kind may stand close together.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Kind {
    Use,
    Module,
    Alias,
    /// A call belongs to the item before it.
    Macro,
    Other,
}

impl Kind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Use(_) => Self::Use,
            Item::Macro(call) if !is_table(&call.mac) => Self::Macro,
            Item::Mod(module) if module.content.is_none() => Self::Module,
            Item::Type(alias) if alias.attrs.is_empty() => Self::Alias,
            _ => Self::Other,
        }
    }
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
