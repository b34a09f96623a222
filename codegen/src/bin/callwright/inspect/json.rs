//! The contents of a document as one JSON object.

use super::events::event_values;
use super::inspection::{Inspection, kind, media_kind, scheme, status};
use super::placed::placed;
use callwright_codegen::ir::{self, Operation, ParameterLocation};
use callwright_codegen::names::Ident;
use serde_json::{Value, json};

/// The contents as a JSON object.
pub fn object(inspection: &Inspection<'_>) -> Value {
    let api = inspection.api;
    let operations = inspection
        .groups()
        .into_iter()
        .flat_map(|(group, operations)| {
            operations.into_iter().map(move |(operation, method)| {
                self::operation(inspection, group, operation, method)
            })
        });
    let types = inspection.types().into_iter().map(|(name, ty)| {
        placed(
            inspection,
            &ty.place,
            json!({
                "name": name.bare(),
                "kind": kind(&ty.shape),
            }),
        )
    });
    let skipped = api.skipped.iter().map(|skipped| {
        placed(
            inspection,
            &skipped.place,
            json!({
                "what": skipped.what,
                "reason": skipped.reason,
            }),
        )
    });
    let object = json!({
        "title": api.title,
        "version": api.version,
        "openapi": api.openapi,
        "crate": inspection.names.package,
        "servers": api.servers.iter().map(|server| &server.url).collect::<Vec<_>>(),
        "operations": operations.collect::<Vec<_>>(),
        "types": types.collect::<Vec<_>>(),
        "security": api.schemes.iter().map(security).collect::<Vec<_>>(),
        "media_types": inspection.media().iter().map(|(media, uses)| json!({
            "media_type": media,
            "requests": uses.requests,
            "responses": uses.responses,
        })).collect::<Vec<_>>(),
        "skipped": skipped.collect::<Vec<_>>(),
    });
    event_values(inspection, object)
}

fn operation(
    inspection: &Inspection<'_>,
    group: &str,
    operation: &Operation,
    method: &Ident,
) -> Value {
    let parameters = operation.parameters.iter().map(|parameter| {
        json!({
            "name": parameter.name,
            "in": match parameter.location {
                ParameterLocation::Path => "path",
                ParameterLocation::Query => "query",
                ParameterLocation::Header => "header",
                ParameterLocation::Cookie => "cookie",
            },
            "required": parameter.required,
        })
    });
    let body = operation
        .body
        .as_ref()
        .map(|body| json!({ "required": body.required, "content": contents(&body.contents) }));
    let responses = operation.responses.iter().map(|response| {
        json!({ "status": status(response.status), "content": contents(&response.contents) })
    });
    placed(
        inspection,
        &operation.place,
        json!({
            "operation_id": operation.name,
            "method": operation.method.as_str(),
            "path": operation.path,
            "tags": operation.tags,
            "group": group,
            "function": method.bare(),
            "summary": operation.docs.summary,
            "deprecated": operation.docs.deprecated,
            "parameters": parameters.collect::<Vec<_>>(),
            "body": body,
            "responses": responses.collect::<Vec<_>>(),
            "security": operation.security.as_ref().unwrap_or(&inspection.api.security),
        }),
    )
}

fn contents(contents: &[ir::Content]) -> Vec<Value> {
    contents
        .iter()
        .map(|content| json!({ "media_type": content.media, "kind": media_kind(content.kind) }))
        .collect()
}

fn security(one: &ir::ApiSecurityScheme) -> Value {
    let (kind, name) = scheme(&one.kind);
    json!({ "scheme": one.name, "kind": kind, "name": name })
}
