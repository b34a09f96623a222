//! References: the targets of `$ref`s.

use std::borrow::Cow;
use std::fmt;
use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::diag::{FileId, JsonPointer, Place};

/// The target of a reference.
#[derive(Clone, Debug, PartialEq)]
pub struct RefTarget<'s> {
    /// Where it is.
    pub place: Place,
    /// Its value.
    pub value: &'s Value,
}

/// Why a reference can't be followed. Its text completes the sentence `the reference can't be followed: ...`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum RefProblem {
    /// There is no such file.
    NotFound,
    /// The file is outside of the document's folder, which [`Limits::outside`](super::Limits) forbids.
    Outside,
    /// It is a URL, and files aren't fetched.
    Remote,
    /// The file can't be read, for this reason.
    Unreadable(String),
    /// The file has nothing at that pointer.
    NoSuchPointer,
    /// The part after `#` isn't a JSON pointer.
    BadPointer,
}

impl fmt::Display for RefProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("there is no such file"),
            Self::Outside => f.write_str("the file is outside of the document's folder"),
            Self::Remote => f.write_str("it is a URL, and files aren't fetched"),
            Self::Unreadable(reason) => write!(f, "the file can't be read: {reason}"),
            Self::NoSuchPointer => f.write_str("there is nothing at that pointer"),
            Self::BadPointer => f.write_str("the part after `#` is not a JSON pointer"),
        }
    }
}

impl std::error::Error for RefProblem {}

/// Splits a reference at its `#`: the path, still encoded, and the fragment if there is one.
pub(super) fn split(reference: &str) -> (&str, Option<&str>) {
    match reference.split_once('#') {
        Some((file, fragment)) => (file, Some(fragment)),
        None => (reference, None),
    }
}

/// The path of a reference, relative to a folder, without `.` and `..`.
pub(super) fn path(folder: &Path, file: &str) -> Result<PathBuf, RefProblem> {
    if is_url(file) {
        return Err(RefProblem::Remote);
    }
    let mut path = folder.to_owned();
    for component in Path::new(decode(file).as_ref()).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                path.pop();
            }
            component => path.push(component),
        }
    }
    Ok(path)
}

/// The target of a fragment in a file.
pub(super) fn target<'s>(
    file: FileId,
    root: &'s Value,
    fragment: Option<&str>,
) -> Result<RefTarget<'s>, RefProblem> {
    let raw = fragment.unwrap_or_default();
    raw.parse::<JsonPointer>()
        .map_err(|_| RefProblem::BadPointer)?;
    // Some documents don't escape a key such as `50%25`, so the fragment is tried as it is written too.
    [decode(raw), Cow::Borrowed(raw)]
        .into_iter()
        .find_map(|pointer| {
            let pointer: JsonPointer = pointer.parse().ok()?;
            let value = pointer.get(root)?;
            Some(RefTarget {
                place: Place { file, pointer },
                value,
            })
        })
        .ok_or(RefProblem::NoSuchPointer)
}

fn decode(text: &str) -> Cow<'_, str> {
    percent_decode_str(text)
        .decode_utf8()
        .unwrap_or(Cow::Borrowed(text))
}

/// Whether it has a scheme (RFC 3986, section 3.1) or a host. One letter before the colon is a Windows drive.
fn is_url(file: &str) -> bool {
    let scheme = file.split_once(':').map_or("", |(scheme, _)| scheme);
    let has_scheme = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    has_scheme || file.starts_with("//")
}

/// Calls `each` with every `$ref` that is a string.
pub(super) fn each_ref<'v>(value: &'v Value, each: &mut impl FnMut(&'v str)) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(reference) if key == "$ref" => each(reference),
                    Value::Object(_) | Value::Array(_) => each_ref(value, each),
                    _ => {}
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|item| each_ref(item, each)),
        _ => {}
    }
}
