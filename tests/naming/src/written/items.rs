//! The items of a file.

use super::calls::{Call, EventMethod};
use super::tokens::{TypeText, bare};
use super::{Declared, Part, TypeName, Written, blocks};
use quote::ToTokens;
use syn::{Fields, File, ImplItem, Item, TraitItem};

/// Adds the items of a file to a crate.
pub(super) fn read(path: &str, file: &File, written: &mut Written) {
    let home = super::home(path);
    for item in &file.items {
        match item {
            Item::Struct(item) => {
                let parts = fields(&item.fields);
                written
                    .types
                    .insert(name(&home, &item.ident), Declared::Struct(parts));
            }
            Item::Enum(item) => {
                let parts = item.variants.iter().map(|variant| Part {
                    name: bare(&variant.ident.to_string()),
                    key: String::new(),
                    ty: TypeText::new(variant.fields.to_token_stream()),
                });
                let parts = parts.collect();
                written
                    .types
                    .insert(name(&home, &item.ident), Declared::Choice(parts));
            }
            Item::Type(item) => {
                let ty = TypeText::new(item.ty.to_token_stream());
                written
                    .types
                    .insert(name(&home, &item.ident), Declared::Alias(ty));
            }
            _ => {}
        }
    }
    for item in &file.items {
        match item {
            Item::Macro(item) => {
                let segment = item.mac.path.segments.last();
                let macro_name = segment.map(|segment| segment.ident.to_string());
                let tokens = item.mac.tokens.clone();
                blocks::read(&home, macro_name.as_deref().unwrap_or(""), tokens, written);
            }
            Item::Impl(item) if item.trait_.is_none() => {
                for member in &item.items {
                    if let ImplItem::Fn(method) = member {
                        if path == "src/client.rs" {
                            accessor(method, written);
                        }
                        if let Some(call) = Call::read(&home, method) {
                            written.calls.push(call);
                        }
                    }
                }
            }
            Item::Trait(item) => {
                for member in &item.items {
                    if let TraitItem::Fn(method) = member {
                        written.events.extend(EventMethod::read(&home, method));
                    }
                }
            }
            _ => {}
        }
    }
}

/// A method of the client that returns a group: `pub fn gists(&self) -> super::gists::Gists`.
fn accessor(method: &syn::ImplItemFn, written: &mut Written) {
    let ty = TypeText::new(method.sig.output.to_token_stream());
    let names: Vec<&str> = ty.names.iter().map(|(_, name)| name.as_str()).collect();
    if let ["super" | "crate", module, _] = names.as_slice() {
        let file = format!("src/{module}.rs");
        written
            .accessors
            .insert(file, bare(&method.sig.ident.to_string()));
    }
}

fn name(file: &str, ident: &syn::Ident) -> TypeName {
    TypeName {
        file: file.to_owned(),
        name: bare(&ident.to_string()),
    }
}

fn fields(fields: &Fields) -> Vec<Part> {
    let parts = fields.iter().map(|field| {
        let name = field
            .ident
            .as_ref()
            .map(|ident| bare(&ident.to_string()))
            .unwrap_or_default();
        Part {
            key: name.clone(),
            name,
            ty: TypeText::new(field.ty.to_token_stream()),
        }
    });
    parts.collect()
}
