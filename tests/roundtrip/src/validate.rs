//! Validates values with the assertions of JSON Schema that OpenAPI 3.0 and 3.1 use.
//!
//! `format` isn't an assertion, in line with the specification. Patterns that `regex-lite` can't parse and references
//! without a target are ignored.

use crate::collect::Direction;
use crate::number;
use crate::schema::{SchemaNode, Schemas};
use serde_json::{Map, Value};

/// How strictly a schema is interpreted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Strictness {
    /// As specified.
    Exact,
    /// `oneOf` means "at least one", as in many documents.
    OneOfAsAnyOf,
    /// Also, a schema with `properties` and without `type` allows only objects. As specified, it allows any string
    /// and null too.
    PropertiesMeanObject,
}

/// Whether a value satisfies a schema.
///
/// Required `readOnly` properties may be missing in requests, and required `writeOnly` properties in responses
/// (OpenAPI 3.0.3, Schema Object, fixed fields).
pub fn satisfies(
    schemas: &Schemas<'_>,
    node: &SchemaNode<'_>,
    value: &Value,
    direction: Direction,
    strictness: Strictness,
) -> bool {
    let check = Check {
        schemas,
        direction,
        strictness,
    };
    check.schema(node, value, 0)
}

/// The maximum depth of nested schemas. Cyclic references assert nothing.
const MAX_DEPTH: usize = 200;

struct Check<'c, 's> {
    schemas: &'c Schemas<'s>,
    direction: Direction,
    strictness: Strictness,
}

impl<'s> Check<'_, 's> {
    fn schema(&self, node: &SchemaNode<'s>, value: &Value, depth: usize) -> bool {
        if depth > MAX_DEPTH {
            return true;
        }
        let Some(keywords) = node.keywords() else {
            return node.value != &Value::Bool(false);
        };
        if self.schemas.v3_0
            && value.is_null()
            && keywords.get("nullable") == Some(&Value::Bool(true))
        {
            return true;
        }
        if let Some(target) = self.schemas.target(node) {
            if !self.schema(&target, value, depth + 1) {
                return false;
            }
            // OpenAPI 3.0 ignores keywords beside a reference.
            if self.schemas.v3_0 {
                return true;
            }
        }
        let allowed = self.strictness != Strictness::PropertiesMeanObject
            || value.is_object()
            || keywords.contains_key("type")
            || !keywords.contains_key("properties");
        allowed
            && scalar(keywords, value)
            && self.composition(node, value, depth)
            && match value {
                Value::Object(object) => self.object(node, object, depth),
                Value::Array(list) => self.list(node, list, depth),
                _ => true,
            }
    }

    fn composition(&self, node: &SchemaNode<'s>, value: &Value, depth: usize) -> bool {
        let test = |member: &SchemaNode<'s>| self.schema(member, value, depth + 1);
        let (any_of, one_of) = (node.list("anyOf"), node.list("oneOf"));
        let one = match self.strictness {
            _ if one_of.is_empty() => true,
            Strictness::OneOfAsAnyOf | Strictness::PropertiesMeanObject => one_of.iter().any(test),
            Strictness::Exact => one_of.iter().filter(|member| test(member)).count() == 1,
        };
        let conditional = self.schemas.v3_0
            || node.child("if").is_none_or(|condition| {
                let branch = if test(&condition) { "then" } else { "else" };
                node.child(branch).is_none_or(|branch| test(&branch))
            });
        one && conditional
            && (any_of.is_empty() || any_of.iter().any(test))
            && node.list("allOf").iter().all(test)
            && node.child("not").is_none_or(|not| !test(&not))
    }

    fn object(&self, node: &SchemaNode<'s>, object: &Map<String, Value>, depth: usize) -> bool {
        let properties = node.map("properties");
        let patterns = node.map("patternProperties");
        let rest = node.child("additionalProperties");
        let required = node.get("required").and_then(Value::as_array);
        let complete = required.into_iter().flatten().all(|name| {
            let Some(name) = name.as_str() else {
                return true;
            };
            object.contains_key(name) || self.is_other_direction(node, name)
        });
        complete
            && within(node, "minProperties", "maxProperties", object.len())
            && object.iter().all(|(key, value)| {
                let mut named = false;
                for (name, property) in &properties {
                    if name == key {
                        named = true;
                        if !self.schema(property, value, depth + 1) {
                            return false;
                        }
                    }
                }
                for (pattern, schema) in &patterns {
                    if matches(pattern, key).unwrap_or(true) {
                        named = true;
                        if !self.schema(schema, value, depth + 1) {
                            return false;
                        }
                    }
                }
                named
                    || rest
                        .as_ref()
                        .is_none_or(|rest| self.schema(rest, value, depth + 1))
            })
    }

    /// Whether a required property exists only in the other direction.
    fn is_other_direction(&self, node: &SchemaNode<'s>, name: &str) -> bool {
        let keyword = match self.direction {
            Direction::Request => "readOnly",
            Direction::Response => "writeOnly",
            Direction::Both => return false,
        };
        let Some(property) = node.child("properties").and_then(|p| p.child(name)) else {
            return false;
        };
        let property = self.schemas.follow(property);
        property.get(keyword) == Some(&Value::Bool(true))
    }

    fn list(&self, node: &SchemaNode<'s>, list: &[Value], depth: usize) -> bool {
        let prefix = node.list("prefixItems");
        let items = node.child("items");
        let unique = node.get("uniqueItems") != Some(&Value::Bool(true))
            || (1..list.len()).all(|i| !list[..i].contains(&list[i]));
        unique
            && within(node, "minItems", "maxItems", list.len())
            && list.iter().enumerate().all(|(index, item)| {
                match prefix.get(index).or(items.as_ref()) {
                    Some(schema) => self.schema(schema, item, depth + 1),
                    None => true,
                }
            })
    }
}

