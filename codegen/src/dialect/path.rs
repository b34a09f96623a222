//! Paths and their operations.

use super::http::has_controls;
use super::node_path::NodePath;
use super::side::mark_origin;
use super::walk::{JsonObject, Walk, keep_extension};
use crate::diag::Diagnostic;
use openapiv3::{Operation, PathItem, Paths, ReferenceOr};
use serde_json::Value;

/// The most nested callbacks. Real documents don't nest them, and each takes space on the stack.
const MAX_OPEN_PATH_ITEMS: usize = 4;

impl<'s> Walk<'s, '_> {
    /// Reads `paths`.
    pub fn paths(&mut self, value: &'s Value, at: &NodePath<'_>) -> Paths {
        let mut paths = Paths::default();
        let Some(object) = self.object(value, at) else {
            return paths;
        };
        for (key, value) in object {
            let here = at.key(key);
            if key.starts_with("x-") {
                keep_extension(&mut paths.extensions, key, value);
                continue;
            }
            if has_controls(key) {
                self.report(
                    Diagnostic::warning(
                        "bad-path",
                        &here.place(),
                        format!("the path `{key}` has control characters"),
                    )
                    .done("the path is left out"),
                );
                continue;
            }
            if !key.starts_with('/') {
                self.report(
                    Diagnostic::warning(
                        "bad-path",
                        &here.place(),
                        format!("the path `{key}` doesn't begin with `/`"),
                    )
                    .done("it is appended to the server's URL as it is"),
                );
            }
            if let Some(item) = self.path_item(value, &here) {
                paths.paths.insert(key.clone(), ReferenceOr::Item(item));
            }
        }
        paths
    }

    /// Reads the operations of a path, of a callback's expression or of a webhook.
    pub fn path_item(&mut self, value: &'s Value, at: &NodePath<'_>) -> Option<PathItem> {
        if value.is_null() {
            return Some(PathItem::default());
        }
        let lost = "the path is left out";
        if self.open_path_items >= MAX_OPEN_PATH_ITEMS {
            self.report(
                Diagnostic::warning(
                    "too-deep",
                    &at.place(),
                    format!("callbacks are nested more than {MAX_OPEN_PATH_ITEMS} deep"),
                )
                .done(lost),
            );
            return None;
        }
        self.open_path_items += 1;
        let item = self.path_item_here(value, at, lost);
        self.open_path_items -= 1;
        item
    }

    fn path_item_here(
        &mut self,
        value: &'s Value,
        at: &NodePath<'_>,
        lost: &str,
    ) -> Option<PathItem> {
        let read = self.item(value, at, lost, Self::read_path_item);
        let beside = value
            .as_object()
            .filter(|object| object.len() > 1 && object.contains_key("$ref"))
            .and_then(|object| self.read_path_item(object, at));
        let (mut item, origin) = match (read, beside) {
            (None, None) => return None,
            (None, Some(beside)) => (beside, None),
            (Some((item, origin)), None) => (item, origin),
            (Some((item, origin)), Some(beside)) => (overlay(item, beside), origin),
        };
        if let Some(origin) = origin {
            mark_origin(&mut item.extensions, &origin);
        }
        Some(item)
    }

    fn read_path_item(&mut self, object: &'s JsonObject, at: &NodePath<'_>) -> Option<PathItem> {
        let mut item = PathItem::default();
        for (key, value) in object {
            let here = at.key(key);
            if let Some(slot) = method(&mut item, key) {
                *slot = self.operation(value, &here);
                continue;
            }
            match key.as_str() {
                "summary" => item.summary = self.text(value, &here),
                "description" => item.description = self.text(value, &here),
                "servers" => item.servers = self.servers(value, &here),
                "parameters" => item.parameters = self.parameters(value, &here),
                _ => keep_extension(&mut item.extensions, key, value),
            }
        }
        Some(item)
    }
}

/// The field of an operation, by its method.
fn method<'i>(item: &'i mut PathItem, key: &str) -> Option<&'i mut Option<Operation>> {
    match key {
        "get" => Some(&mut item.get),
        "put" => Some(&mut item.put),
        "post" => Some(&mut item.post),
        "delete" => Some(&mut item.delete),
        "options" => Some(&mut item.options),
        "head" => Some(&mut item.head),
        "patch" => Some(&mut item.patch),
        "trace" => Some(&mut item.trace),
        _ => None,
    }
}

/// Whether a key is one of a path item, and not the expression of a callback.
pub(super) fn is_path_item_key(key: &str) -> bool {
    matches!(
        key,
        "get"
            | "put"
            | "post"
            | "delete"
            | "options"
            | "head"
            | "patch"
            | "trace"
            | "summary"
            | "description"
            | "servers"
            | "parameters"
            | "$ref"
    )
}

/// Merges a referenced path item with the fields next to the reference, which take precedence. The specification
/// leaves this open; a document that has both means both.
fn overlay(item: PathItem, beside: PathItem) -> PathItem {
    let mut parameters = item.parameters;
    parameters.extend(beside.parameters);
    let mut extensions = item.extensions;
    extensions.extend(beside.extensions);
    PathItem {
        summary: beside.summary.or(item.summary),
        description: beside.description.or(item.description),
        get: beside.get.or(item.get),
        put: beside.put.or(item.put),
        post: beside.post.or(item.post),
        delete: beside.delete.or(item.delete),
        options: beside.options.or(item.options),
        head: beside.head.or(item.head),
        patch: beside.patch.or(item.patch),
        trace: beside.trace.or(item.trace),
        servers: if beside.servers.is_empty() {
            item.servers
        } else {
            beside.servers
        },
        parameters,
        extensions,
    }
}
