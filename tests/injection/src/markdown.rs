//! Parses docs as rustdoc does.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// The two sets of options that rustdoc uses: none to find tests, and these extensions to render docs.
fn rustdoc_options() -> [Options; 2] {
    let rendered = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    [Options::empty(), rendered]
}

/// The code blocks of a text: the info string of the fence (`None` for indented code), and the code. Raw HTML counts
/// as a block of `html`, because no text of a document may become HTML.
pub fn code_blocks(markdown: &str) -> Vec<(Option<String>, String)> {
    let mut blocks = Vec::new();
    for options in rustdoc_options() {
        let mut open: Option<(Option<String>, String)> = None;
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let info = match kind {
                        CodeBlockKind::Fenced(info) => Some(info.into_string()),
                        CodeBlockKind::Indented => None,
                    };
                    open = Some((info, String::new()));
                }
                Event::Text(text) => {
                    if let Some((_, code)) = &mut open {
                        code.push_str(&text);
                    }
                }
                Event::End(TagEnd::CodeBlock) => blocks.extend(open.take()),
                Event::Html(html) | Event::InlineHtml(html) => {
                    blocks.push((Some("html".to_owned()), html.into_string()));
                }
                _ => {}
            }
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::code_blocks;

    #[test]
    fn every_kind_of_code_block_is_found() {
        let table = [
            ("~~~\na\n~~~", None, "a\n"),
            ("- ```rust\n  a\n", Some("rust"), "a\n"),
            ("a\n\n    b", None, "b"),
            ("a <b>", Some("html"), "<b>"),
        ];
        for (text, info, code) in table {
            let found = code_blocks(text);
            let info = info.map_or_else(
                || (!text.contains("    ")).then(String::new),
                |i| Some(i.to_owned()),
            );
            assert_eq!(found, vec![(info, code.to_owned()); 2], "{text:?}");
        }
    }
}
