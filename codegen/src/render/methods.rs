//! Methods that are one chain of calls: signature and chain each in one line as far as they fit.

use super::arguments::{fits, push_call, push_line};
use super::macros::one_line;
use proc_macro2::TokenStream;
use quote::ToTokens;
use std::fmt::Write as _;
use syn::{Attribute, Expr, ExprLit, FnArg, ImplItem, ImplItemFn, ItemImpl, Lit, Meta, Stmt};

/// An `impl` of such methods; nothing if it holds anything else.
pub(super) fn block(block: &ItemImpl) -> Option<String> {
    let plain = block.trait_.is_none() && block.attrs.is_empty();
    if !plain || !block.generics.params.is_empty() {
        return None;
    }
    let mut methods = Vec::with_capacity(block.items.len());
    for item in &block.items {
        match item {
            ImplItem::Fn(item) => methods.push(method(item)?),
            // What stands for a blank line.
            ImplItem::Verbatim(tokens) if tokens.is_empty() => {}
            _ => return None,
        }
    }
    let name = one_line(block.self_ty.to_token_stream());
    Some(format!("impl {name} {{\n{}}}\n", methods.join("\n")))
}

fn method(item: &ImplItemFn) -> Option<String> {
    let mut out = String::new();
    for attribute in &item.attrs {
        // Writing to a string can't fail.
        let _ = writeln!(out, "    ///{}", doc(attribute)?);
    }
    let [Stmt::Expr(body, None)] = item.block.stmts.as_slice() else {
        return None;
    };
    let mut calls = Vec::new();
    let start = chain(body, &mut calls)?;
    signature(item, &mut out);
    write_chain(&start, calls, &mut out);
    out.push_str("    }\n");
    Some(out)
}

fn doc(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(doc) if doc.path.is_ident("doc") => match &doc.value {
            Expr::Lit(ExprLit {
                lit: Lit::Str(text),
                ..
            }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

fn signature(item: &ImplItemFn, out: &mut String) {
    let head = one_line({
        let (vis, name) = (&item.vis, &item.sig.ident);
        let mut tokens = vis.to_token_stream();
        item.sig.fn_token.to_tokens(&mut tokens);
        name.to_tokens(&mut tokens);
        tokens
    });
    let inputs: Vec<String> = item
        .sig
        .inputs
        .iter()
        .map(|input: &FnArg| one_line(input.to_token_stream()))
        .collect();
    let output = match one_line(item.sig.output.to_token_stream()) {
        output if output.is_empty() => output,
        output => format!(" {output}"),
    };
    let whole = format!("{head}({}){output} {{", inputs.join(", "));
    if fits(&whole, 4) {
        return push_line(&whole, 4, out);
    }
    push_line(&format!("{head}("), 4, out);
    for input in inputs {
        push_line(&format!("{input},"), 8, out);
    }
    push_line(&format!("){output} {{"), 4, out);
}

/// A call of a method: `.name`, and what stands in the parentheses.
struct Call {
    head: String,
    arguments: TokenStream,
}

/// What a chain begins with, and its calls in order.
fn chain(body: &Expr, calls: &mut Vec<Call>) -> Option<String> {
    match body {
        Expr::MethodCall(call) if call.turbofish.is_none() && call.attrs.is_empty() => {
            let start = chain(&call.receiver, calls)?;
            calls.push(Call {
                head: format!(".{}", call.method),
                arguments: call.args.to_token_stream(),
            });
            Some(start)
        }
        Expr::Field(_) | Expr::Path(_) => Some(one_line(body.to_token_stream())),
        _ => None,
    }
}

fn write_chain(start: &str, mut calls: Vec<Call>, out: &mut String) {
    if let Some(first) = calls.first_mut() {
        first.head.insert_str(0, start);
    }
    let texts = calls
        .iter()
        .map(|call| format!("{}({})", call.head, one_line(call.arguments.clone())));
    let whole: String = texts.collect();
    if fits(&whole, 8) {
        return push_line(&whole, 8, out);
    }
    for (at, call) in calls.into_iter().enumerate() {
        let indent = if at == 0 { 8 } else { 12 };
        push_call(&call.head, call.arguments, "", indent, out);
    }
}
