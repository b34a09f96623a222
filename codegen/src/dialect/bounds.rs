//! The keywords of a schema that limit a value.

use super::keywords::PendingKeywords;
use super::node_path::NodePath;
use super::walk::Walk;
use openapiv3::AnySchema;
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// Reads a keyword if it is one of these. Returns whether it is.
    pub fn bound(
        &mut self,
        any: &mut AnySchema,
        pending: &mut PendingKeywords<'s>,
        key: &str,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> bool {
        match key {
            "maxLength" => any.max_length = self.count(value, at),
            "minLength" => any.min_length = self.count(value, at),
            "pattern" => any.pattern = self.text(value, at),
            "minimum" => any.minimum = self.number(value, at),
            "maximum" => any.maximum = self.number(value, at),
            // A flag next to `minimum` in 3.0, a number in 3.1.
            "exclusiveMinimum" => match value {
                Value::Bool(flag) => any.exclusive_minimum = Some(*flag),
                value => pending.above = self.number(value, at),
            },
            "exclusiveMaximum" => match value {
                Value::Bool(flag) => any.exclusive_maximum = Some(*flag),
                value => pending.below = self.number(value, at),
            },
            "multipleOf" => any.multiple_of = self.number(value, at),
            "maxItems" => any.max_items = self.count(value, at),
            "minItems" => any.min_items = self.count(value, at),
            "uniqueItems" => any.unique_items = self.flag(value, at),
            "maxProperties" => any.max_properties = self.count(value, at),
            "minProperties" => any.min_properties = self.count(value, at),
            _ => return false,
        }
        true
    }
}
