//! The path of an operation as words: `/v1/customers/{customer}/sources` has `customers`, an argument, and `sources`.

use super::english::{same_words, singular};
use super::words::snake;

/// A part of a path.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Segment {
    /// A fixed part, as words.
    Fixed(Vec<String>),
    /// A variable, as words.
    Variable(Vec<String>),
}

impl Segment {
    /// The words of a fixed part.
    pub(super) fn fixed(&self) -> Option<&[String]> {
        match self {
            Self::Fixed(words) => Some(words),
            Self::Variable(_) => None,
        }
    }
}

/// The segments of a path, without versions and without the words that all paths of many APIs begin with.
pub(super) fn segments(path: &str) -> Vec<Segment> {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let mut segments = Vec::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part.contains('{') {
            variable(part, &mut segments);
        } else if !(is_version(part) || segments.is_empty() && matches!(part, "api" | "rest")) {
            // `users:search` is `users` and `search`; `Messages.json` is `Messages`.
            for fixed in part.split(':').filter(|part| !part.is_empty()) {
                segments.push(Segment::Fixed(words(without_extension(fixed))));
            }
        }
    }
    segments
}

/// A part with a variable: `{id}`, `{Sid}.json`, `{id}:cancel`.
fn variable(part: &str, segments: &mut Vec<Segment>) {
    let end = part.rfind('}').map_or(part.len(), |at| at + 1);
    let (variable, rest) = part.split_at(end);
    segments.push(Segment::Variable(words(variable)));
    if let Some(action) = rest.strip_prefix(':') {
        segments.push(Segment::Fixed(words(action)));
    }
}

/// Whether a part of a path is a version: `v1`, `2010-04-01`, `1.2`.
pub(super) fn is_version(part: &str) -> bool {
    let digits = part.strip_prefix(['v', 'V']).unwrap_or(part);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '_'))
}

/// The versions in a path, as words.
pub(super) fn versions(path: &str) -> Vec<String> {
    let parts = path.split('/').filter(|part| is_version(part));
    parts.flat_map(words).collect()
}

fn without_extension(part: &str) -> &str {
    let extensions = [".json", ".xml", ".csv"];
    extensions
        .iter()
        .find_map(|end| part.strip_suffix(end))
        .unwrap_or(part)
}

/// The words of a text, in lower case.
pub(super) fn words(text: &str) -> Vec<String> {
    let text = snake(text);
    text.split('_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Words, the last of which is in the singular.
pub(super) fn one(words: &[String]) -> Vec<String> {
    let mut words = words.to_vec();
    if let Some(last) = words.last_mut() {
        *last = singular(last);
    }
    words
}

/// Where the things of a group are in a path: after the segments whose words are those of the group.
///
/// Variables may be between them: `group users` is in `/groups/{group_id}/users`. The range is the one nearest to the
/// root; it ends after the last segment of the group.
pub(super) fn root_of(group: &[String], segments: &[Segment]) -> Option<std::ops::Range<usize>> {
    /// Groups of more words are looked for nowhere.
    const LONGEST: usize = 32;
    if group.len() > LONGEST {
        return None;
    }
    (0..segments.len()).find_map(|begin| {
        segments.get(begin)?.fixed()?;
        let mut joined: Vec<String> = Vec::new();
        for (at, segment) in segments.iter().enumerate().skip(begin) {
            joined.extend(segment.fixed().into_iter().flatten().cloned());
            if same_words(&joined, group) {
                return Some(begin..at + 1);
            }
            if joined.len() >= group.len() {
                return None;
            }
        }
        None
    })
}
