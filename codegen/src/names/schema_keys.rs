//! The keys by which schemas are named: a component's own, or one made from the place of a schema elsewhere.

use crate::diag::{JsonPointer, Place};
use crate::ir::{Api, Origin};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// The keys of all schemas that have one.
#[derive(Clone, Debug, Default)]
pub struct SchemaKeys {
    referenced: FxHashMap<Place, String>,
}

impl SchemaKeys {
    /// Makes the keys. No two schemas have the same.
    pub fn of(api: &Api) -> Self {
        let mut keys = Self::default();
        let components = api.types.iter().filter_map(|ty| match &ty.origin {
            Origin::Component(key) => Some(key.clone()),
            _ => None,
        });
        let mut taken: FxHashSet<String> = components.collect();
        for ty in &api.types {
            if let Origin::Referenced { place, file } = &ty.origin {
                let word = word(&place.pointer, file);
                let mut key = word.clone();
                let mut number = 2;
                while !taken.insert(key.clone()) {
                    key = format!("{word}_{number}");
                    number += 1;
                }
                keys.referenced.insert(place.clone(), key);
            }
        }
        keys
    }

    /// The key of a schema by its origin, if it has one.
    pub fn get<'k>(&'k self, origin: &'k Origin) -> Option<&'k str> {
        match origin {
            Origin::Component(key) => Some(key),
            Origin::Referenced { place, .. } => self.referenced.get(place).map(String::as_str),
            _ => None,
        }
    }
}

/// The last word of the pointer that describes the schema, with what comes after it if that tells it from its
/// parent, or else the name of the file.
fn word(pointer: &JsonPointer, file: &str) -> String {
    let tokens: Vec<Cow<'_, str>> = pointer.tokens().collect();
    if let [first, path, method, rest @ ..] = tokens.as_slice()
        && first == "paths"
    {
        return in_path(path, method, rest);
    }
    let mut suffix = String::new();
    for token in tokens.iter().rev() {
        match token.as_ref() {
            "items" | "additionalProperties" => suffix.insert_str(0, "_item"),
            token if is_structure(token) => {}
            token if token.bytes().all(|b| b.is_ascii_digit()) => {
                suffix.insert_str(0, &format!("_{token}"));
            }
            token => return format!("{token}{suffix}"),
        }
    }
    let file = if file.is_empty() { "schema" } else { file };
    format!("{file}{suffix}")
}

/// The words for a schema in an operation: `get_pets_response`, or its last property.
fn in_path(path: &str, method: &str, rest: &[Cow<'_, str>]) -> String {
    if let Some(i) = rest.iter().rposition(|token| token == "properties")
        && let Some(property) = rest.get(i + 1)
    {
        return property.clone().into_owned();
    }
    let role = match rest.first().map(Cow::as_ref) {
        Some("responses") => "response",
        Some("requestBody") => "request",
        Some("parameters") => "parameter",
        _ => "schema",
    };
    let words: Vec<&str> = path
        .split(['/', '{', '}'])
        .filter(|word| !word.is_empty())
        .collect();
    let item = if rest.last().is_some_and(|token| token == "items") {
        "_item"
    } else {
        ""
    };
    format!("{method}_{}_{role}{item}", words.join("_"))
}

/// Keywords of OpenAPI and media types, which don't describe a schema.
fn is_structure(token: &str) -> bool {
    token.contains('/')
        || matches!(
            token,
            "" | "schema"
                | "schemas"
                | "components"
                | "content"
                | "properties"
                | "allOf"
                | "oneOf"
                | "anyOf"
                | "$defs"
                | "definitions"
                | "headers"
                | "responses"
                | "parameters"
                | "requestBodies"
                | "requestBody"
                | "patternProperties"
                | "not"
                | "prefixItems"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_is_named_by_the_last_word_that_describes_it() {
        for (pointer, file, expected) in [
            ("", "pet", "pet"),
            ("/components/schemas/Pet", "api", "Pet"),
            ("/components/schemas/Pet/properties/owner", "api", "owner"),
            ("/components/schemas/Pet/$defs/Tag", "api", "Tag"),
            ("/components/schemas/Pets/items", "api", "Pets_item"),
            ("/components/schemas/Pet/oneOf/1", "api", "Pet_1"),
            ("/definitions/a~1b", "api", "api"),
            (
                "/components/responses/NotFound/content/application~1json/schema",
                "api",
                "NotFound",
            ),
            (
                "/paths/~1pets~1{id}/get/responses/200/content/application~1json/schema",
                "api",
                "get_pets_id_response",
            ),
            (
                "/paths/~1pets/post/requestBody/content/application~1json/schema/properties/tag",
                "api",
                "tag",
            ),
            ("/items", "", "schema_item"),
        ] {
            let pointer = pointer.parse().unwrap();
            assert_eq!(word(&pointer, file), expected, "{pointer}");
        }
    }
}