/// The assertions about the type, literals and scalars.
fn scalar(keywords: &Map<String, Value>, value: &Value) -> bool {
    let typed = match keywords.get("type") {
        Some(Value::String(name)) => is_of(name, value),
        Some(Value::Array(names)) => names
            .iter()
            .filter_map(Value::as_str)
            .any(|name| is_of(name, value)),
        _ => true,
    };
    let listed = match keywords.get("enum") {
        Some(Value::Array(literals)) => literals.iter().any(|literal| same(literal, value)),
        _ => true,
    };
    let constant = keywords.get("const").is_none_or(|c| same(c, value));
    typed && listed && constant && text(keywords, value) && bounds(keywords, value)
}

fn is_of(name: &str, value: &Value) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "number" => value.is_number(),
        "integer" => match value {
            Value::Number(number) => number::whole(number).is_some(),
            _ => false,
        },
        _ => true,
    }
}

fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => number::equal(a, b),
        _ => a == b,
    }
}

fn text(keywords: &Map<String, Value>, value: &Value) -> bool {
    let Value::String(text) = value else {
        return true;
    };
    let length = text.chars().count() as f64;
    let bound = |name: &str| keywords.get(name).and_then(Value::as_f64);
    let pattern = keywords.get("pattern").and_then(Value::as_str);
    bound("minLength").is_none_or(|min| length >= min)
        && bound("maxLength").is_none_or(|max| length <= max)
        && pattern.is_none_or(|pattern| matches(pattern, text).unwrap_or(true))
}

fn matches(pattern: &str, text: &str) -> Option<bool> {
    let regex = regex_lite::Regex::new(pattern).ok()?;
    Some(regex.is_match(text))
}

fn bounds(keywords: &Map<String, Value>, value: &Value) -> bool {
    let Some(number) = value.as_f64() else {
        return true;
    };
    let bound = |name: &str| keywords.get(name).and_then(Value::as_f64);
    let open = |name: &str| keywords.get(name) == Some(&Value::Bool(true));
    let multiple = bound("multipleOf").is_none_or(|step| {
        let times = number / step;
        step == 0.0 || (times - times.round()).abs() < 1e-6
    });
    multiple
        && bound("minimum")
            .is_none_or(|min| number > min || (number == min && !open("exclusiveMinimum")))
        && bound("maximum")
            .is_none_or(|max| number < max || (number == max && !open("exclusiveMaximum")))
        && bound("exclusiveMinimum").is_none_or(|min| number > min)
        && bound("exclusiveMaximum").is_none_or(|max| number < max)
}

fn within(node: &SchemaNode<'_>, min: &str, max: &str, count: usize) -> bool {
    let bound = |name: &str| node.get(name).and_then(Value::as_f64);
    let count = count as f64;
    bound(min).is_none_or(|min| count >= min) && bound(max).is_none_or(|max| count <= max)
}
