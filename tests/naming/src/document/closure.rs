//! What a schema refers to without going through a property.

use super::pointer::join;
use super::{Document, tokens};
use serde_json::Value;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A schema with the schemas that it consists of: references, alternatives, members of `allOf`, items, values of maps.
#[derive(Debug, Default)]
pub struct Closure {
    /// The pointers of the schemas that aren't references.
    pub schemas: Vec<String>,
    /// The keys of the components that it refers to.
    pub components: BTreeSet<String>,
}

impl Document {
    /// The closure of the schema at a pointer.
    pub fn closure(&self, pointer: &str) -> Rc<Closure> {
        if let Some(closure) = self.closures.borrow().get(pointer) {
            return Rc::clone(closure);
        }
        let closure = Rc::new(self.find_closure(pointer));
        self.closures
            .borrow_mut()
            .insert(pointer.to_owned(), Rc::clone(&closure));
        closure
    }

    fn find_closure(&self, pointer: &str) -> Closure {
        let mut found = Closure::default();
        let mut seen = BTreeSet::new();
        let mut open = vec![pointer.to_owned()];
        while let Some(at) = open.pop() {
            if !seen.insert(at.clone()) {
                continue;
            }
            if let ["components", "schemas", key] =
                *tokens(&at).iter().map(String::as_str).collect::<Vec<_>>()
            {
                found.components.insert(key.to_owned());
            }
            let Some(schema) = self.get(&at) else {
                continue;
            };
            let reference = schema.get("$ref").and_then(Value::as_str);
            if let Some(to) = reference.and_then(|reference| reference.strip_prefix('#')) {
                open.push(to.to_owned());
                continue;
            }
            for keyword in ["allOf", "anyOf", "oneOf", "prefixItems"] {
                let list = join(&at, keyword);
                let count = self.list(&list).len();
                open.extend((0..count).map(|index| format!("{list}/{index}")));
            }
            for keyword in ["items", "additionalProperties", "then", "else", "not"] {
                if schema.get(keyword).is_some_and(Value::is_object) {
                    open.push(join(&at, keyword));
                }
            }
            let patterns = join(&at, "patternProperties");
            open.extend(self.object(&patterns).map(|(key, _)| join(&patterns, key)));
            found.schemas.push(at);
        }
        found
    }

    /// The property of a key in the schemas of a closure.
    pub fn properties(&self, closure: &Closure, key: &str) -> Vec<String> {
        let places = closure
            .schemas
            .iter()
            .map(|schema| join(&join(schema, "properties"), key));
        places.filter(|place| self.get(place).is_some()).collect()
    }

    /// Whether a schema is one thing or null.
    pub fn has_or_null(&self, schema: &str) -> bool {
        ["anyOf", "oneOf"].iter().any(|keyword| {
            let list = join(schema, keyword);
            (0..2).any(|index| self.is_or_null(&format!("{list}/{index}")))
        })
    }

    /// Whether a place is one of two alternatives, of which the other is null.
    pub fn is_or_null(&self, alternative: &str) -> bool {
        let Some((list, index)) = alternative.rsplit_once('/') else {
            return false;
        };
        if !list.ends_with("/anyOf") && !list.ends_with("/oneOf") {
            return false;
        }
        let own = self.get(alternative);
        if own.is_none_or(is_null) {
            return false;
        }
        let others: Vec<&Value> = self
            .list(list)
            .iter()
            .enumerate()
            .filter(|(at, _)| at.to_string() != index)
            .map(|(_, value)| value)
            .collect();
        matches!(others.as_slice(), [other] if is_null(other))
    }
}

/// Whether null is the only value of a schema.
fn is_null(schema: &Value) -> bool {
    let null = schema
        .get("type")
        .is_some_and(|ty| ty == "null" || ty == &serde_json::json!(["null"]));
    let only = schema
        .get("enum")
        .and_then(Value::as_array)
        .is_some_and(|values| values.len() == 1 && values.iter().all(Value::is_null));
    null || only || schema.get("const").is_some_and(Value::is_null)
}
