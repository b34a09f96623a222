//! Calls of macros, each in one line: what stands in them is for the compiler, and a layout over
//! many lines would only push the types apart. Those in braces are tables, with a line for a row.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// `path!(tokens);`
pub(super) fn line(path: &str, tokens: TokenStream) -> String {
    let mut out = format!("{path}!(");
    write(tokens, &mut out);
    out.push_str(");\n");
    out
}

/// Tokens in one line.
pub(super) fn one_line(tokens: TokenStream) -> String {
    let mut out = String::new();
    write(tokens, &mut out);
    out
}

/// Tokens between commas.
pub(super) fn list(tokens: TokenStream) -> Vec<TokenStream> {
    let comma =
        |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',');
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let items = tokens.split(comma).filter(|item| !item.is_empty());
    items.map(|item| item.iter().cloned().collect()).collect()
}

/// `path! { .. }`, with a line for each part that a semicolon ends.
pub(super) fn block(path: &str, tokens: TokenStream) -> String {
    let mut out = format!("{path}! {{\n");
    let mut row = TokenStream::new();
    for token in tokens {
        let ends = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ';');
        row.extend([token]);
        if ends {
            out.push_str("    ");
            write(std::mem::take(&mut row), &mut out);
            out.push('\n');
        }
    }
    out.push_str("}\n");
    out
}

/// What was written last, as far as it decides about a space.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    /// Nothing yet, or something that the next token stands close to.
    Open,
    Word,
    Other,
}

fn write(tokens: TokenStream, out: &mut String) {
    let mut last = Last::Open;
    for token in tokens {
        let next = match &token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace | Delimiter::None => ("{ ", " }"),
                };
                let close_by = group.delimiter() == Delimiter::Parenthesis && last == Last::Word;
                if last != Last::Open && !close_by {
                    out.push(' ');
                }
                if group.stream().is_empty() {
                    out.push_str(open.trim_end());
                    out.push_str(close.trim_start());
                } else {
                    out.push_str(open);
                    write(group.stream(), out);
                    out.push_str(close);
                }
                Last::Other
            }
            TokenTree::Ident(ident) => {
                if last != Last::Open {
                    out.push(' ');
                }
                out.push_str(&ident.to_string());
                Last::Word
            }
            TokenTree::Literal(literal) => {
                if last != Last::Open {
                    out.push(' ');
                }
                out.push_str(&literal.to_string());
                Last::Other
            }
            TokenTree::Punct(punct) => {
                let c = punct.as_char();
                let spaced = matches!(c, '|' | '=' | '~' | '*' | '&' | '-' | '+' | '\'')
                    && last != Last::Open;
                if spaced {
                    out.push(' ');
                }
                out.push(c);
                let joint = punct.spacing() == Spacing::Joint;
                match c {
                    _ if joint => Last::Open,
                    ':' if out.ends_with("::") => Last::Open,
                    '<' | '~' | '*' | '&' | '-' | '.' | '!' => Last::Open,
                    '>' => Last::Word,
                    _ => Last::Other,
                }
            }
        };
        last = next;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::line;
    use proc_macro2::TokenStream;

    #[test]
    fn a_call_is_one_readable_line() {
        let table = [
            r#"Book { id "id!", ~note "note?"; *extra "extra?" } rest"#,
            "Book(id: Uuid, names: Vec<wire::Text<String>>) note",
            "Level { One 1, Minus2 -2 }",
            r#"Pet "kind" { Cat own "cat" | "kitten", Dog add "dog" }"#,
            r#"Note { Form form "a/b" { "tags" Style::FORM.explode(false).reserved() } }"#,
            "List json BTreeMap<String, types::Value>, types::Problem",
            "Empty {}",
            "&self, transport: impl callwright::Transport + 'static",
        ];
        for expected in table {
            let tokens: TokenStream = expected.parse().unwrap();
            assert_eq!(line("m", tokens), format!("m!({expected});\n"));
        }
    }
}
