//! The macro calls of generated code that declare types: `wire::object!`, `wire::unions!`, `wire::text_enums!`, ...

use super::tokens::{TypeText, bare, group, split, text, without_attributes};
use super::{Declared, Part, TypeName, Written};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Adds what a macro call declares.
pub(super) fn read(file: &str, macro_name: &str, tokens: TokenStream, written: &mut Written) {
    match macro_name {
        "object" => object(file, tokens, written),
        "constants" => constants(file, tokens, written),
        "unions" | "tagged_unions" | "text_enums" | "int_enums" | "mixed_enums" => {
            enums(file, tokens, written);
        }
        // Others that declare enums in the same form.
        name if name.ends_with("enums") || name.ends_with("unions") => enums(file, tokens, written),
        _ => {}
    }
}

/// `object!(GistSimple { url "url?", ~forks "forks?" })`: the fields get their keys.
fn object(file: &str, tokens: TokenStream, written: &mut Written) {
    let tokens = without_attributes(tokens.into_iter().collect());
    let Some(TokenTree::Ident(ident)) = tokens.first() else {
        return;
    };
    let name = TypeName {
        file: file.to_owned(),
        name: bare(&ident.to_string()),
    };
    let Some(Declared::Struct(fields)) = written.types.get_mut(&name) else {
        return;
    };
    let Some(body) = group(&tokens, Delimiter::Brace) else {
        return;
    };
    // A semicolon begins a group of fields.
    let groups = split(body.stream(), ';').into_iter();
    let entries = groups.flat_map(|group| split(group.into_iter().collect(), ','));
    for entry in entries {
        let field = entry.iter().find_map(|token| match token {
            TokenTree::Ident(ident) => Some(bare(&ident.to_string())),
            _ => None,
        });
        let marked = entry.iter().find_map(text);
        if let (Some(field), Some(marked)) = (field, marked)
            && let Some(part) = fields.iter_mut().find(|part| part.name == field)
        {
            part.key = marked
                .strip_suffix(['!', '?', '+'])
                .unwrap_or(&marked)
                .to_owned();
        }
    }
}

/// `constants! { FileObject = "file" }`
fn constants(file: &str, tokens: TokenStream, written: &mut Written) {
    for entry in split(tokens, ',') {
        let entry = without_attributes(entry);
        if let (Some(TokenTree::Ident(ident)), Some(value)) =
            (entry.first(), entry.iter().find_map(text))
        {
            let name = TypeName {
                file: file.to_owned(),
                name: bare(&ident.to_string()),
            };
            written.types.insert(name, Declared::Constant(value));
        }
    }
}

/// `unions! { pub enum CustomerOrId { Id(String), Customer(Customer) } }` and `text_enums! { pub enum Sort { Asc = "asc" } }`
fn enums(file: &str, tokens: TokenStream, written: &mut Written) {
    let tokens = without_attributes(tokens.into_iter().collect());
    let mut rest = tokens.into_iter();
    while let Some(token) = rest.next() {
        if !matches!(&token, TokenTree::Ident(ident) if ident == "enum") {
            continue;
        }
        let Some(TokenTree::Ident(ident)) = rest.next() else {
            continue;
        };
        let body = rest.find_map(|token| match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
            _ => None,
        });
        let Some(body) = body else {
            return;
        };
        let (mut parts, mut values) = (Vec::new(), Vec::new());
        for entry in split(body.stream(), ',') {
            let entry = without_attributes(entry);
            let Some(TokenTree::Ident(variant)) = entry.first() else {
                continue;
            };
            let variant = bare(&variant.to_string());
            match entry.get(1) {
                Some(TokenTree::Group(payload)) => parts.push(Part {
                    name: variant,
                    key: String::new(),
                    ty: TypeText::new(payload.stream()),
                }),
                _ => {
                    let value: TokenStream = entry.into_iter().skip(2).collect();
                    values.push((variant, value.to_string()));
                }
            }
        }
        let name = TypeName {
            file: file.to_owned(),
            name: bare(&ident.to_string()),
        };
        let declared = if parts.is_empty() {
            Declared::Enum(values)
        } else {
            Declared::Union(parts)
        };
        written.types.insert(name, declared);
    }
}
