//! Sample strings, by format, pattern and length.
//!
//! ```yaml
//! { type: string, pattern: "^[A-Z]{2}-\\d+$", minLength: 6 }
//! ```

use super::constraints::Constraints;
use super::{format, pattern};
use crate::source::limits::SAMPLE_TEXT;

/// The word "sample", with the number if there are several.
pub(super) fn word(number: usize) -> String {
    match number {
        0 => "sample".to_owned(),
        number => format!("sample{number}"),
    }
}

/// A string that satisfies the constraints, as far as they are understood.
pub(super) fn sample(constraints: &Constraints<'_>, number: usize) -> String {
    let shaped = constraints
        .format
        .and_then(|format| format::sample(format, number))
        .filter(|text| suits(constraints, text));
    if let Some(text) = shaped {
        return text;
    }
    let most = constraints.lengths.least.min(SAMPLE_TEXT).max(number + 4);
    let written = constraints.patterns.iter().find_map(|pattern| {
        // More repetitions make a longer text.
        let mut texts = pattern::write(pattern, most, number)?;
        texts.find(|text| suits(constraints, text))
    });
    written.unwrap_or_else(|| sized(constraints, word(number)))
}

fn suits(constraints: &Constraints<'_>, text: &str) -> bool {
    constraints.lengths.holds(text.chars().count())
        && constraints
            .patterns
            .iter()
            .all(|pattern| pattern::matches(pattern, text).unwrap_or(true))
}

/// The word, with the required length. Its last characters stay, since they distinguish the words.
fn sized(constraints: &Constraints<'_>, word: String) -> String {
    let length = word.chars().count();
    let least = constraints.lengths.least.min(SAMPLE_TEXT);
    if length < least {
        return format!("{}{word}", "s".repeat(least - length));
    }
    match constraints.lengths.most {
        Some(most) if length > most => word.chars().skip(length - most).collect(),
        _ => word,
    }
}
