//! Examples without what only the server sets.

use super::Sampler;
use super::said::Trail;
use openapiv3::Schema;
use serde_json::Value;

/// How deep an example is looked through.
const DEEP: usize = 16;

impl<'d> Sampler<'d> {
    /// The value without the properties that are `readOnly`.
    pub(super) fn stripped(&self, value: Value, schemas: &[&'d Schema], depth: usize) -> Value {
        if depth > DEEP || !(value.is_object() || value.is_array()) {
            return value;
        }
        let mut said = self.said(schemas);
        for group in std::mem::take(&mut said.groups) {
            for member in group.members {
                if let Some(member) = self.target(member) {
                    self.gather(member, &mut said, &mut Trail::default());
                }
            }
        }
        match value {
            Value::Object(object) => Value::Object(
                object
                    .into_iter()
                    .filter_map(|(key, value)| {
                        let Some(schemas) = said.properties.get(key.as_str()) else {
                            return Some((key, value));
                        };
                        if self.is_given(schemas) {
                            return None;
                        }
                        let value = self.stripped(value, schemas, depth + 1);
                        Some((key, value))
                    })
                    .collect(),
            ),
            Value::Array(items) => Value::Array(match said.items {
                Some(item) => items
                    .into_iter()
                    .map(|value| self.stripped(value, &[item], depth + 1))
                    .collect(),
                None => items,
            }),
            other => other,
        }
    }
}
