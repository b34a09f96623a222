//! Errors in the configuration.

use std::fmt;

/// An error in the configuration.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ConfigError {
    /// What is wrong, as one sentence without a full stop.
    pub message: String,
    /// The line and the column, both from 1, if they are known.
    pub position: Option<(usize, usize)>,
    /// How to fix it.
    pub help: Option<String>,
}

impl ConfigError {
    /// An invalid value.
    pub(super) fn new(message: String) -> Self {
        Self {
            message,
            position: None,
            help: None,
        }
    }

    /// An unknown key, with a suggestion if a known one is similar.
    pub fn unknown(key: &str, known: &[&str]) -> Self {
        let help = match nearest(key, known) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the options are {}", known.join(", ")),
        };
        Self {
            message: format!("there is no option `{key}`"),
            position: None,
            help: Some(help),
        }
    }

    /// An error of the TOML parser about `text`.
    #[cfg(feature = "toml")]
    pub(super) fn of_toml(text: &str, error: &toml::de::Error) -> Self {
        let message = error.message().lines().next().unwrap_or_default();
        let error_of_key = match unknown_key(message) {
            Some((key, known)) => Self::unknown(key, &known),
            None => Self::new(message.to_owned()),
        };
        Self {
            position: error.span().map(|span| position(text, span.start)),
            ..error_of_key
        }
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((line, column)) = self.position {
            write!(f, "line {line}, column {column}: ")?;
        }
        f.write_str(&self.message)?;
        match &self.help {
            Some(help) => write!(f, " ({help})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for ConfigError {}

/// The key and the known keys in serde's message "unknown field `a`, expected one of `b`, `c`".
#[cfg(feature = "toml")]
fn unknown_key(message: &str) -> Option<(&str, Vec<&str>)> {
    let rest = message.strip_prefix("unknown field `")?;
    let (key, rest) = rest.split_once('`')?;
    Some((key, rest.split('`').skip(1).step_by(2).collect()))
}

/// The known word that is most similar to another, if it is similar enough to be meant.
pub fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let plain = |word: &str| word.to_lowercase().replace('_', "-");
    let word = plain(word);
    let near = known
        .iter()
        .map(|known| (distance(&word, &plain(known)), *known));
    let (distance, known) = near.min()?;
    (distance <= known.len().max(word.len()) / 3).then_some(known)
}

/// The Levenshtein distance: how many characters have to be added, removed or replaced.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut corner = i;
        for (y, above) in b.iter().zip(row.iter_mut().skip(1)) {
            let replaced = corner + usize::from(x != *y);
            corner = *above;
            left = replaced.min(corner + 1).min(left + 1);
            *above = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// The line and the column of a byte, both from 1.
#[cfg(feature = "toml")]
fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("extra", "extra", 0),
            ("extras", "extra", 1),
            ("kitten", "sitting", 3),
            ("flaw", "lawn", 2),
        ] {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn only_similar_words_are_suggested() {
        let known = ["name", "extra", "share-equal-types"];
        assert_eq!(nearest("nmae", &known), None);
        assert_eq!(nearest("nam", &known), Some("name"));
        assert_eq!(
            nearest("share_equal_type", &known),
            Some("share-equal-types")
        );
        assert_eq!(nearest("color", &known), None);
    }
}
