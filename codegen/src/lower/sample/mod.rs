//! Sample arguments: examples of the document, else values made from its schemas.
//!
//! ```yaml
//! parameters:
//!   - { name: genre, in: query, schema: { type: string, minLength: 8 } }
//! ```
//!
//! Samples are made from the document, since the model has no bounds: no type depends on them. The same document always
//! gives the same samples.

mod arguments;
mod constraints;
mod event;
mod fits;
mod format;
mod make;
mod number;
mod object;
mod pattern;
mod sampler;
mod strip;
#[cfg(test)]
mod tests;
mod text;
mod types;

pub(super) use event::event_samples;
pub use types::type_examples;

use crate::dialect::Document;
use crate::ir::{self, Api, Sample};
use openapiv3::{PathItem, ReferenceOr};
use sampler::Sampler;

/// The sample of each operation, by index.
pub fn samples(document: &Document, api: &Api) -> Vec<Sample> {
    let sampler = Sampler::new(document, false);
    let paths = &document.openapi.paths.paths;
    let samples = api.operations.iter().map(|operation| {
        let item = paths.get(&operation.path).and_then(ReferenceOr::as_item);
        let found = item.and_then(|item| method(item, operation.method));
        sampler.arguments(item, found, &operation.parameters)
    });
    samples.collect()
}

fn method(item: &PathItem, method: ir::Method) -> Option<&openapiv3::Operation> {
    match method {
        ir::Method::Get => item.get.as_ref(),
        ir::Method::Put => item.put.as_ref(),
        ir::Method::Post => item.post.as_ref(),
        ir::Method::Delete => item.delete.as_ref(),
        ir::Method::Options => item.options.as_ref(),
        ir::Method::Head => item.head.as_ref(),
        ir::Method::Patch => item.patch.as_ref(),
        ir::Method::Trace => item.trace.as_ref(),
    }
}
