//! Reads tokens of types and of macro calls.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A type as it is written.
#[derive(Clone, Debug, Default)]
pub struct TypeText {
    /// Its text.
    pub text: String,
    /// The names in it, each with whether `types::` is before it.
    pub names: Vec<(bool, String)>,
}

impl TypeText {
    /// The text and the names of tokens.
    pub fn new(tokens: TokenStream) -> Self {
        let mut names = Vec::new();
        collect(tokens.clone(), &mut names);
        Self {
            text: spaced(&tokens.to_string()),
            names,
        }
    }
}

/// The text of tokens with the spaces that a person writes.
fn spaced(text: &str) -> String {
    let tight = [
        (" :: ", "::"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        ("& ", "&"),
    ];
    let mut text = text.to_owned();
    for (from, to) in tight {
        text = text.replace(from, to);
    }
    text
}

fn collect(tokens: TokenStream, into: &mut Vec<(bool, String)>) {
    let mut path: Vec<String> = Vec::new();
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => {
                if colons != 2 {
                    path.clear();
                }
                let qualified = path.last().is_some_and(|module| module == "types");
                let name = bare(&ident.to_string());
                into.push((qualified, name.clone()));
                path.push(name);
                colons = 0;
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => colons += 1,
            TokenTree::Group(group) => {
                collect(group.stream(), into);
                path.clear();
                colons = 0;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {
                path.clear();
                colons = 0;
            }
        }
    }
}

/// An identifier without `r#`.
pub(super) fn bare(ident: &str) -> String {
    ident.strip_prefix("r#").unwrap_or(ident).to_owned()
}

/// The text of a literal of a string.
pub(super) fn text(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Literal(literal) => {
            let parsed: Result<syn::LitStr, _> = syn::parse_str(&literal.to_string());
            parsed.ok().map(|text| text.value())
        }
        _ => None,
    }
}

/// Splits tokens at a sign that isn't between `<` and `>`. Empty parts are left out.
pub(super) fn split(tokens: TokenStream, sign: char) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    let (mut depth, mut before) = (0_usize, ' ');
    for token in tokens {
        let c = match &token {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        match c {
            '<' => depth += 1,
            // Not `->` and `=>`.
            '>' if before != '-' && before != '=' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = c;
        if c == sign && depth == 0 {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(token);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Tokens without attributes and `pub`.
pub(super) fn without_attributes(tokens: Vec<TokenTree>) -> Vec<TokenTree> {
    let mut rest = tokens.into_iter().peekable();
    let mut kept = Vec::new();
    while let Some(token) = rest.next() {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                if matches!(rest.peek(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket)
                {
                    rest.next();
                }
            }
            TokenTree::Ident(ident) if ident == "pub" => {}
            _ => kept.push(token),
        }
    }
    kept
}

/// The last group of a kind.
pub(super) fn group(tokens: &[TokenTree], delimiter: Delimiter) -> Option<&Group> {
    tokens.iter().find_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == delimiter => Some(group),
        _ => None,
    })
}

/// The pairs of a literal and the identifier after the comma that follows it: `path("gist_id", &gist_id)`.
pub(super) fn named_arguments(tokens: TokenStream, into: &mut Vec<(String, String)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        if let TokenTree::Group(group) = token {
            named_arguments(group.stream(), into);
        }
        let comma = matches!(tokens.get(index + 1), Some(TokenTree::Punct(punct)) if punct.as_char() == ',');
        if let (Some(name), true) = (text(token), comma) {
            let ident = tokens.iter().skip(index + 2).find_map(|token| match token {
                TokenTree::Ident(ident) => Some(bare(&ident.to_string())),
                _ => None,
            });
            if let Some(ident) = ident {
                into.push((name, ident));
            }
        }
    }
}
