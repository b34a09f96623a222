//! Calls every operation of a document with sample arguments, and reports the results. The test target that
//! `callwright generate --exercise` writes uses it. It is meant for a server that checks requests against the document and
//! responds from it; without the URL of a server, nothing is called.
//!
//! ```no_run
//! use callwright::exercise::{Exercise, sample};
//! # fn request() -> callwright::RequestBuilder { unimplemented!() }
//! # struct Books;
//! # impl Books { fn get(&self, _: &str) -> callwright::Call<String> { request().json() } }
//!
//! let books = Books;
//! let mut exercise = Exercise::default();
//! exercise.operation("GET", "/books/{id}");
//! exercise.call("all", || Ok(books.get(&sample::<String>("\"4711\"")?)));
//! let reports = exercise.finish();
//! ```
//!
//! Must not know: what the operations are.

#[allow(clippy::module_inception, reason = "it is the noun")]
mod exercise;
mod operation;
mod report;
mod run;

pub use exercise::{Exercise, sample};
pub use report::{CallReport, OperationReport};
pub use run::run;
