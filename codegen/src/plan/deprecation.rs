//! The note of `#[deprecated]`: what the document says of a deprecation, in one line.
//!
//! ```text
//! This field is deprecated. Use [`created_at`](https://...) instead.
//! ```
//!
//! The compiler shows a note as it is and rustdoc as Markdown, so it has no link, no tag and no emphasis.

use super::code_span::visible;
use crate::ir::Docs;

/// The longest note, in characters: its line is short enough for a field.
const LONGEST: usize = 92;

/// How much of a description is searched, in characters.
const SEARCHED: usize = 4_000;

/// What is said if the document gives no reason.
const NO_REASON: &str = "deprecated by the API's document";

/// Parts of words that speak of a deprecation, the plainest first.
const SIGNS: &[&str] = &[
    "deprecat",
    "closing down",
    "obsolete",
    "no longer",
    "superseded",
    "replaced by",
    "will be removed",
    "instead",
];

/// The note, if the thing is deprecated.
pub(super) fn note(docs: &Docs) -> Option<String> {
    docs.deprecated.then(|| {
        let reason = docs.deprecation.as_deref().and_then(first_sentences);
        let described = || docs.description.as_deref().and_then(reason_in);
        let summary = || docs.summary.as_deref().and_then(reason_in);
        let note = reason.or_else(described).or_else(summary);
        shortened(&note.unwrap_or_else(|| NO_REASON.to_owned()))
    })
}

/// What a text says if all of it is about the deprecation.
fn first_sentences(text: &str) -> Option<String> {
    let sentences = sentences(text);
    note_from(sentences.iter().map(String::as_str))
}

/// What a description says of the deprecation.
fn reason_in(text: &str) -> Option<String> {
    let sentences = sentences(text);
    let lower: Vec<String> = sentences.iter().map(|s| s.to_lowercase()).collect();
    SIGNS.iter().find_map(|sign| {
        let at = lower.iter().position(|sentence| sentence.contains(sign))?;
        note_from(sentences.iter().skip(at).map(String::as_str))
    })
}

/// The first sentence, and the second if it says what to use.
fn note_from<'s>(sentences: impl Iterator<Item = &'s str>) -> Option<String> {
    let mut sentences = sentences.map(without_label).filter(|s| !s.is_empty());
    let mut note = sentences.next()?.to_owned();
    if let Some(next) = sentences.next()
        && ["Use ", "Please ", "See ", "Instead"]
            .iter()
            .any(|start| next.starts_with(start))
        && note.chars().count() + next.chars().count() < LONGEST
    {
        note = format!("{note} {next}");
    }
    // A note is no sentence of its own: the compiler writes it after a colon.
    Some(match note.matches(". ").count() {
        0 => note.trim_end_matches('.').to_owned(),
        _ => note,
    })
}

/// A sentence without a label such as `Deprecated:`.
fn without_label(sentence: &str) -> &str {
    const LABELS: &[&str] = &[
        "deprecated",
        "deprecation notice",
        "endpoint closing down notice",
        "closing down notice",
        "warning",
    ];
    for label in LABELS {
        let start = sentence.get(..label.len());
        if start.is_some_and(|start| start.eq_ignore_ascii_case(label)) {
            let rest = sentence.get(label.len()..).unwrap_or_default();
            if rest.is_empty() || rest.starts_with([':', '.', '!', '-', ',', ';']) {
                return rest.trim_start_matches([':', '.', '!', '-', ',', ';', ' ']);
            }
        }
    }
    sentence
}

/// The sentences of a text, without its markup.
fn sentences(text: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let text: String = text.chars().take(SEARCHED).collect();
    for paragraph in without_markup(&text).split('\n') {
        let mut sentence = String::new();
        for word in paragraph.split_whitespace() {
            if !sentence.is_empty() {
                sentence.push(' ');
            }
            sentence.push_str(word);
            if word.ends_with(['.', '!', '?']) && !matches!(word, "e.g." | "i.e." | "etc.") {
                sentences.push(std::mem::take(&mut sentence));
            }
        }
        sentences.push(sentence);
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// A text of which only words and code are left; a line break in it ends a paragraph.
fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n");
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = line.trim();
        out.push_str(&without_links(
            line.trim_start_matches(['>', '#', '*', '-', ' ']),
        ));
        // A line that doesn't end a paragraph goes on in the next one.
        let next = lines.peek().map_or("", |next| next.trim());
        let ends =
            line.is_empty() || next.is_empty() || next.starts_with(['>', '#', '*', '-', '|']);
        out.push(if ends { '\n' } else { ' ' });
    }
    out
}

