//! The methods of operations and events, and the builders of optional arguments.

use super::Part;
use super::tokens::{TypeText, bare, group, named_arguments, split, text, without_attributes};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Expr, FnArg, Item, Lit, Meta};

/// The method of an operation.
#[derive(Clone, Debug, Default)]
pub struct Call {
    /// The file.
    pub file: String,
    /// The method's name.
    pub method: String,
    /// The HTTP method, in small letters.
    pub verb: String,
    /// The path, as in the document.
    pub path: String,
    /// Its arguments.
    pub arguments: Vec<Part>,
    /// Its setters, those of its builder.
    pub setters: Vec<Part>,
    /// The type of the result.
    pub result: TypeText,
    /// The type of the error.
    pub error: TypeText,
    /// What it returns, as written.
    returns: TypeText,
}

/// The method of a handler.
#[derive(Clone, Debug)]
pub struct EventMethod {
    /// The file.
    pub file: String,
    /// The method's name.
    pub method: String,
    /// The payload.
    pub payload: TypeText,
}

impl Call {
    /// The operation that a method calls, if it is one: its docs end with the method and the path.
    pub(super) fn read(file: &str, method: &syn::ImplItemFn) -> Option<Self> {
        let (verb, path) = docs(&method.attrs)
            .iter()
            .rev()
            .find_map(|line| request(line))?;
        let mut names = Vec::new();
        named_arguments(method.block.to_token_stream(), &mut names);
        let arguments = method.sig.inputs.iter().filter_map(|input| match input {
            FnArg::Typed(typed) => {
                let name = bare(&typed.pat.to_token_stream().to_string());
                Some(argument(name, typed.ty.to_token_stream(), &names))
            }
            FnArg::Receiver(_) => None,
        });
        let mut call = Self {
            file: file.to_owned(),
            method: bare(&method.sig.ident.to_string()),
            verb,
            path,
            arguments: arguments.collect(),
            ..Self::default()
        };
        let output = method.sig.output.to_token_stream();
        call.returns = TypeText::new(output.clone());
        call.results(generics(output));
        Some(call)
    }

    fn results(&mut self, types: Vec<TypeText>) {
        let mut types = types.into_iter();
        self.result = types.next().unwrap_or_default();
        self.error = types.next().unwrap_or_default();
    }
}

impl EventMethod {
    /// The event that a method handles: its argument is a `Delivery`.
    pub(super) fn read(file: &str, method: &syn::TraitItemFn) -> Option<Self> {
        let payload = method.sig.inputs.iter().find_map(|input| match input {
            FnArg::Typed(typed) => {
                let tokens = typed.ty.to_token_stream();
                let delivery = tokens.to_string().contains("Delivery");
                delivery
                    .then(|| generics(tokens).into_iter().next())
                    .flatten()
            }
            FnArg::Receiver(_) => None,
        })?;
        Some(Self {
            file: file.to_owned(),
            method: bare(&method.sig.ident.to_string()),
            payload,
        })
    }
}

/// The types between the first `<` and its `>`.
fn generics(tokens: TokenStream) -> Vec<TypeText> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is = |token: &TokenTree, sign| matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign);
    let Some(start) = tokens.iter().position(|token| is(token, '<')) else {
        return Vec::new();
    };
    let end = tokens
        .iter()
        .rposition(|token| is(token, '>'))
        .unwrap_or(tokens.len());
    let inside = tokens
        .get(start + 1..end)
        .unwrap_or_default()
        .iter()
        .cloned();
    types(inside.collect())
}

/// Types between commas.
fn types(tokens: TokenStream) -> Vec<TypeText> {
    let parts = split(tokens, ',').into_iter();
    parts
        .map(|part| TypeText::new(part.into_iter().collect()))
        .collect()
}

fn argument(name: String, ty: TokenStream, names: &[(String, String)]) -> Part {
    let key = names.iter().find(|(_, ident)| *ident == name);
    let key = key.map_or(&name, |(key, _)| key).clone();
    Part {
        name,
        key,
        ty: TypeText::new(ty),
    }
}

