//! Structs with named fields: one field per line, without blank lines. Aliases that are too long for a line.

use super::columns::{fits, push_line};
use super::macros::one_line;
use super::methods::attributes;
use quote::ToTokens;
use syn::{Fields, ItemStruct, ItemType};

/// A struct; `None` if it has generics or unnamed fields.
pub(super) fn structure(item: &ItemStruct) -> Option<String> {
    let Fields::Named(fields) = &item.fields else {
        return None;
    };
    if !item.generics.params.is_empty() {
        return None;
    }
    let mut out = String::new();
    attributes(&item.attrs, 0, &mut out);
    let head = format!(
        "{} struct {}",
        one_line(item.vis.to_token_stream()),
        item.ident
    );
    let head = head.trim_start();
    if fields.named.is_empty() {
        push_line(&format!("{head} {{}}"), 0, &mut out);
        return Some(out);
    }
    push_line(&format!("{head} {{"), 0, &mut out);
    for field in &fields.named {
        attributes(&field.attrs, 4, &mut out);
        let name = field.ident.as_ref()?;
        let (vis, ty) = (
            one_line(field.vis.to_token_stream()),
            one_line(field.ty.to_token_stream()),
        );
        let line = format!("{vis} {name}: {ty},");
        let line = line.trim_start();
        match ty.strip_suffix('>').and_then(|ty| ty.split_once('<')) {
            Some((outer, inner)) if !fits(line, 4) => {
                let start = line.strip_suffix(&format!("{ty},")).unwrap_or_default();
                push_line(&format!("{start}{outer}<"), 4, &mut out);
                push_line(&format!("{inner},"), 8, &mut out);
                push_line(">,", 4, &mut out);
            }
            _ if !fits(line, 4) => {
                push_line(line.strip_suffix(&format!(" {ty},"))?, 4, &mut out);
                push_line(&format!("{ty},"), 8, &mut out);
            }
            _ => push_line(line, 4, &mut out),
        }
    }
    push_line("}", 0, &mut out);
    Some(out)
}

/// An alias that is too long for one line; `None` for another one.
pub(super) fn alias(item: &ItemType) -> Option<String> {
    let mut bare = item.clone();
    bare.attrs.clear();
    let line = one_line(bare.to_token_stream());
    let (left, right) = line.split_once(" = ")?;
    if fits(&line, 0) {
        return None;
    }
    let mut out = String::new();
    attributes(&item.attrs, 0, &mut out);
    push_line(&format!("{left} ="), 0, &mut out);
    push_line(right, 4, &mut out);
    Some(out)
}
