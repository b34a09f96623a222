//! The calls of an exercise.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::de::DeserializeOwned;

use super::operation::{OperationCalls, call_all};
use super::report::OperationReport;
use crate::client::{Call, UntypedCall};
use crate::decode::{decode_error, from_str};
use crate::error::DecodeError;

/// The calls to make, by operation.
#[derive(Debug, Default)]
pub struct Exercise {
    operations: Vec<OperationCalls>,
}

impl Exercise {
    /// Begins an operation. The next calls are calls of it.
    pub fn operation(&mut self, method: &'static str, path: &'static str) {
        self.operations.push(OperationCalls {
            method,
            path,
            calls: Vec::new(),
        });
    }

    /// Adds a call of the current operation. `with` names its arguments: `all` or `required`.
    pub fn call<T: 'static, E: 'static>(
        &mut self,
        with: &'static str,
        make: impl FnOnce() -> Result<Call<T, E>, DecodeError>,
    ) {
        // A panic is the failure of one operation, and not of all.
        let call = match catch_unwind(AssertUnwindSafe(make)) {
            Ok(made) => made
                .map(UntypedCall::new)
                .map_err(|error| format!("the sample can't be read: {error}")),
            Err(_) => Err("the call panicked".to_owned()),
        };
        self.push(with, call);
    }

    fn push(&mut self, with: &'static str, call: Result<UntypedCall, String>) {
        if let Some(operation) = self.operations.last_mut() {
            operation.calls.push((with, call));
        }
    }

    /// Makes the calls one after the other. The reports are in their order.
    #[must_use]
    pub fn finish(self) -> Vec<OperationReport> {
        call_all(self.operations)
    }
}

/// Reads a sample argument from its JSON text.
///
/// # Errors
///
/// When the type can't hold it.
pub fn sample<T: DeserializeOwned>(json: &str) -> Result<T, DecodeError> {
    from_str(json).map_err(|error| decode_error(json.as_bytes(), &error))
}
