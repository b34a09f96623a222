//! Removes properties that only the server sets from examples.
//!
//! ```yaml
//! properties: { id: { type: integer, readOnly: true } }
//! example: { id: 4 }
//! ```

use super::constraints::Trail;
use super::sampler::Sampler;
use openapiv3::Schema;
use serde_json::Value;

/// How deeply an example is searched.
const DEEP: usize = 16;

impl<'d> Sampler<'d> {
    /// The value without the properties that are `readOnly`.
    pub(super) fn without_read_only(
        &self,
        value: Value,
        schemas: &[&'d Schema],
        depth: usize,
    ) -> Value {
        if depth > DEEP || !(value.is_object() || value.is_array()) {
            return value;
        }
        let mut constraints = self.constraints(schemas);
        for choice in std::mem::take(&mut constraints.alternatives) {
            for member in choice.members {
                if let Some(member) = self.target(member) {
                    self.collect(member, &mut constraints, &mut Trail::default());
                }
            }
        }
        match value {
            Value::Object(object) => Value::Object(
                object
                    .into_iter()
                    .filter_map(|(key, value)| {
                        let Some(schemas) = constraints.properties.get(key.as_str()) else {
                            return Some((key, value));
                        };
                        if self.is_set_by_server(schemas) {
                            return None;
                        }
                        let value = self.without_read_only(value, schemas, depth + 1);
                        Some((key, value))
                    })
                    .collect(),
            ),
            Value::Array(items) => Value::Array(match constraints.items {
                Some(item) => items
                    .into_iter()
                    .map(|value| self.without_read_only(value, &[item], depth + 1))
                    .collect(),
                None => items,
            }),
            other => other,
        }
    }
}
