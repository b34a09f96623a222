//! Operations.
//!
//! ```yaml
//! /pets/{petId}:
//!   get:
//!     operationId: getPet
//! ```

use super::event::EventOperation;
use super::lowering::Lower;
use super::path_item::{docs_of, id_of, methods};
use super::path_template::template;
use super::security;
use super::vendor_names::vendor_name;
use crate::config::Config;
use crate::diag::{Diagnostic, FileId, Place};
use crate::dialect::SideTables;
use crate::ir::{EventKind, Method, Operation, OperationId, Owner};
use openapiv3::{PathItem, ReferenceOr};

impl<'d> Lower<'d, '_> {
    /// Lowers all paths. A path that the receiver serves describes events.
    pub(super) fn operations(&mut self, config: &Config) {
        let document = self.document;
        for (path, item) in &document.openapi.paths.paths {
            let ReferenceOr::Item(item) = item else {
                continue;
            };
            // Messages about a referenced path item name the place of the item itself.
            let place = SideTables::origin(&item.extensions).unwrap_or(paths_place().key(path));
            let received = config.webhooks.receives(path);
            for (word, method, operation) in methods(item) {
                let own = SideTables::origin(&operation.extensions).unwrap_or(place.key(word));
                if received {
                    self.event(EventOperation {
                        kind: EventKind::Path(path.clone()),
                        key: operation.operation_id.clone().unwrap_or(path.clone()),
                        method,
                        item,
                        operation,
                        item_place: place.clone(),
                        place: own,
                    });
                    continue;
                }
                self.operation(path, item, method, operation, &place, &own);
            }
        }
    }

    fn operation(
        &mut self,
        path: &str,
        item: &'d PathItem,
        method: Method,
        operation: &'d openapiv3::Operation,
        item_place: &Place,
        place: &Place,
    ) {
        let what = format!("{} {path}", method.as_str());
        if let Err(reason) = template(path) {
            self.diags.push(
                Diagnostic::warning("bad-path", place, reason.clone())
                    .done("the operation is skipped"),
            );
            self.skip(what, place, reason);
            return;
        }
        let id = OperationId(u32::try_from(self.api.operations.len()).unwrap_or(u32::MAX));
        let vendor = vendor_name(
            &operation.extensions,
            &self.schema_methods,
            &method.as_str().to_lowercase(),
            path,
        );
        // The id must exist before the parts are lowered: they are named after it.
        self.api.operations.push(Operation {
            place: place.clone(),
            name: id_of(operation),
            vendor,
            method,
            path: path.to_owned(),
            tags: operation.tags.clone(),
            docs: docs_of(item, operation),
            parameters: Vec::new(),
            body: None,
            responses: Vec::new(),
            security: operation.security.as_deref().map(security::requirement),
            server: security::servers(&operation.servers)
                .into_iter()
                .chain(security::servers(&item.servers))
                .next(),
        });
        self.check_names(id, place);
        let parameters = self.parameters(
            Owner::Operation(id),
            path,
            item,
            operation,
            item_place,
            place,
        );
        let body = operation
            .request_body
            .as_ref()
            .and_then(ReferenceOr::as_item)
            .and_then(|body| {
                self.request_body(Owner::Operation(id), body, &place.key("requestBody"))
            })
            .filter(|_| self.may_have_body(method, place));
        let responses = self.responses(
            Owner::Operation(id),
            &operation.responses,
            &place.key("responses"),
        );
        self.callbacks(operation, id, place);
        if let Some(operation) = self.api.operations.get_mut(id.0 as usize) {
            operation.parameters = parameters;
            operation.body = body;
            operation.responses = responses;
        }
    }

    /// Whether requests with this method may have a body: those with TRACE must not (RFC 9110, 9.3.8).
    fn may_have_body(&mut self, method: Method, place: &Place) -> bool {
        if method == Method::Trace {
            let message = "a TRACE request never has a body (RFC 9110)";
            self.diags.push(
                Diagnostic::warning("body-of-nothing", &place.key("requestBody"), message)
                    .done("the body is left out"),
            );
        }
        method != Method::Trace
    }

    /// Reports an `operationId` that another operation has, and security schemes that the document doesn't describe.
    fn check_names(&mut self, id: OperationId, place: &Place) {
        let Some((operation, before)) = self.api.operations.split_last() else {
            return;
        };
        debug_assert_eq!(before.len(), id.0 as usize);
        if let Some(name) = &operation.name
            && !self.operation_names.insert(name.clone())
        {
            self.diags.push(
                Diagnostic::warning(
                    "same-operation-id",
                    &place.key("operationId"),
                    format!("another operation is called `{name}` too"),
                )
                .done("their methods get longer names from their paths, or a number")
                .help("an operationId must be unique (OpenAPI, Operation Object)"),
            );
        }
        let needed = operation.security.iter().flatten().flatten();
        let unknown = needed.filter(|name| !self.api.schemes.iter().any(|s| s.name == **name));
        let unknown: Vec<String> = unknown.cloned().collect();
        self.report_schemes(&unknown, &place.key("security"));
    }
}

/// The place `/paths` of the document.
fn paths_place() -> Place {
    Place::root(FileId(0)).key("paths")
}
