//! Strings by format, pattern and length.

use super::said::Said;
use super::{format, pattern};
use crate::source::limits::SAMPLE_TEXT;

/// A word that says what it is; another for another number.
pub(super) fn word(number: usize) -> String {
    match number {
        0 => "sample".to_owned(),
        number => format!("sample{number}"),
    }
}

/// A string that is what is said of it, as far as that can be told.
pub(super) fn sample(said: &Said<'_>, number: usize) -> String {
    let shaped = said
        .format
        .and_then(|format| format::sample(format, number))
        .filter(|text| suits(said, text));
    if let Some(text) = shaped {
        return text;
    }
    let most = said.lengths.least.min(SAMPLE_TEXT).max(number + 4);
    let written = said.patterns.iter().find_map(|pattern| {
        // More of what a pattern repeats makes a longer text.
        let mut texts = pattern::write(pattern, most, number)?;
        texts.find(|text| suits(said, text))
    });
    written.unwrap_or_else(|| sized(said, word(number)))
}

fn suits(said: &Said<'_>, text: &str) -> bool {
    said.lengths.holds(text.chars().count())
        && said
            .patterns
            .iter()
            .all(|pattern| pattern::matches(pattern, text).unwrap_or(true))
}

/// The word, longer or shorter. Digits at its end stay, or two would be the same.
fn sized(said: &Said<'_>, word: String) -> String {
    let length = word.chars().count();
    let least = said.lengths.least.min(SAMPLE_TEXT);
    if length < least {
        return format!("{}{word}", "s".repeat(least - length));
    }
    match said.lengths.most {
        Some(most) if length > most => word.chars().skip(length - most).collect(),
        _ => word,
    }
}
