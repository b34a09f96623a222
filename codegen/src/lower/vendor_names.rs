//! What vendors call operations in their own clients.
//!
//! ```yaml
//! /customers/{id}:
//!   post:
//!     operationId: PostCustomersId
//!     x-speakeasy-group: customers
//!     x-speakeasy-name-override: update
//! ```

use crate::ir::VendorName;
use indexmap::IndexMap;
use openapiv3::{Components, ReferenceOr};
use rustc_hash::FxHashMap;
use serde_json::Value;

/// What an extension names.
#[derive(Clone, Copy)]
enum Named {
    /// The method.
    Method,
    /// The group: a text, or a list of a group and the groups in it.
    Group,
    /// Both, joined by dots: `customers.update`.
    Both,
}

/// The extensions of an operation that name it. Of two that name the same, the upper one is read.
const EXTENSIONS: &[(&str, Named)] = &[
    // Fern.
    ("x-fern-sdk-method-name", Named::Method),
    ("x-fern-sdk-group-name", Named::Group),
    // Speakeasy.
    ("x-speakeasy-name-override", Named::Method),
    ("x-speakeasy-group", Named::Group),
    // Stainless.
    ("x-stainless-method", Named::Both),
    // AutoRest.
    ("x-ms-client-name", Named::Method),
    // LoopBack.
    ("x-operation-name", Named::Method),
    // Redocly and Rebilly.
    ("x-sdk-operation-name", Named::Method),
    // Adyen.
    ("x-methodName", Named::Method),
    // Docusign.
    ("x-ds-methodname", Named::Method),
];

/// On a schema of Stripe's: the operations on the things that it describes.
///
/// ```yaml
/// x-stripeOperations:
///   - { method_name: update, method_on: service, method_type: update, operation: post, path: "/v1/customers/{customer}" }
/// ```
const STRIPE: &str = "x-stripeOperations";

/// The methods that the schemas of a document name, by HTTP method and path.
#[derive(Default)]
pub(super) struct SchemaMethods<'d>(FxHashMap<(&'d str, &'d str), (Rank, &'d str)>);

/// Which of several names is taken: the least.
type Rank = (bool, bool, bool);

impl<'d> SchemaMethods<'d> {
    pub(super) fn new(components: Option<&'d Components>) -> Self {
        let mut methods = Self::default();
        for schema in components
            .iter()
            .flat_map(|components| components.schemas.values())
        {
            let ReferenceOr::Item(schema) = schema else {
                continue;
            };
            let list = schema
                .schema_data
                .extensions
                .get(STRIPE)
                .and_then(Value::as_array);
            for entry in list.into_iter().flatten() {
                methods.add(entry);
            }
        }
        methods
    }

    fn add(&mut self, entry: &'d Value) {
        let text = |key| entry.get(key).and_then(Value::as_str);
        let (Some(name), Some(method), Some(path)) =
            (text("method_name"), text("operation"), text("path"))
        else {
            return;
        };
        let second = entry
            .get("non_canonical")
            .and_then(Value::as_bool)
            .unwrap_or_default();
        let special = text("method_type") == Some("custom");
        let rank = (text("method_on") != Some("service"), second, special);
        let best = self.0.entry((method, path)).or_insert((rank, name));
        if rank < best.0 {
            *best = (rank, name);
        }
    }
}

/// What the vendor calls an operation.
pub(super) fn vendor_name(
    extensions: &IndexMap<String, Value>,
    of_schemas: &SchemaMethods<'_>,
    method: &str,
    path: &str,
) -> VendorName {
    let mut name = VendorName::default();
    for (key, named) in EXTENSIONS {
        let Some(text) = extensions.get(*key).and_then(text) else {
            continue;
        };
        match named {
            Named::Method => name.method = name.method.or(Some(text)),
            Named::Group => name.group = name.group.or(Some(text)),
            Named::Both => {
                let (group, method) = match text.rsplit_once('.') {
                    Some((group, method)) => (Some(group.to_owned()), method.to_owned()),
                    None => (None, text),
                };
                name.group = name.group.or(group);
                name.method = name.method.or(Some(method));
            }
        }
    }
    if name.method.is_none() {
        let of_schema = of_schemas.0.get(&(method, path));
        name.method = of_schema.map(|(_, name)| (*name).to_owned());
    }
    name
}

/// The text of an extension: itself, the texts of a list, or a resource and its method.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            texts.join(" ")
        }
        Value::Object(object) => {
            let part = |key| object.get(key).and_then(Value::as_str);
            match (part("resource"), part("method")) {
                (Some(resource), Some(method)) => format!("{resource}.{method}"),
                (None, Some(method)) => method.to_owned(),
                _ => return None,
            }
        }
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(extensions: Value) -> (Option<String>, Option<String>) {
        let extensions = serde_json::from_value(extensions).unwrap_or_default();
        let name = vendor_name(&extensions, &SchemaMethods::default(), "get", "/");
        (name.group, name.method)
    }

    #[test]
    fn extensions_name_operations() {
        let table = [
            (
                json!({ "x-fern-sdk-group-name": ["users", "notes"], "x-fern-sdk-method-name": "send" }),
                "users notes",
                "send",
            ),
            (
                json!({ "x-speakeasy-group": "payments", "x-speakeasy-name-override": "list-all" }),
                "payments",
                "list-all",
            ),
            (
                json!({ "x-stainless-method": "accounts.cards.list" }),
                "accounts.cards",
                "list",
            ),
            (
                json!({ "x-stainless-method": { "resource": "accounts", "method": "list" } }),
                "accounts",
                "list",
            ),
            (json!({ "x-ms-client-name": "listKeys" }), "", "listKeys"),
            (
                json!({ "x-operation-name": "find", "x-fern-sdk-method-name": "search" }),
                "",
                "search",
            ),
            (
                json!({ "x-operation-name": " ", "x-methodName": 7 }),
                "",
                "",
            ),
        ];
        for (extensions, group, method) in table {
            let expected = [group, method].map(|text| (!text.is_empty()).then(|| text.to_owned()));
            assert_eq!(read(extensions.clone()), expected.into(), "{extensions}");
        }
    }

    #[test]
    fn schemas_of_stripe_name_operations() {
        let operations = json!([
            { "method_name": "capabilities", "method_on": "service", "method_type": "custom", "operation": "get", "path": "/a" },
            { "method_name": "list", "method_on": "service", "method_type": "list", "operation": "get", "path": "/a" },
            { "method_name": "all", "method_on": "class", "method_type": "list", "operation": "get", "path": "/a" },
            { "method_name": 3, "operation": "get", "path": "/b" },
        ]);
        let mut schema = openapiv3::Schema {
            schema_data: openapiv3::SchemaData::default(),
            schema_kind: openapiv3::SchemaKind::Any(openapiv3::AnySchema::default()),
        };
        schema
            .schema_data
            .extensions
            .insert(STRIPE.to_owned(), operations);
        let mut components = Components::default();
        components
            .schemas
            .insert("thing".to_owned(), ReferenceOr::Item(schema));
        let methods = SchemaMethods::new(Some(&components));
        let name = |path| vendor_name(&IndexMap::new(), &methods, "get", path).method;
        assert_eq!(name("/a").as_deref(), Some("list"));
        assert_eq!(name("/b"), None);
    }
}
