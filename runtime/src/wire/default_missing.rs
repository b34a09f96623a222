//! Defaults for required keys that are missing, for bodies that are read leniently.
//!
//! Without [`record`], a missing required key is an error. For the time of one decoding on one thread, [`record`] lists the
//! missing keys that may be null and, if it is asked to, reads other missing keys as empty: a string, a list, a map, null for
//! a value that may be any JSON, and an object that consists of such values. Numbers and booleans have no default, because
//! handlers count and decide by them. Enums, dates, ids and unions have none, because none of their values is empty. An
//! object that lacks one of these has no default either.
//!
//! The decoders of generated types don't know about this: `ReadField::finish` asks here when a key is missing.

use std::cell::RefCell;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};

use super::empty_value::EmptyValue;
use super::floats_as_integers::FloatsAsIntegers;
use super::missing_value::MissingValue;

/// How deep the objects of one default may nest, so that a type that requires itself ends.
const MAX_DEPTH: usize = 16;

/// How many keys one default may have in all, so that it ends soon.
const MAX_KEYS: usize = 256;

/// What may get a default, and what got one.
#[derive(Default)]
struct Recorder {
    /// Whether other keys than those that may be null get a default.
    empty_values: bool,
    /// How many keys may get a default.
    limit: usize,
    keys: Vec<&'static str>,
    over_limit: Option<&'static str>,
    without_default: Option<&'static str>,
    /// How many defaults enclose the value that is decoded now.
    depth: usize,
    /// How many keys the current default has so far.
    default_keys: usize,
    /// Whether a candidate of a union is decoded. Its nulls don't count against the limit, and it gets no other default.
    in_candidate: bool,
    /// The keys that are missing, and therefore null, in such candidates.
    union_nulls: Vec<&'static str>,
}

thread_local! {
    static RECORDER: RefCell<Option<Recorder>> = const { RefCell::new(None) };
}

/// What [`record`] saw.
pub(crate) struct Recording<T> {
    /// The result of the decoding.
    pub(crate) result: T,
    /// The keys that got a default, in order.
    pub(crate) keys: Vec<&'static str>,
    /// The key that would have been next, had the limit been higher by one.
    pub(crate) over_limit: Option<&'static str>,
    /// The key that stopped the decoding because it has no default.
    pub(crate) without_default: Option<&'static str>,
    /// The keys inside of unions that were read as null. They don't count against the limit.
    pub(crate) union_nulls: Vec<&'static str>,
}

/// Decodes with defaults for at most `limit` missing keys: those that may be null and, with `empty_values`, those that have
/// an empty value.
pub(crate) fn record<T>(
    empty_values: bool,
    limit: usize,
    decode: impl FnOnce() -> T,
) -> Recording<T> {
    /// Ends the recording, even if the decoding panics.
    struct End;
    impl Drop for End {
        fn drop(&mut self) {
            RECORDER.with_borrow_mut(|recorder| *recorder = None);
        }
    }
    RECORDER.with_borrow_mut(|recorder| {
        *recorder = Some(Recorder {
            empty_values,
            limit,
            ..Recorder::default()
        });
    });
    let end = End;
    let result = decode();
    let recorder = RECORDER.take().unwrap_or_default();
    drop(end);
    Recording {
        result,
        keys: recorder.keys,
        over_limit: recorder.over_limit,
        without_default: recorder.without_default,
        union_nulls: recorder.union_nulls,
    }
}

/// Whether missing keys are recorded, so that a key that is missing instead of null counts too.
pub(super) fn is_recording() -> bool {
    RECORDER.with_borrow(Option::is_some)
}

/// Whether the value that is decoded now is a default.
#[cold]
pub(super) fn is_default() -> bool {
    RECORDER.with_borrow(|recorder| recorder.as_ref().is_some_and(|recorder| recorder.depth > 0))
}

/// The JSON value that the other side sent, which a default isn't.
///
/// # Errors
///
/// The deserializer's, and if the value is a default.
pub fn received_value<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<serde_json::Value, D::Error> {
    let value = serde_json::Value::deserialize(deserializer)?;
    match value.is_null() && is_default() {
        true => Err(D::Error::custom("it has no empty value")),
        false => Ok(value),
    }
}

/// Decodes one candidate of a union. Only its missing keys that may be null get a default: with others, the wrong candidate
/// would decode too.
pub(super) fn decode_candidate<T: DeserializeOwned>(value: &serde_json::Value) -> Option<T> {
    let mut outer = RECORDER.take();
    RECORDER.set(outer.is_some().then(|| Recorder {
        in_candidate: true,
        ..Recorder::default()
    }));
    let decoded = T::deserialize(FloatsAsIntegers(value)).ok();
    let inner = RECORDER.take();
    if let (Some(outer), Some(inner), Some(_)) = (&mut outer, inner, &decoded) {
        outer.union_nulls.extend(inner.union_nulls);
    }
    RECORDER.set(outer);
    decoded
}

/// What to do with a missing key.
enum Action {
    /// It stays missing.
    Leave,
    /// It gets a default as a part of a larger default.
    DefaultAsPart,
    /// It gets a default, which is recorded.
    DefaultAndRecord,
}

/// Null for a required key that may be null and is missing. It is recorded.
#[cold]
pub(super) fn null_for_missing<'de, T: Deserialize<'de>>(key: &'static str) -> Option<T> {
    let allowed = RECORDER.with_borrow_mut(|recorder| match recorder {
        None | Some(Recorder { depth: 1.., .. }) => true,
        Some(recorder) if recorder.in_candidate => {
            recorder.union_nulls.push(key);
            true
        }
        Some(recorder) => recorder.add(key),
    });
    match allowed {
        true => T::deserialize(MissingValue).ok(),
        false => None,
    }
}

/// The empty value for a required key that is missing, if it may have one.
#[cold]
pub(super) fn default_for_missing<'de, T: Deserialize<'de>>(key: &'static str) -> Option<T> {
    let action = RECORDER.with_borrow_mut(|recorder| match recorder {
        Some(recorder) => recorder.begin(key),
        None => Action::Leave,
    });
    let recorded = match action {
        Action::Leave => return None,
        Action::DefaultAsPart => false,
        Action::DefaultAndRecord => true,
    };
    let value = T::deserialize(EmptyValue).ok();
    RECORDER.with_borrow_mut(|recorder| {
        if let Some(recorder) = recorder {
            recorder.depth -= 1;
            if recorded && value.is_none() {
                recorder.keys.pop();
                recorder.without_default = Some(key);
            }
        }
    });
    value
}

impl Recorder {
    /// Records a key, unless the limit is reached.
    fn add(&mut self, key: &'static str) -> bool {
        let allowed = self.keys.len() < self.limit;
        match allowed {
            true => self.keys.push(key),
            false => {
                self.over_limit.get_or_insert(key);
            }
        }
        allowed
    }

    /// Begins the default of a key.
    fn begin(&mut self, key: &'static str) -> Action {
        if self.in_candidate {
            return Action::Leave;
        }
        if !self.empty_values {
            self.without_default = Some(key);
            return Action::Leave;
        }
        let action = match self.depth {
            0 => match self.add(key) {
                true => Action::DefaultAndRecord,
                false => return Action::Leave,
            },
            1..MAX_DEPTH if self.default_keys < MAX_KEYS => Action::DefaultAsPart,
            _ => return Action::Leave,
        };
        self.default_keys = match action {
            Action::DefaultAndRecord => 1,
            _ => self.default_keys + 1,
        };
        self.depth += 1;
        action
    }
}
