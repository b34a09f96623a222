//! Macro calls in one line: their content is for the compiler, and more lines would only separate the types. A call with
//! braces is a table with one line per row.

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

/// `path! { .. }`, with a line for each row, which ends with a semicolon.
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

/// The last token, as far as it decides about a space.
#[derive(Clone, Copy, PartialEq)]
enum LastToken {
    /// None, or one without a space after it.
    Open,
    Word,
    Other,
}

fn write(tokens: TokenStream, out: &mut String) {
    let mut last = LastToken::Open;
    for token in tokens {
        let next = match &token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace | Delimiter::None => ("{ ", " }"),
                };
                let close_by =
                    group.delimiter() == Delimiter::Parenthesis && last == LastToken::Word;
                if last != LastToken::Open && !close_by {
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
                LastToken::Other
            }
            TokenTree::Ident(ident) => {
                if last != LastToken::Open {
                    out.push(' ');
                }
                out.push_str(&ident.to_string());
                LastToken::Word
            }
            TokenTree::Literal(literal) => {
                if last != LastToken::Open {
                    out.push(' ');
                }
                out.push_str(&literal.to_string());
                LastToken::Other
            }
            TokenTree::Punct(punct) => {
                let c = punct.as_char();
                let spaced = matches!(c, '|' | '=' | '~' | '*' | '&' | '-' | '+' | '\'')
                    && last != LastToken::Open;
                if spaced {
                    out.push(' ');
                }
                out.push(c);
                let joint = punct.spacing() == Spacing::Joint;
                match c {
                    _ if joint => LastToken::Open,
                    ':' if out.ends_with("::") => LastToken::Open,
                    '<' | '~' | '*' | '&' | '-' | '.' | '!' => LastToken::Open,
                    '>' => LastToken::Word,
                    _ => LastToken::Other,
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
