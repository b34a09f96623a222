//! The lines of the document in a message.

use super::lines::Lines;
use crate::diag::TextLocation;

/// The most lines: the line itself, and the next ones if it only opens an object or array.
const LINES: usize = 3;

/// The longest part of a line that is shown, in characters, and its part before the place. A line may be megabytes long.
const WIDTH: usize = 140;
const BEFORE: usize = 40;

/// The excerpt at a byte of the text.
pub(super) fn at(file: &str, lines: &Lines<'_>, byte: usize) -> TextLocation {
    let (line, byte, column) = lines.line_at(byte);
    let text = lines.line(line).unwrap_or_default();
    let byte = text.len().min(byte);
    let (before, after) = text.split_at_checked(byte).unwrap_or((text, ""));
    // Only the text near the place is used, because the line may be long.
    let before = last(before, WIDTH);
    let after = first(after, WIDTH);
    let length = first(token(before, after), WIDTH - BEFORE).chars().count();
    let long = before.chars().count() + after.chars().count() > WIDTH;
    let cut = if long {
        column.saturating_sub(BEFORE)
    } else {
        0
    };
    // By bytes in the line itself, which may be long; by characters in the next lines.
    let shown = match cut {
        0 => first(text, WIDTH),
        _ => text
            .get(byte - last(before, BEFORE).len()..)
            .map_or("", |text| first(text, WIDTH)),
    };
    let under = |text: &str| text.chars().skip(cut).take(WIDTH).collect::<String>();

    let mut excerpt = vec![(line, shown.to_owned())];
    if opens(text) {
        let next = (line + 1..).map_while(|line| Some((line, lines.line(line)?)));
        let next = next.take_while(|(_, under)| indent(under) > indent(text));
        excerpt.extend(next.take(LINES - 1).map(|(line, text)| (line, under(text))));
    }
    TextLocation {
        file: file.to_owned(),
        line,
        column: column + 1,
        end_column: column + 1 + length.max(1),
        excerpt,
        excerpt_column: cut + 1,
    }
}

/// Whether the value of a line is on the next line.
fn opens(line: &str) -> bool {
    line.trim_end().ends_with([':', '{', '['])
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The first characters of a text.
fn first(text: &str, count: usize) -> &str {
    let end = text
        .char_indices()
        .nth(count)
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

fn last(text: &str, count: usize) -> &str {
    let mut starts = text.char_indices().rev().map(|(at, _)| at);
    let start = count
        .checked_sub(1)
        .and_then(|nth| starts.nth(nth))
        .unwrap_or(0);
    text.get(start..).unwrap_or(text)
}

/// The key or scalar at the beginning of a text, in JSON or YAML.
fn token<'t>(before: &str, text: &'t str) -> &'t str {
    let end = match text.chars().next() {
        Some(quote @ ('"' | '\'')) => closing(text, quote),
        Some('{' | '[' | '}' | ']' | ',') => 1,
        _ => {
            let key = text
                .find(": ")
                .or_else(|| text.trim_end().strip_suffix(':').map(str::len));
            let comment = text.find(" #");
            // In brackets, a scalar ends earlier.
            let flow = if before.contains(['{', '[']) {
                ends_flow(text)
            } else {
                None
            };
            [key, comment, flow]
                .into_iter()
                .flatten()
                .min()
                .unwrap_or(text.len())
        }
    };
    let token = text.get(..end).unwrap_or(text).trim_end();
    if token.len() > 1 {
        token.trim_end_matches(',')
    } else {
        token
    }
}

/// The end of a scalar in brackets. In block style, a key may contain the same characters (`/pets/{id}:`), but rarely
/// with a space or another of them after.
fn ends_flow(text: &str) -> Option<usize> {
    let is_end = |c: char| matches!(c, ',' | '}' | ']');
    let followed = |at: usize| text.get(at + 1..).and_then(|rest| rest.chars().next());
    let mut ends = text.match_indices(is_end).map(|(at, _)| at);
    ends.find(|at| followed(*at).is_none_or(|next| is_end(next) || next.is_whitespace()))
}

/// The byte after the closing quote.
fn closing(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}
