//! Removes a random part of a document, as if it had been added later.

use serde_json::{Value, json};

/// Random numbers from a seed, by xorshift.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// A generator.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `end`; 0 if that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from((self.0 >> 11) % end).unwrap_or(0)
    }
}

/// Removes a component, an operation, a property, a parameter, a value of an enum or an alternative. Returns what it was.
pub fn remove(document: &mut Value, random: &mut Random) -> Option<String> {
    let mut removable = Vec::new();
    find(document, String::new(), &mut removable);
    let pointer = removable.get(random.below(removable.len()))?.clone();
    let (parent, last) = pointer.rsplit_once('/')?;
    let key = last.replace("~1", "/").replace("~0", "~");
    match document.pointer_mut(parent)? {
        Value::Object(object) => {
            object.shift_remove(&key)?;
        }
        Value::Array(list) => {
            list.remove(key.parse().ok().filter(|index| *index < list.len())?);
        }
        _ => return None,
    }
    if parent.ends_with("/properties") {
        let owner = parent.strip_suffix("/properties")?;
        let required = document.pointer_mut(&format!("{owner}/required"));
        if let Some(Value::Array(required)) = required {
            required.retain(|name| *name != key);
        }
    }
    if parent == "/components/schemas" {
        let reference = format!("#{pointer}");
        unrefer(document, &reference);
    }
    Some(pointer)
}

/// The pointers of what can be removed.
fn find(value: &Value, at: String, into: &mut Vec<String>) {
    let keys: Vec<(String, &Value)> = match value {
        Value::Object(object) => object
            .iter()
            .map(|(key, value)| (key.clone(), value))
            .collect(),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), value))
            .collect(),
        _ => return,
    };
    let count = keys.len();
    let list = at.rsplit('/').next().unwrap_or_default().to_owned();
    let inside_example = at.contains("/example") || at.contains("/default") || at.contains("/x-");
    let removable = !inside_example
        && match list.as_str() {
            "properties" => true,
            "enum" | "anyOf" | "oneOf" => count > 2,
            "schemas" => at == "/components/schemas",
            // Operations.
            _ => at.starts_with("/paths/") && at.matches('/').count() == 2,
        };
    for (key, value) in keys {
        let pointer = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
        let method = ["get", "put", "post", "delete", "patch"].contains(&key.as_str());
        let operations = at.starts_with("/paths/") && at.matches('/').count() == 2;
        if removable && (!operations || method) {
            into.push(pointer.clone());
        }
        find(value, pointer, into);
    }
}

/// References to what was removed become strings.
fn unrefer(value: &mut Value, reference: &str) {
    match value {
        Value::Object(object) => {
            let refers = object.get("$ref").and_then(Value::as_str);
            if refers.is_some_and(|to| {
                to == reference
                    || to
                        .strip_prefix(reference)
                        .is_some_and(|rest| rest.starts_with('/'))
            }) {
                *value = json!({ "type": "string" });
                return;
            }
            // Not the discriminators of other unions: they tell more than names.
            let mapping = object.get_mut("mapping").and_then(Value::as_object_mut);
            if let Some(mapping) = mapping {
                mapping.retain(|_, to| to != reference);
            }
            object
                .values_mut()
                .for_each(|value| unrefer(value, reference));
        }
        Value::Array(list) => list.iter_mut().for_each(|value| unrefer(value, reference)),
        _ => {}
    }
}
