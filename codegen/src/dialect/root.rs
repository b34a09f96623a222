//! The root object of a document, in the form that 3.0 and 3.1 share.

use super::components::component_section;
use super::document::Document;
use super::node_path::NodePath;
use super::walk::{JsonObject, VersionRules, Walk, keep_extension};
use crate::diag::{Diagnostic, Diagnostics, ErrorReported, FileId};
use crate::source::Sources;
use openapiv3::{Components, OpenAPI};
use serde_json::Value;

/// Reads the document by the rules of its version.
pub(super) fn read(
    sources: &Sources,
    rules: &'static VersionRules,
    diags: &mut Diagnostics,
) -> Result<Document, ErrorReported> {
    let Value::Object(root) = sources.value(FileId(0)) else {
        // Not reached: the version was read from an object.
        return Err(ErrorReported);
    };
    let mut walk = Walk::new(sources, rules, diags);
    let openapi = walk.root(root);
    if walk.budget == 0 {
        return Err(ErrorReported);
    }
    let side = walk.side;
    Ok(Document { openapi, side })
}

impl<'s> Walk<'s, '_> {
    fn root(&mut self, root: &'s JsonObject) -> OpenAPI {
        let top = NodePath::root(FileId(0));
        let mut openapi = OpenAPI::default();
        let mut components = self.schemas_first(root, &top);
        for (key, value) in root {
            let at = top.key(key);
            match key.as_str() {
                "openapi" => openapi.openapi = self.text(value, &at).unwrap_or_default(),
                "info" => openapi.info = self.info(value, &at),
                "servers" => openapi.servers = self.servers(value, &at),
                "paths" => openapi.paths = self.paths(value, &at),
                "security" => openapi.security = self.requirements(value, &at),
                "tags" => openapi.tags = self.tags(value, &at),
                "externalDocs" => openapi.external_docs = self.external_docs(value, &at),
                "components" => {
                    if let Some(object) = self.object(value, &at)
                        && let Some(schemes) = object.get("securitySchemes")
                    {
                        let at = at.key("securitySchemes");
                        components.security_schemes = self.security_schemes(schemes, &at);
                    }
                }
                "webhooks" => self.webhooks(value, &at),
                "x-webhooks" => {}
                _ => keep_extension(&mut openapi.extensions, key, value),
            }
        }
        if let Some(value) = root.get("x-webhooks") {
            self.webhooks(value, &top.key("x-webhooks"));
        }
        self.hoisted_schemas(&mut components.schemas);
        openapi.components = Some(components);
        self.check_required(root, &top);
        openapi
    }

    fn schemas_first(&mut self, root: &'s JsonObject, top: &NodePath<'_>) -> Components {
        let mut components = Components::default();
        let Some(value) = component_section(root, "schemas") else {
            return components;
        };
        let at = top.key("components");
        let at = at.key("schemas");
        if let Some(schemas) = self.object(value, &at) {
            self.own_schemas(schemas);
            components.schemas = self.component_schemas(schemas, &at);
        }
        components
    }

    /// Warns of missing fields that the specification requires.
    fn check_required(&mut self, root: &JsonObject, top: &NodePath<'_>) {
        let mut missing = Vec::new();
        if !root.contains_key("info") {
            missing.push(("info", "the API has no title"));
        }
        if self.rules.needs_paths && !root.contains_key("paths") {
            missing.push(("paths", "there are no operations"));
        }
        for (key, done) in missing {
            let message = format!("the document has no `{key}`");
            self.report(
                Diagnostic::warning("missing-field", &top.key(key).place(), message).done(done),
            );
        }
    }
}
