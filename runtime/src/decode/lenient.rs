//! Decoding what a sender really sends, where it isn't as the document says.

use std::borrow::Cow;
use std::cell::RefCell;

use serde::de::DeserializeOwned;

#[cfg(feature = "webhooks")]
use super::body::from_str;
use super::body::{from_slice, located};
use super::deviation::{Deviation, DeviationReason};
use super::locate::{offset, push_key};
use super::null::member;
use crate::error::DecodeError;
use crate::wire::default_missing::{self, Recording};
use crate::wire::marked_key::without_mark;

/// For how many deviations the place is looked for. Each costs one more decoding, of bodies that aren't as the document says.
const LOCATED: usize = 32;

/// Decodes a JSON text and tells where it isn't as the document says. A text that is as the document says is decoded once.
///
/// A missing key that may be null is null, and that is told. With `lenient`, other required keys that are missing or null are
/// read as empty where their type has an empty value, and told.
///
/// # Errors
///
/// If the text is no JSON, or a value isn't what its type takes.
#[cfg(feature = "webhooks")]
pub(crate) fn decode_with_deviations<T: DeserializeOwned>(
    text: &[u8],
    lenient: bool,
) -> Result<(T, Vec<Deviation>), DecodeError> {
    read(text, lenient, |text| {
        // To see first that all of it is UTF-8 is faster than to look at each string.
        match std::str::from_utf8(text) {
            Ok(text) => from_str(text),
            Err(_) => from_slice(text),
        }
    })
}

fn read<T>(
    text: &[u8],
    lenient: bool,
    decode: impl Fn(&[u8]) -> serde_json::Result<T>,
) -> Result<(T, Vec<Deviation>), DecodeError> {
    let mut value = None;
    let deviations = rounds(text, lenient, &mut |text| {
        value = Some(decode(text)?);
        Ok(())
    })?;
    match value {
        Some(value) => Ok((value, deviations)),
        None => Err(DecodeError::new("the body is empty")),
    }
}

/// Decodes until it succeeds: each round passes what the last one stumbled over.
fn rounds(
    text: &[u8],
    lenient: bool,
    decode: &mut dyn FnMut(&[u8]) -> serde_json::Result<()>,
) -> Result<Vec<Deviation>, DecodeError> {
    let mut text = Cow::Borrowed(text);
    let mut deviations = Vec::new();
    let mut nulls: Vec<(String, DecodeError)> = Vec::new();
    let mut blanked = 0;
    loop {
        // The last round has no bound, and so no key that is over_limit.
        let allowed = match deviations.len() {
            told @ 0..LOCATED => told,
            _ => usize::MAX,
        };
        let Recording {
            result,
            keys,
            over_limit,
            without_default,
            union_nulls,
        } = default_missing::record(lenient, allowed, || decode(&text));
        let Err(error) = result else {
            let rest = keys.iter().skip(deviations.len()).chain(&union_nulls);
            deviations.extend(rest.map(|key| {
                let key = without_mark(key);
                let null = nulls.iter().position(|(path, _)| path.ends_with(key));
                let reason = reason(null.map(|number| nulls.remove(number)).is_some());
                Deviation::new(format!("….{key}"), reason)
            }));
            return Ok(deviations);
        };
        let wrong = located(&text, &error);
        if let Some(key) = over_limit {
            let path = child(wrong.path(), key);
            let reason = reason(nulls.iter().any(|(null, _)| *null == path));
            deviations.push(Deviation::new(path, reason));
            continue;
        }
        if let Some(key) = without_default {
            let path = child(wrong.path(), key);
            // What stood there was null, if it was blanked.
            let null = nulls.into_iter().find(|(null, _)| *null == path);
            let missing = || DecodeError::at(path, wrong.message());
            return Err(null.map_or_else(missing, |(_, error)| error));
        }
        let end = offset(&text, error.line(), error.column());
        let is_null = wrong.message().starts_with("invalid type: null");
        match end.and_then(|end| member(&text, end)) {
            Some(range) if lenient && is_null && blanked < LOCATED => {
                blanked += 1;
                if let Some(bytes) = text.to_mut().get_mut(range) {
                    bytes.fill(b' ');
                }
                nulls.push((wrong.path().to_owned(), wrong));
            }
            _ => return Err(wrong),
        }
    }
}

/// Why a key has no value: it is among the nulls that were blanked, or missing.
fn reason(null: bool) -> DeviationReason {
    match null {
        true => DeviationReason::Null,
        false => DeviationReason::Missing,
    }
}

fn child(path: &str, key: &'static str) -> String {
    let mut path = path.to_owned();
    push_key(&mut path, without_mark(key));
    path
}

thread_local! {
    /// What the lenient reading of an answer has told so far; `None` while answers are read strictly.
    static ANSWER: RefCell<Option<Vec<Deviation>>> = const { RefCell::new(None) };
}

/// Reads an answer. JSON that is decoded on the way, by [`answer`], is decoded leniently, and tells its deviations here.
pub(crate) fn leniently<T>(read: impl FnOnce() -> T) -> (T, Vec<Deviation>) {
    /// Ends it, however the reading ends.
    struct Off;
    impl Drop for Off {
        fn drop(&mut self) {
            ANSWER.set(None);
        }
    }
    ANSWER.set(Some(Vec::new()));
    let off = Off;
    let value = read();
    let deviations = ANSWER.take().unwrap_or_default();
    drop(off);
    (value, deviations)
}

/// Decodes the JSON of an answer: strictly, unless it is read by [`leniently`].
pub(super) fn answer<T: DeserializeOwned>(text: &[u8]) -> Result<T, DecodeError> {
    if !ANSWER.with_borrow(Option::is_some) {
        return from_slice(text).map_err(|error| located(text, &error));
    }
    let (value, deviations) = read(text, true, |text| from_slice(text))?;
    ANSWER.with_borrow_mut(|told| told.get_or_insert_default().extend(deviations));
    Ok(value)
}
