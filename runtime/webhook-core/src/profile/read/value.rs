//! A JSON value, with its pointer.

use std::fmt;
use std::time::Duration;

use serde_json::{Map, Value};

/// The error of a JSON value that isn't a profile.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ProfileError {
    pointer: String,
    message: String,
}

impl ProfileError {
    pub(super) fn new(pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            pointer: pointer.into(),
            message: message.into(),
        }
    }

    /// The JSON pointer (RFC 6901) of the wrong value. It is empty for the whole text.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// What is wrong, and how to fix it.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.pointer.is_empty() {
            write!(f, "{}: ", self.pointer)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for ProfileError {}

pub(super) type ProfileResult<T> = Result<T, ProfileError>;

/// A value and its pointer.
#[derive(Clone)]
pub(super) struct ProfileValue<'a> {
    value: &'a Value,
    at: String,
}

/// An object, all of whose keys are known.
pub(super) struct ProfileObject<'a> {
    members: &'a Map<String, Value>,
    at: String,
}

impl<'a> ProfileValue<'a> {
    pub(super) fn root(value: &'a Value) -> Self {
        Self {
            value,
            at: String::new(),
        }
    }

    pub(super) fn error(&self, message: impl Into<String>) -> ProfileError {
        ProfileError::new(&self.at, message)
    }

    fn wanted<T>(&self, found: Option<T>, what: &str) -> ProfileResult<T> {
        found.ok_or_else(|| self.error(format!("this must be {what}")))
    }

    pub(super) fn object(&self, known: &[&str]) -> ProfileResult<ProfileObject<'a>> {
        let object = self.members()?;
        for name in object.members.keys() {
            if !known.contains(&name.as_str()) {
                let at = child(&self.at, name);
                return Err(ProfileError::new(at, unknown("key", name, known)));
            }
        }
        Ok(object)
    }

    /// An object with any keys.
    pub(super) fn members(&self) -> ProfileResult<ProfileObject<'a>> {
        Ok(ProfileObject {
            members: self.wanted(self.value.as_object(), "an object")?,
            at: self.at.clone(),
        })
    }

    pub(super) fn text(&self) -> ProfileResult<&'a str> {
        self.wanted(self.value.as_str(), "a string")
    }

    pub(super) fn as_text(&self) -> Option<&'a str> {
        self.value.as_str()
    }

    pub(super) fn string(&self) -> ProfileResult<String> {
        self.text().map(str::to_owned)
    }

    /// A header's name, in lower case.
    pub(super) fn header(&self) -> ProfileResult<String> {
        let text = self.text()?;
        // DocuSign's are numbered.
        let name = text.strip_suffix("*").unwrap_or(text);
        // A token (RFC 9110 section 5.6.2).
        let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        if name.is_empty() || !name.bytes().all(token) {
            return Err(self.error(format!("`{text}` isn't a header")));
        }
        Ok(text.to_ascii_lowercase())
    }

    pub(super) fn pointer(&self) -> ProfileResult<String> {
        let text = self.text()?;
        if text.is_empty() || text.starts_with('/') {
            return Ok(text.to_owned());
        }
        Err(self.error(format!(
            "`{text}` isn't a JSON pointer; did you mean `/{text}`?"
        )))
    }

    pub(super) fn character(&self) -> ProfileResult<char> {
        let mut characters = self.text()?.chars();
        let first = characters.next().filter(|_| characters.next().is_none());
        self.wanted(first, "one character")
    }

    /// One character, perhaps with blanks around it.
    pub(super) fn separator(&self) -> ProfileResult<String> {
        let text = self.text()?;
        let least = text.chars().count() == 1 || text.trim().chars().count() == 1;
        self.wanted(
            least.then(|| text.to_owned()),
            "one character, perhaps with blanks",
        )
    }

    pub(super) fn flag(&self) -> ProfileResult<bool> {
        self.wanted(self.value.as_bool(), "true or false")
    }

    pub(super) fn status(&self) -> ProfileResult<u16> {
        let number = self
            .value
            .as_u64()
            .and_then(|number| u16::try_from(number).ok());
        let status = number.filter(|status| (100..1000).contains(status));
        self.wanted(status, "a status code")
    }

    pub(super) fn size(&self) -> ProfileResult<usize> {
        let number = self
            .value
            .as_u64()
            .and_then(|number| usize::try_from(number).ok());
        self.wanted(number.filter(|&size| size > 0), "a number of bytes")
    }

    pub(super) fn seconds(&self) -> ProfileResult<Duration> {
        let seconds = self.value.as_u64().filter(|&seconds| seconds > 0);
        self.wanted(seconds.map(Duration::from_secs), "a number of seconds")
    }

    /// A number of seconds, or `"any"`: having no limit must be explicit.
    pub(super) fn seconds_or_any(&self) -> ProfileResult<Option<Duration>> {
        match self.as_text() {
            Some("any") => Ok(None),
            Some(_) => Err(self.error("this must be a number of seconds, or \"any\"")),
            None => self.seconds().map(Some),
        }
    }

    pub(super) fn list<T>(
        &self,
        read: impl Fn(&ProfileValue<'a>) -> ProfileResult<T>,
    ) -> ProfileResult<Vec<T>> {
        let items = self.wanted(self.value.as_array(), "an array")?;
        let node = |(at, value): (usize, &'a Value)| ProfileValue {
            value,
            at: child(&self.at, &at.to_string()),
        };
        items
            .iter()
            .enumerate()
            .map(node)
            .map(|item| read(&item))
            .collect()
    }

    pub(super) fn one_of<T: Clone>(&self, words: &[(&str, T)]) -> ProfileResult<T> {
        let text = self.text()?;
        let found = words.iter().find(|(word, _)| *word == text);
        found.map(|(_, value)| value.clone()).ok_or_else(|| {
            let known: Vec<_> = words.iter().map(|(word, _)| *word).collect();
            self.error(unknown("word", text, &known))
        })
    }

    /// An object with one member, whose name is its kind.
    pub(super) fn kind(&self, known: &[&str]) -> ProfileResult<(&'a str, ProfileValue<'a>)> {
        let object = self.object(known)?;
        let mut members = object.all();
        match (members.next(), members.next()) {
            (Some(one), None) => Ok(one),
            _ => Err(self.error(format!("this must have one member: {}", list(known)))),
        }
    }
}

