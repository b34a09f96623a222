//! Ids that are written as one word, `updateprojectspendlimit`: the path and the summary say where its words begin.

use super::english::{is_verb, singular};
use super::url_path::{Segment, segments, words};
use crate::ir::Operation;

/// Longer ids aren't read by anyone.
const LONGEST: usize = 64;

/// Few English words are longer.
const WORD: usize = 14;

/// How much of a summary is read, in characters.
const SUMMARY: usize = 200;

/// Splits the words that are too long: all of them at once, if that works, or else one by one.
pub(super) fn split(words: Vec<String>, operation: &Operation) -> Vec<String> {
    let whole = words.concat();
    if whole.len() > LONGEST || words.iter().all(|word| word.len() <= WORD) {
        return words;
    }
    let known = known_words(operation);
    divide(&whole, &known).unwrap_or_else(|| {
        let parts = words.into_iter().map(|word| match word.len() > WORD {
            true => divide(&word, &known).unwrap_or_else(|| vec![word]),
            false => vec![word],
        });
        parts.flatten().collect()
    })
}

/// The words of the path and the summary, the longest first, so that a plural isn't cut.
fn known_words(operation: &Operation) -> Vec<String> {
    let summary = operation.docs.summary.iter().flat_map(|text| {
        let text: String = text.chars().take(SUMMARY).collect();
        words(&text)
    });
    let path = segments(&operation.path);
    let path = path.iter().filter_map(Segment::fixed).flatten().cloned();
    let mut known: Vec<String> = summary
        .chain(path)
        .flat_map(|word| [singular(&word), word])
        .filter(|word| word.len() > 1 || word == "a")
        .collect();
    known.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    known.dedup();
    known
}

/// Divides a text into known words. It may begin with any verb.
fn divide(whole: &str, known: &[String]) -> Option<Vec<String>> {
    // For each start, the word that begins there in a division of the rest.
    let mut next: Vec<Option<&str>> = vec![None; whole.len() + 1];
    for start in (0..whole.len()).rev() {
        let Some(rest) = whole.get(start..) else {
            continue;
        };
        let ends_well = |word: &&str| {
            let end = start + word.len();
            end == whole.len() || next.get(end).is_some_and(Option::is_some)
        };
        let listed = known.iter().map(String::as_str);
        let listed = listed.filter(|word| rest.starts_with(word));
        let verbs = (1..=rest.len()).rev().filter_map(|end| rest.get(..end));
        let verbs = verbs.filter(|word| start == 0 && is_verb(word));
        let found = listed.chain(verbs).find(ends_well);
        if let Some(slot) = next.get_mut(start) {
            *slot = found;
        }
    }
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(word) = next.get(at).copied().flatten() {
        words.push(word.to_owned());
        at += word.len();
    }
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_divide_a_text() {
        let known = ["projects", "project", "spend", "limit"].map(str::to_owned);
        let divided = |text| divide(text, &known).map(|words| words.join(" "));
        assert_eq!(
            divided("getprojectspendlimit").as_deref(),
            Some("get project spend limit")
        );
        assert_eq!(
            divided("getprojectsspendlimit").as_deref(),
            Some("get projects spend limit")
        );
        assert_eq!(divided("getprojectlimits"), None);
        assert_eq!(divided("größe"), None);
    }
}
