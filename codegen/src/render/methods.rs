//! Methods whose body is one short expression or one chain of calls: signature and body are in one line each, if they fit.

use super::arguments::{fill, push_call};
use super::columns::{fits, push_line};
use super::macros::{line_of, one_line};
use super::wrap::Line;
use proc_macro2::{Literal, TokenStream};
use quote::ToTokens;
use syn::{
    Attribute, Expr, ExprLit, FnArg, ImplItem, ImplItemFn, ItemImpl, Lit, Meta, PathArguments,
    ReturnType, Stmt, Type,
};

/// An `impl` with only such methods; `None` for another one.
pub(super) fn block(block: &ItemImpl) -> Option<String> {
    let plain = block.trait_.is_none() && block.attrs.is_empty();
    if !plain || !block.generics.params.is_empty() {
        return None;
    }
    let mut methods = Vec::with_capacity(block.items.len());
    for item in &block.items {
        match item {
            ImplItem::Fn(item) => methods.push(method(item)?),
            // A blank line.
            ImplItem::Verbatim(tokens) if tokens.is_empty() => {}
            _ => return None,
        }
    }
    let name = one_line(block.self_ty.to_token_stream());
    Some(format!("impl {name} {{\n{}}}\n", methods.join("\n")))
}

fn method(item: &ImplItemFn) -> Option<String> {
    let mut out = String::new();
    attributes(&item.attrs, 4, &mut out);
    let [Stmt::Expr(body, None)] = item.block.stmts.as_slice() else {
        return None;
    };
    signature(item, &mut out);
    let line = one_line(body.to_token_stream());
    let mut calls = Vec::new();
    match chain(body, &mut calls) {
        _ if fits(&line, 8) => push_line(&line, 8, &mut out),
        Some(start) => write_chain(&start, calls, &mut out),
        None => return None,
    }
    out.push_str("    }\n");
    Some(out)
}

/// Docs and other attributes, one per line.
pub(super) fn attributes(list: &[Attribute], indent: usize, out: &mut String) {
    for attribute in list {
        let line = match doc(attribute) {
            Some(text) => doc_comment(&text),
            None => format!("#[{}]", one_line(attribute.meta.to_token_stream())),
        };
        push_line(&line, indent, out);
    }
}

/// Docs as a comment. Docs with a line break stay an attribute, because a comment ends with its line.
pub(super) fn doc_comment(text: &str) -> String {
    if text.contains(['\n', '\r']) {
        format!("#[doc = {}]", Literal::string(text))
    } else {
        format!("///{text}")
    }
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
    let inputs: Vec<Line> = item
        .sig
        .inputs
        .iter()
        .map(|input: &FnArg| line_of(input.to_token_stream()))
        .collect();
    let output = match one_line(item.sig.output.to_token_stream()) {
        output if output.is_empty() => output,
        output => format!(" {output}"),
    };
    let texts: Vec<&str> = inputs.iter().map(|input| input.text.as_str()).collect();
    let whole = format!("{head}({}){output} {{", texts.join(", "));
    if fits(&whole, 4) {
        return push_line(&whole, 4, out);
    }
    push_line(&format!("{head}("), 4, out);
    fill(inputs.into_iter().map(|input| input.ended(",")), 8, out);
    push_output(&item.sig.output, &format!("){output} {{"), out);
}

/// Writes the end of a signature, with one generic argument per line if it is too long.
fn push_output(output: &ReturnType, line: &str, out: &mut String) {
    if !fits(line, 4)
        && let ReturnType::Type(_, ty) = output
        && let Type::Path(path) = ty.as_ref()
        && let Some(last) = path.path.segments.last()
        && let PathArguments::AngleBracketed(generics) = &last.arguments
    {
        push_line(&format!(") -> {}<", last.ident), 4, out);
        for argument in &generics.args {
            push_line(
                &format!("{},", one_line(argument.to_token_stream())),
                8,
                out,
            );
        }
        return push_line("> {", 4, out);
    }
    push_line(line, 4, out);
}

/// A method call: `.name`, and its arguments.
struct MethodCall {
    head: String,
    arguments: TokenStream,
}

/// The beginning of a chain, and its calls in order.
fn chain(body: &Expr, calls: &mut Vec<MethodCall>) -> Option<String> {
    match body {
        Expr::MethodCall(call) if call.turbofish.is_none() && call.attrs.is_empty() => {
            let start = chain(&call.receiver, calls)?;
            calls.push(MethodCall {
                head: format!(".{}", call.method),
                arguments: call.args.to_token_stream(),
            });
            Some(start)
        }
        Expr::Field(_) | Expr::Path(_) => Some(one_line(body.to_token_stream())),
        _ => None,
    }
}

/// Writes a chain: the first call after its beginning, the others in one line below, or one per line.
fn write_chain(start: &str, mut calls: Vec<MethodCall>, out: &mut String) {
    let others = calls.split_off(calls.len().min(1));
    for MethodCall { head, arguments } in calls {
        push_call(&format!("{start}{head}"), arguments, "", 8, out);
    }
    let texts = others
        .iter()
        .map(|call| format!("{}({})", call.head, one_line(call.arguments.clone())));
    let line: String = texts.collect();
    if fits(&line, 12) && !line.is_empty() {
        return push_line(&line, 12, out);
    }
    for MethodCall { head, arguments } in others {
        push_call(&head, arguments, "", 12, out);
    }
}
