//! The lines that a message shows.

use super::lines::Lines;
use crate::diag::Located;

/// How many lines are shown at most: the line itself, and what stands under it if it only opens
/// something.
const LINES: usize = 3;

/// The longest piece of a line that is shown, in characters, and how much of it stands before the
/// place: a file of a megabyte may be one line.
const WIDTH: usize = 140;
const BEFORE: usize = 40;

/// What to show of the text at a byte.
pub(super) fn at(file: &str, lines: &Lines<'_>, byte: usize) -> Located {
    let (line, byte) = lines.line_at(byte);
    let text = lines.line(line).unwrap_or_default();
    let byte = text.len().min(byte);
    let (before, after) = (
        text.get(..byte).unwrap_or_default(),
        text.get(byte..).unwrap_or_default(),
    );
    let before = before.chars().count();
    let length = token(after).chars().take(WIDTH - BEFORE).count();
    let long = before + after.chars().take(WIDTH).count() > WIDTH;
    let cut = if long {
        before.saturating_sub(BEFORE)
    } else {
        0
    };
    let window = |text: &str| text.chars().skip(cut).take(WIDTH).collect::<String>();

    let mut excerpt = vec![(line, window(text))];
    if opens(text) {
        let under = (line + 1..).map_while(|line| Some((line, lines.line(line)?)));
        let under = under.take_while(|(_, under)| indent(under) > indent(text));
        excerpt.extend(
            under
                .take(LINES - 1)
                .map(|(line, text)| (line, window(text))),
        );
    }
    Located {
        file: file.to_owned(),
        line,
        column: before + 1,
        end_column: before + 1 + length.max(1),
        excerpt,
        excerpt_column: cut + 1,
    }
}

/// Whether what the line is about stands on the next one.
fn opens(line: &str) -> bool {
    line.trim_end().ends_with([':', '{', '['])
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The key or the scalar with which a text begins, in either language.
fn token(text: &str) -> &str {
    let end = match text.chars().next() {
        Some(quote @ ('"' | '\'')) => closing(text, quote),
        Some('{' | '[' | '}' | ']' | ',') => 1,
        _ => {
            let key = text
                .find(": ")
                .or_else(|| text.trim_end().strip_suffix(':').map(str::len));
            let comment = text.find(" #");
            let end = [key, comment]
                .into_iter()
                .flatten()
                .min()
                .unwrap_or(text.len());
            // In flow style and in JSON a scalar ends earlier.
            let flow = ends_flow(text).unwrap_or(text.len());
            if key.is_some_and(|key| key < flow) {
                end
            } else {
                end.min(flow)
            }
        }
    };
    text.get(..end).unwrap_or(text).trim_end()
}

/// The byte of what ends a scalar inside of brackets. In block style the same characters may stand
/// in a key (`/pets/{id}:`), but hardly with a space or another of them behind.
fn ends_flow(text: &str) -> Option<usize> {
    let is_end = |c: char| matches!(c, ',' | '}' | ']');
    let followed = |at: usize| text.get(at + 1..).and_then(|rest| rest.chars().next());
    let mut ends = text.match_indices(is_end).map(|(at, _)| at);
    ends.find(|at| followed(*at).is_none_or(|next| is_end(next) || next.is_whitespace()))
}

/// The byte after the quote that ends what begins with one.
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
