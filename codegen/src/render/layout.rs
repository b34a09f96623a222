//! Tokens of one file to text, with a blank line between items and between methods.

use proc_macro2::TokenStream;
use syn::{File, ImplItem, Item};

pub(super) fn layout(tokens: TokenStream) -> Result<String, String> {
    let mut file: File = syn::parse2(tokens).map_err(|error| error.to_string())?;
    let items = std::mem::take(&mut file.items);
    file.items = Vec::with_capacity(items.len() * 2);
    if !file.attrs.is_empty() {
        file.items.push(Item::Verbatim(TokenStream::new()));
    }
    let mut before: Option<Kind> = None;
    for mut item in items {
        if let Item::Impl(block) = &mut item {
            space(&mut block.items);
        }
        let kind = Kind::of(&item);
        if before.is_some_and(|before| before != kind || kind == Kind::Other) {
            file.items.push(Item::Verbatim(TokenStream::new()));
        }
        before = Some(kind);
        file.items.push(item);
    }
    Ok(prettyplease::unparse(&file))
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

fn space(items: &mut Vec<ImplItem>) {
    let old = std::mem::take(items);
    for (index, item) in old.into_iter().enumerate() {
        if index > 0 {
            items.push(ImplItem::Verbatim(TokenStream::new()));
        }
        items.push(item);
    }
}
