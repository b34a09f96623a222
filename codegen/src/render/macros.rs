//! Macro calls in as few lines as possible: their content is for the compiler, and more lines would only separate the
//! types. A call with braces is a table with one line per row.

use super::wrap::{Line, wrap};
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// `path!(tokens);`, wrapped.
pub(super) fn line(path: &str, tokens: TokenStream) -> String {
    let mut line = Line::of(&format!("{path}!("));
    write(tokens, &mut line);
    line.push_str(");");
    let mut out = String::new();
    wrap(&line, 0, &mut out);
    out
}

/// Tokens in one line.
pub(super) fn one_line(tokens: TokenStream) -> String {
    line_of(tokens).text
}

/// Tokens in one line, with the places where it may be wrapped.
pub(super) fn line_of(tokens: TokenStream) -> Line {
    let mut line = Line::default();
    write(tokens, &mut line);
    line
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
            wrap(&line_of(std::mem::take(&mut row)), 4, &mut out);
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

fn write(tokens: TokenStream, out: &mut Line) {
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
                    out.space();
                }
                if group.stream().is_empty() {
                    out.push_str(open.trim_end());
                    out.push_str(close.trim_start());
                } else {
                    out.push_str(open.trim_end());
                    if open.ends_with(' ') {
                        out.space();
                    }
                    write(group.stream(), out);
                    if close.starts_with(' ') {
                        out.space();
                    }
                    out.push_str(close.trim_start());
                }
                LastToken::Other
            }
            TokenTree::Ident(ident) => {
                if last != LastToken::Open {
                    out.space();
                }
                out.push_str(&ident.to_string());
                LastToken::Word
            }
            TokenTree::Literal(literal) => {
                if last != LastToken::Open {
                    out.space();
                }
                out.push_str(&literal.to_string());
                LastToken::Other
            }
            TokenTree::Punct(punct) => {
                let c = punct.as_char();
                let spaced = matches!(c, '|' | '=' | '~' | '*' | '&' | '-' | '+' | '\'' | '#')
                    && last != LastToken::Open;
                if spaced {
                    out.space();
                }
                out.push_str(c.encode_utf8(&mut [0; 4]));
                let joint = punct.spacing() == Spacing::Joint;
                match c {
                    _ if joint => LastToken::Open,
                    ':' if out.text.ends_with("::") => LastToken::Open,
                    '<' | '~' | '*' | '&' | '-' | '.' | '!' | '#' => LastToken::Open,
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
            r#"Genre { Novel = "novel", #[deprecated = "gone"] Play = "play" }"#,
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
