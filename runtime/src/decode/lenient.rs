//! Decoding JSON that isn't as the document says, with a list of the deviations.

use std::borrow::Cow;

#[cfg(feature = "webhooks")]
use serde::de::DeserializeOwned;

use super::deviation::{Deviation, DeviationReason};
use super::json::decode_error;
#[cfg(feature = "webhooks")]
use super::json::{from_slice, from_str};
use super::locate::{offset, push_key};
use super::null_member::null_member;
use crate::error::DecodeError;
use crate::wire::default_missing::{Recording, record};
use crate::wire::marked_key::without_mark;

/// For how many deviations the path is determined. Each costs one more decoding.
const MAX_LOCATED: usize = 32;

/// Decodes a JSON text and lists where it isn't as the document says. A text without deviations is decoded once.
///
/// A missing key that may be null is read as null, and listed. With `lenient`, other required keys that are missing or null
/// are read as empty if their type has an empty value, and listed.
///
/// # Errors
///
/// If the text isn't JSON, or a value isn't what its type accepts.
#[cfg(feature = "webhooks")]
pub(crate) fn decode_with_deviations<T: DeserializeOwned>(
    text: &[u8],
    lenient: bool,
) -> Result<(T, Vec<Deviation>), DecodeError> {
    decode_with(text, lenient, |text| {
        // One check that the whole text is UTF-8 is faster than a check of each string.
        match std::str::from_utf8(text) {
            Ok(text) => from_str(text),
            Err(_) => from_slice(text),
        }
    })
}

/// The same with a function that decodes.
pub(super) fn decode_with<T>(
    text: &[u8],
    lenient: bool,
    decode: impl Fn(&[u8]) -> serde_json::Result<T>,
) -> Result<(T, Vec<Deviation>), DecodeError> {
    let mut value = None;
    let deviations = repeat(text, lenient, &mut |text| {
        value = Some(decode(text)?);
        Ok(())
    })?;
    match value {
        Some(value) => Ok((value, deviations)),
        None => Err(DecodeError::new("the body is empty")),
    }
}

/// Decodes until it succeeds. Each round gets past the deviation at which the last one failed.
fn repeat(
    text: &[u8],
    lenient: bool,
    decode: &mut dyn FnMut(&[u8]) -> serde_json::Result<()>,
) -> Result<Vec<Deviation>, DecodeError> {
    let mut text = Cow::Borrowed(text);
    let mut deviations = Vec::new();
    let mut nulls: Vec<(String, DecodeError)> = Vec::new();
    let mut blanked = 0;
    loop {
        // The last round has no limit, and therefore no key over it.
        let limit = match deviations.len() {
            located @ 0..MAX_LOCATED => located,
            _ => usize::MAX,
        };
        let Recording {
            result,
            keys,
            over_limit,
            without_default,
            union_nulls,
        } = record(lenient, limit, || decode(&text));
        let Err(error) = result else {
            let rest = keys.iter().skip(deviations.len()).chain(&union_nulls);
            deviations.extend(rest.map(|key| {
                let key = without_mark(key);
                let null = nulls.iter().position(|(path, _)| path.ends_with(key));
                let reason = reason(null.map(|index| nulls.remove(index)).is_some());
                Deviation::new(format!("….{key}"), reason)
            }));
            return Ok(deviations);
        };
        let error_at = decode_error(&text, &error);
        if let Some(key) = over_limit {
            let path = child(error_at.path(), key);
            let reason = reason(nulls.iter().any(|(null, _)| *null == path));
            deviations.push(Deviation::new(path, reason));
            continue;
        }
        if let Some(key) = without_default {
            let path = child(error_at.path(), key);
            // If the key was blanked, its value was null.
            let null = nulls.into_iter().find(|(null, _)| *null == path);
            let missing = || DecodeError::at(path, error_at.message());
            return Err(null.map_or_else(missing, |(_, error)| error));
        }
        let end = offset(&text, error.line(), error.column());
        let is_null = error_at.message().starts_with("invalid type: null");
        match end.and_then(|end| null_member(&text, end)) {
            Some(range) if lenient && is_null && blanked < MAX_LOCATED => {
                blanked += 1;
                if let Some(bytes) = text.to_mut().get_mut(range) {
                    bytes.fill(b' ');
                }
                nulls.push((error_at.path().to_owned(), error_at));
            }
            _ => return Err(error_at),
        }
    }
}

/// Why a key has no value: it was null, or missing.
fn reason(is_null: bool) -> DeviationReason {
    match is_null {
        true => DeviationReason::Null,
        false => DeviationReason::Missing,
    }
}

fn child(path: &str, key: &'static str) -> String {
    let mut path = path.to_owned();
    push_key(&mut path, without_mark(key));
    path
}
