//! Operations.

use super::node_path::NodePath;
use super::side::mark_origin;
use super::walk::{JsonObject, Walk, keep_extension};
use crate::diag::Diagnostic;
use openapiv3::Operation;
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// Reads an operation. It may be a reference: the specification has none, but documents do.
    pub fn operation(&mut self, value: &'s Value, at: &NodePath<'_>) -> Option<Operation> {
        if value.is_null() {
            return None;
        }
        let lost = "the operation is left out";
        let (mut operation, origin) = self.item(value, at, lost, Self::read_operation)?;
        if let Some(origin) = origin {
            mark_origin(&mut operation.extensions, &origin);
        }
        Some(operation)
    }

    fn read_operation(&mut self, object: &'s JsonObject, at: &NodePath<'_>) -> Option<Operation> {
        let mut operation = Operation::default();
        let mut has_responses = false;
        for (key, value) in object {
            let here = at.key(key);
            match key.as_str() {
                "tags" => operation.tags = self.texts(value, &here),
                "summary" => operation.summary = self.text(value, &here),
                "description" => operation.description = self.text(value, &here),
                "externalDocs" => operation.external_docs = self.external_docs(value, &here),
                "operationId" => operation.operation_id = self.text(value, &here),
                "parameters" => operation.parameters = self.parameters(value, &here),
                "requestBody" => operation.request_body = self.request_body(value, &here),
                "responses" => {
                    has_responses = true;
                    operation.responses = self.responses(value, &here);
                }
                "callbacks" => operation.callbacks = self.callbacks(value, &here),
                "deprecated" => {
                    operation.deprecated = self.flag(value, &here).unwrap_or_default();
                }
                "security" => operation.security = self.requirements(value, &here),
                "servers" => operation.servers = self.servers(value, &here),
                _ => keep_extension(&mut operation.extensions, key, value),
            }
        }
        if !has_responses && self.rules.needs_responses {
            self.report(
                Diagnostic::warning(
                    "missing-field",
                    &at.place(),
                    "the operation has no `responses`",
                )
                .done("every response is accepted"),
            );
        }
        Some(operation)
    }
}
