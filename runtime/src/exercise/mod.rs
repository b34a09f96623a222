//! Calls of every operation of a document with sample arguments, and what came of each: what the test target that
//! `callwright generate --exercise` writes stands on. It is meant for a server that checks requests against the document
//! and answers from it; nothing is asked of a server that isn't named.
//!
//! ```no_run
//! use callwright::exercise::{Exercise, sample};
//! # fn builder() -> callwright::RequestBuilder { unimplemented!() }
//! # struct Books;
//! # impl Books { fn get(&self, _: &str) -> callwright::Call<String> { builder().json() } }
//!
//! let books = Books;
//! let mut exercise = Exercise::default();
//! exercise.operation("GET", "/books/{id}");
//! exercise.call("all", || Ok(books.get(&sample::<String>("\"4711\"")?)));
//! let reports = exercise.finish();
//! ```
//!
//! Must not know: what the operations are.

mod report;
mod run;

pub use report::{CallReport, OperationReport};
pub use run::run;

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::de::DeserializeOwned;

use crate::client::{Call, Erased};
use crate::error::DecodeError;

/// Calls that are yet to be made, by operation.
#[derive(Debug, Default)]
pub struct Exercise {
    operations: Vec<Operation>,
}

#[derive(Debug)]
struct Operation {
    method: &'static str,
    path: &'static str,
    calls: Vec<(&'static str, Result<Erased, String>)>,
}

impl Exercise {
    /// The operation that the calls after this one are of.
    pub fn operation(&mut self, method: &'static str, path: &'static str) {
        self.operations.push(Operation {
            method,
            path,
            calls: Vec::new(),
        });
    }

    /// A call of the operation that was named last; `with` says with what: `all`, `required`.
    pub fn call<T: 'static, E: 'static>(
        &mut self,
        with: &'static str,
        make: impl FnOnce() -> Result<Call<T, E>, DecodeError>,
    ) {
        // A panic is one operation's failure, not that of all.
        let made = match catch_unwind(AssertUnwindSafe(make)) {
            Ok(made) => made
                .map(Erased::of)
                .map_err(|error| format!("the sample can't be read: {error}")),
            Err(_) => Err("the call panicked".to_owned()),
        };
        self.push(with, made);
    }

    fn push(&mut self, with: &'static str, made: Result<Erased, String>) {
        if let Some(operation) = self.operations.last_mut() {
            operation.calls.push((with, made));
        }
    }

    /// Makes the calls one after the other, and tells what came of them, in their order.
    #[must_use]
    pub fn finish(self) -> Vec<OperationReport> {
        run::finish(self.operations)
    }
}

/// A sample argument, of its JSON text.
///
/// # Errors
///
/// When the type can't hold it.
pub fn sample<T: DeserializeOwned>(json: &str) -> Result<T, DecodeError> {
    crate::decode::from_str(json).map_err(|error| crate::decode::located(json.as_bytes(), &error))
}
