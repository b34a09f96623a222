//! Why something is deprecated. OpenAPI has no keyword for that, but some documents have an extension.
//!
//! ```yaml
//! deprecated: true
//! x-deprecatedMessage: Use `createdAt`.
//! ```

use openapiv3::Schema;
use serde_json::Value;

/// The extensions that have the reason, as a text or as the `description` of an object.
const KEYS: &[&str] = &[
    "x-deprecatedMessage",
    "x-deprecated-message",
    "x-deprecated-reason",
    "x-deprecation-message",
    "x-deprecation-reason",
    "x-speakeasy-deprecation-message",
    "x-cfDeprecation",
];

/// The reason that the extensions of an operation, a parameter or a schema give.
pub(super) fn reason<'e>(extension: impl Fn(&str) -> Option<&'e Value>) -> Option<String> {
    KEYS.iter().find_map(|key| {
        let value = extension(key)?;
        let text = value
            .as_str()
            .or_else(|| value.get("description")?.as_str())?;
        (!text.trim().is_empty()).then(|| text.to_owned())
    })
}

/// Whether a value of an enum is deprecated: in a list beside it, or as the only value of its schema.
pub(super) fn is_value_deprecated(schema: &Schema, literals: &[Value], value: &Value) -> bool {
    let data = &schema.schema_data;
    let listed = data.extensions.get("x-deprecated-enum");
    let listed = listed.and_then(Value::as_array);
    listed.is_some_and(|list| list.contains(value)) || (data.deprecated && literals.len() == 1)
}
