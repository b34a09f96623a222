//! The content as one JSON object.

use super::content::{Content, kind, media_kind, scheme, status};
use super::events::event_values;
use callwright_codegen::diag::Place;
use callwright_codegen::ir::{self, Operation, ParameterLocation};
use callwright_codegen::names::Ident;
use serde_json::{Value, json};

/// The object.
pub fn object(content: &Content<'_>) -> Value {
    let api = content.api;
    let operations = content
        .groups()
        .into_iter()
        .flat_map(|(group, operations)| {
            operations
                .into_iter()
                .map(move |(operation, method)| self::operation(content, group, operation, method))
        });
    let types = content.types().into_iter().map(|(name, ty)| {
        placed(
            content,
            &ty.place,
            json!({
                "name": name.bare(),
                "kind": kind(&ty.shape),
            }),
        )
    });
    let skipped = api.skipped.iter().map(|skipped| {
        placed(
            content,
            &skipped.place,
            json!({
                "what": skipped.what,
                "reason": skipped.reason,
            }),
        )
    });
    let content_of = json!({
        "title": api.title,
        "version": api.version,
        "openapi": api.openapi,
        "crate": content.names.package,
        "servers": api.servers.iter().map(|server| &server.url).collect::<Vec<_>>(),
        "operations": operations.collect::<Vec<_>>(),
        "types": types.collect::<Vec<_>>(),
        "security": api.schemes.iter().map(security).collect::<Vec<_>>(),
        "media_types": content.media().iter().map(|(media, uses)| json!({
            "media_type": media,
            "requests": uses.requests,
            "responses": uses.responses,
        })).collect::<Vec<_>>(),
        "skipped": skipped.collect::<Vec<_>>(),
    });
    event_values(content, content_of)
}

fn operation(content: &Content<'_>, group: &str, operation: &Operation, method: &Ident) -> Value {
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
        content,
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
            "security": operation.security.as_ref().unwrap_or(&content.api.security),
        }),
    )
}

fn contents(contents: &[ir::Content]) -> Vec<Value> {
    contents
        .iter()
        .map(|content| json!({ "media_type": content.media, "kind": media_kind(content.kind) }))
        .collect()
}

fn security(one: &ir::SecurityScheme) -> Value {
    let (kind, name) = scheme(&one.kind);
    json!({ "scheme": one.name, "kind": kind, "name": name })
}

/// Adds where it stands: the pointer, and the file where that isn't the document itself.
pub(super) fn placed(content: &Content<'_>, place: &Place, mut object: Value) -> Value {
    if let Value::Object(members) = &mut object {
        members.insert("pointer".to_owned(), json!(place.pointer));
        if let Some(file) = content.other_file(place) {
            members.insert("file".to_owned(), json!(file));
        }
    }
    object
}
