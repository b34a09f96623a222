//! Links from a response to other operations.

use super::node_path::NodePath;
use super::side::mark_origin;
use super::walk::{JsonObject, Walk, keep_extension};
use indexmap::IndexMap;
use openapiv3::{Link, LinkOperation, ReferenceOr};
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// Reads a map of links.
    pub fn links(
        &mut self,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> IndexMap<String, ReferenceOr<Link>> {
        let mut links = IndexMap::new();
        let Some(object) = self.object(value, at) else {
            return links;
        };
        for (name, value) in object {
            let here = at.key(name);
            let read = self.item(value, &here, "the link is left out", Self::link);
            if let Some((mut link, origin)) = read {
                if let Some(origin) = origin {
                    mark_origin(&mut link.extensions, &origin);
                }
                links.insert(name.clone(), ReferenceOr::Item(link));
            }
        }
        links
    }

    fn link(&mut self, object: &'s JsonObject, at: &NodePath<'_>) -> Option<Link> {
        let mut operation = None;
        let mut link = Link {
            description: None,
            operation: LinkOperation::OperationId(String::new()),
            request_body: None,
            parameters: IndexMap::new(),
            server: None,
            extensions: IndexMap::new(),
        };
        for (key, value) in object {
            let at = at.key(key);
            match key.as_str() {
                "description" => link.description = self.text(value, &at),
                "operationId" => operation = self.text(value, &at).map(LinkOperation::OperationId),
                "operationRef" => {
                    operation = self.text(value, &at).map(LinkOperation::OperationRef);
                }
                "requestBody" => link.request_body = Some(value.clone()),
                "parameters" => {
                    if let Some(object) = self.object(value, &at) {
                        let parameters = object.iter();
                        link.parameters = parameters.map(|(k, v)| (k.clone(), v.clone())).collect();
                    }
                }
                "server" => link.server = self.server(value, &at),
                _ => keep_extension(&mut link.extensions, key, value),
            }
        }
        // A link without a target is ignored.
        link.operation = operation?;
        Some(link)
    }
}
