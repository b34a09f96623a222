//! Whether the JSON of a response is decoded leniently. A thread-local says so, because the generated code in between passes
//! nothing on.

use std::cell::RefCell;

use serde::de::DeserializeOwned;

use super::deviation::Deviation;
use super::json::{decode_error, from_slice};
use super::lenient::decode_with;
use crate::error::DecodeError;

thread_local! {
    /// The deviations of the response that is read leniently; `None` while responses are read strictly.
    static DEVIATIONS: RefCell<Option<Vec<Deviation>>> = const { RefCell::new(None) };
}

/// Reads a response leniently: [`decode_response`] reads around deviations, and they are returned.
pub(crate) fn leniently<T>(read: impl FnOnce() -> T) -> (T, Vec<Deviation>) {
    /// Ends it, even if `read` panics.
    struct End;
    impl Drop for End {
        fn drop(&mut self) {
            DEVIATIONS.set(None);
        }
    }
    DEVIATIONS.set(Some(Vec::new()));
    let end = End;
    let value = read();
    let deviations = DEVIATIONS.take().unwrap_or_default();
    drop(end);
    (value, deviations)
}

/// Decodes the JSON of a response: leniently inside of [`leniently`], strictly otherwise.
pub(super) fn decode_response<T: DeserializeOwned>(text: &[u8]) -> Result<T, DecodeError> {
    if !DEVIATIONS.with_borrow(Option::is_some) {
        return from_slice(text).map_err(|error| decode_error(text, &error));
    }
    let (value, deviations) = decode_with(text, true, |text| from_slice(text))?;
    DEVIATIONS.with_borrow_mut(|all| all.get_or_insert_default().extend(deviations));
    Ok(value)
}
