//! Tokens of one file to text, with a blank line between items and between methods.

use proc_macro2::TokenStream;
use syn::{File, ImplItem, Item};

pub(super) fn layout(tokens: TokenStream) -> Result<String, String> {
    let mut file: File = syn::parse2(tokens).map_err(|error| error.to_string())?;
    space(&mut file.items);
    if !file.attrs.is_empty() {
        file.items.insert(0, Item::Verbatim(TokenStream::new()));
    }
    Ok(prettyplease::unparse(&file))
}

fn space(items: &mut Vec<Item>) {
    let old = std::mem::take(items);
    items.reserve(old.len() * 2);
    let mut before: Option<Kind> = None;
    for mut item in old {
        match &mut item {
            Item::Impl(block) => space_methods(&mut block.items),
            Item::Mod(module) => {
                if let Some((_, items)) = &mut module.content {
                    space(items);
                }
            }
            _ => {}
        }
        let kind = Kind::of(&item);
        if before.is_some_and(|before| before != kind || kind == Kind::Other) {
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
    Other,
}

impl Kind {
    fn of(item: &Item) -> Self {
        match item {
            Item::Use(_) => Self::Use,
            Item::Mod(module) if module.content.is_none() => Self::Module,
            Item::Type(alias) if alias.attrs.is_empty() => Self::Alias,
            _ => Self::Other,
        }
    }
}

fn space_methods(items: &mut Vec<ImplItem>) {
    let old = std::mem::take(items);
    for (index, item) in old.into_iter().enumerate() {
        if index > 0 {
            items.push(ImplItem::Verbatim(TokenStream::new()));
        }
        items.push(item);
    }
}
