//! A path item: its operations, and the docs that they share.
//!
//! ```yaml
//! /pets/{petId}:
//!   summary: One pet
//!   get: { operationId: getPet }
//! ```

use super::deprecation;
use crate::ir::{Docs, Method};
use openapiv3::PathItem;

/// The operations of a path item, each with its key and its method.
pub(super) fn methods(
    item: &PathItem,
) -> impl Iterator<Item = (&'static str, Method, &openapiv3::Operation)> {
    [
        ("get", Method::Get, &item.get),
        ("put", Method::Put, &item.put),
        ("post", Method::Post, &item.post),
        ("delete", Method::Delete, &item.delete),
        ("options", Method::Options, &item.options),
        ("head", Method::Head, &item.head),
        ("patch", Method::Patch, &item.patch),
        ("trace", Method::Trace, &item.trace),
    ]
    .into_iter()
    .filter_map(|(word, method, operation)| Some((word, method, operation.as_ref()?)))
}

/// The `operationId`, unless it is blank.
pub(super) fn id_of(operation: &openapiv3::Operation) -> Option<String> {
    let id = operation.operation_id.clone();
    id.filter(|id| !id.trim().is_empty())
}

/// The docs of an operation, completed by those of its path item.
pub(super) fn docs_of(item: &PathItem, operation: &openapiv3::Operation) -> Docs {
    let summary = operation.summary.clone();
    let description = operation.description.clone();
    Docs {
        summary: summary.or_else(|| item.summary.clone()),
        description: description.or_else(|| item.description.clone()),
        deprecated: operation.deprecated,
        deprecation: deprecation::reason(|key| operation.extensions.get(key)),
    }
}