impl<'a> ProfileObject<'a> {
    pub(super) fn get(&self, name: &str) -> Option<ProfileValue<'a>> {
        let value = self.members.get(name)?;
        Some(ProfileValue {
            value,
            at: child(&self.at, name),
        })
    }

    pub(super) fn need(&self, name: &str) -> ProfileResult<ProfileValue<'a>> {
        let missing = || ProfileError::new(&self.at, format!("`{name}` is missing here"));
        self.get(name).ok_or_else(missing)
    }

    pub(super) fn read<T>(
        &self,
        name: &str,
        read: impl FnOnce(&ProfileValue<'a>) -> ProfileResult<T>,
    ) -> ProfileResult<Option<T>> {
        self.get(name).map(|node| read(&node)).transpose()
    }

    pub(super) fn all(&self) -> impl Iterator<Item = (&'a str, ProfileValue<'a>)> {
        self.members.iter().map(|(name, value)| {
            let at = child(&self.at, name);
            (name.as_str(), ProfileValue { value, at })
        })
    }
}

fn child(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// The message for an unknown word: with the word that was probably meant, or all that are known.
pub(super) fn unknown(what: &str, word: &str, known: &[&str]) -> String {
    let near = known
        .iter()
        .map(|&candidate| (distance(word, candidate), candidate))
        .filter(|&(distance, candidate)| distance <= candidate.len().div_ceil(3))
        .min_by_key(|&(distance, _)| distance);
    match near {
        Some((_, near)) => format!("no {what} is called `{word}`; did you mean `{near}`?"),
        None => format!(
            "no {what} is called `{word}` here; there are {}",
            list(known)
        ),
    }
}

fn list(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}

/// The Levenshtein distance.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (column, &candidate) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != candidate);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}