/// A line without targets of links, tags and signs of emphasis, and without what a reader can't see.
fn without_links(line: &str) -> String {
    let line = visible(line);
    let mut out = String::with_capacity(line.len());
    let mut rest = line.as_str();
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            ']' if rest.starts_with('(') => {
                rest = rest.split_once(')').map_or("", |(_, after)| after);
            }
            '<' => match rest.split_once('>') {
                Some((tag, after)) if !tag.starts_with("http") => rest = after,
                _ => {}
            },
            '[' | ']' | '>' | '*' | '\\' => {}
            c => out.push(c),
        }
    }
    out
}

/// A note that fits in its line.
fn shortened(note: &str) -> String {
    let mut short = String::new();
    let mut length = 0;
    for word in note.split_whitespace() {
        let word_length = word.chars().count() + 1;
        if length + word_length > LONGEST && length > 0 {
            // A span of code that was cut is none.
            let cut = match short.matches('`').count() % 2 {
                0 => short.as_str(),
                _ => short.rsplit_once('`').map_or("", |(before, _)| before),
            };
            return format!("{} …", cut.trim_end());
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.extend(word.chars().take(LONGEST));
        length += word_length;
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note_of(description: &str) -> String {
        let docs = Docs {
            description: Some(description.to_owned()),
            deprecated: true,
            ..Docs::default()
        };
        note(&docs).unwrap_or_default()
    }

    #[test]
    fn the_note_is_what_the_document_says() {
        let table = [
            ("The old id.", NO_REASON),
            ("", NO_REASON),
            (
                "The id. Deprecated: use `number` instead.",
                "use `number` instead",
            ),
            (
                "**Deprecated.** Use [`number`](#number) instead.\n\nThe id.",
                "Use `number` instead",
            ),
            (
                "The id.\nThis field is deprecated. Use\nthe number. It is better.",
                "This field is deprecated. Use the number.",
            ),
            (
                "> [!WARNING]\n> **Closing down notice:** This operation is closing down.",
                "This operation is closing down",
            ),
            ("<p>Gone.</p> <b>No longer</b> sent.", "No longer sent."),
            ("Use `number` instead.", "Use `number` instead"),
        ];
        for (description, expected) in table {
            let expected = expected.trim_end_matches('.');
            assert_eq!(
                note_of(description).trim_end_matches('.'),
                expected,
                "{description}"
            );
        }
    }

    #[test]
    fn an_extension_is_preferred() {
        let docs = Docs {
            description: Some("Deprecated: no.".to_owned()),
            deprecated: true,
            deprecation: Some("Use createdAt or updatedAt".to_owned()),
            ..Docs::default()
        };
        assert_eq!(note(&docs).as_deref(), Some("Use createdAt or updatedAt"));
        assert_eq!(
            note(&Docs {
                deprecated: false,
                ..docs
            }),
            None
        );
    }

    #[test]
    fn a_note_is_one_short_line_without_markup() {
        let hostile = format!(
            "deprecated\u{202e}\u{0} [a](b) <script> `{}` *x* ]( {}",
            "word ".repeat(40),
            "y".repeat(500)
        );
        for text in [
            hostile.as_str(),
            &"z".repeat(9_000),
            "deprecated `a\nb` ](",
            "deprecated <",
        ] {
            let note = note_of(text);
            assert!(note.chars().count() <= LONGEST + 2, "{note}");
            assert!(
                !note.contains(['\n', '\u{202e}', '\0', '[', ']', '*']),
                "{note}"
            );
            assert_eq!(note.matches('`').count() % 2, 0, "{note}");
        }
    }
}