/// The lines of docs.
fn docs(attributes: &[Attribute]) -> Vec<String> {
    let texts = attributes
        .iter()
        .filter_map(|attribute| match &attribute.meta {
            Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
                Expr::Lit(literal) => match &literal.lit {
                    Lit::Str(text) => Some(text.value()),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        });
    texts
        .flat_map(|text| {
            text.lines()
                .map(|line| line.trim().to_owned())
                .collect::<Vec<_>>()
        })
        .collect()
}

/// `GET /gists` in a line that is only this, in backticks.
fn request(line: &str) -> Option<(String, String)> {
    let span = line.strip_prefix('`')?.strip_suffix('`')?;
    let (verb, path) = span.trim_matches('`').trim().split_once(' ')?;
    let method = !verb.is_empty() && verb.chars().all(|c| c.is_ascii_uppercase());
    (method && path.starts_with('/')).then(|| (verb.to_lowercase(), path.to_owned()))
}

/// The builder of optional arguments, which `operations!` declares.
#[derive(Debug)]
pub(super) struct Builder {
    file: String,
    name: String,
    results: Vec<TypeText>,
    setters: Vec<Part>,
}

impl Builder {
    /// Gives the call that returns it its setters and results.
    pub(super) fn attach(self, calls: &mut [Call]) {
        let returns = |call: &Call| {
            let last = call.returns.names.last();
            call.file == self.file && last.is_some_and(|(_, last)| *last == self.name)
        };
        if let Some(call) = calls.iter_mut().find(|call| returns(call)) {
            call.results(self.results);
            call.setters = self.setters;
        }
    }
}

/// The builders of a file.
pub(super) fn builders(path: &str, file: &syn::File) -> Vec<Builder> {
    let mut found = Vec::new();
    for item in &file.items {
        let Item::Macro(item) = item else {
            continue;
        };
        let name = item.mac.path.segments.last();
        if name.is_none_or(|segment| segment.ident != "operations") {
            continue;
        }
        let tokens = without_attributes(item.mac.tokens.clone().into_iter().collect());
        for declaration in declarations(tokens) {
            let Some(TokenTree::Ident(name)) = declaration.first() else {
                continue;
            };
            let results = group(&declaration, Delimiter::Parenthesis);
            let body = group(&declaration, Delimiter::Brace);
            found.push(Builder {
                file: super::home(path),
                name: bare(&name.to_string()),
                results: results
                    .map(|group| types(group.stream()))
                    .unwrap_or_default(),
                setters: body.map(|body| setters(body.stream())).unwrap_or_default(),
            });
        }
    }
    found
}

/// The tokens of each `struct`, from its name to its body.
fn declarations(tokens: Vec<TokenTree>) -> Vec<Vec<TokenTree>> {
    let mut found: Vec<Vec<TokenTree>> = Vec::new();
    for token in tokens {
        if matches!(&token, TokenTree::Ident(ident) if ident == "struct") {
            found.push(Vec::new());
        } else if let Some(last) = found.last_mut() {
            last.push(token);
        }
    }
    found
}

/// `fn labels(labels: &str) => query("labels", labels);`
fn setters(body: TokenStream) -> Vec<Part> {
    let mut found = Vec::new();
    for line in split(body, ';') {
        let line = without_attributes(line);
        let Some(at) = line
            .iter()
            .position(|token| matches!(token, TokenTree::Ident(ident) if ident == "fn"))
        else {
            continue;
        };
        let Some(TokenTree::Ident(name)) = line.get(at + 1) else {
            continue;
        };
        let Some(arguments) = group(&line, Delimiter::Parenthesis) else {
            continue;
        };
        let ty: TokenStream = arguments
            .stream()
            .into_iter()
            .skip_while(|token| !is_colon(token))
            .skip(1)
            .collect();
        let step: TokenStream = line.iter().skip(at + 3).cloned().collect();
        let name = bare(&name.to_string());
        let key = first_text(step).unwrap_or_else(|| name.clone());
        found.push(Part {
            name,
            key,
            ty: TypeText::new(ty),
        });
    }
    found
}

fn is_colon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':')
}

fn first_text(tokens: TokenStream) -> Option<String> {
    tokens.into_iter().find_map(|token| match &token {
        TokenTree::Group(group) => first_text(group.stream()),
        token => text(token),
    })
}
