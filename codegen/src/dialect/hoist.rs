//! Schemas that are referred to where they stand, and so become components.
//!
//! A reference may name any node of any file. `openapiv3`, and all that comes after it, knows
//! references to components only; so each such node gets a key among the components, once.

use super::at::At;
use super::hoisted::PendingSchema;
use super::refs::End;
use super::walk::Walk;
use crate::diag::Place;
use crate::source::RefTarget;
use serde_json::Value;

impl<'s> Walk<'s, '_> {
    /// The key of the component that a reference to a schema names, which is made if need be; `at`
    /// is the reference itself.
    pub fn schema_key(&mut self, reference: &str, at: &At<'_>, lost: &str) -> Option<String> {
        match self.end(reference, at, lost)? {
            End::Component(key) => Some(key),
            End::Elsewhere(place, value) => Some(self.hoist(place, value)),
        }
    }

    /// The key of the component that is, or is made of, what was found.
    pub fn key_of(&mut self, target: RefTarget<'s>) -> String {
        match self.own_key(&target.place) {
            Some(key) => key,
            None => self.hoist(target.place, target.value),
        }
    }

    /// The key of the document's component schema at a place, if it is one.
    pub fn own_key(&self, place: &Place) -> Option<String> {
        let key = place.pointer.strip_prefix("/components/schemas/")?;
        if place.file.0 != 0 || key.contains('/') {
            return None;
        }
        let key = unescape(key);
        self.hoist.is_component(&key).then_some(key)
    }

    /// Gives a component's key to a schema that stands elsewhere, because the component is nothing
    /// but a reference to it. If the schema has a key already, that is returned.
    pub fn claim(&mut self, key: &str, place: Place, value: &'s Value) -> Option<String> {
        if let Some(other) = self.hoist.by_place.get(&place) {
            return Some(other.clone());
        }
        self.add(key.to_owned(), place, value);
        None
    }

    fn hoist(&mut self, place: Place, value: &'s Value) -> String {
        if let Some(key) = self.hoist.by_place.get(&place) {
            return key.clone();
        }
        let key = self.free_key(&place);
        self.add(key.clone(), place, value);
        key
    }

    fn add(&mut self, key: String, place: Place, value: &'s Value) {
        self.side.hoisted.insert(key.clone(), place.clone());
        self.hoist.taken.insert(key.clone());
        self.hoist.by_place.insert(place.clone(), key.clone());
        self.hoist
            .work
            .push_back(PendingSchema { key, place, value });
    }

    fn free_key(&self, place: &Place) -> String {
        let file = self.sources.files().nth(place.file.0 as usize);
        let stem = file
            .and_then(|file| file.path.file_stem())
            .map(|stem| stem.to_string_lossy().into_owned())
            .unwrap_or_default();
        let base = name(&place.pointer, &stem);
        let mut key = base.clone();
        let mut number = 2;
        while self.hoist.taken.contains(&key) {
            key = format!("{base}_{number}");
            number += 1;
        }
        key
    }
}

/// The name that suits a node: the last word of its pointer that says what it is, with what stands
/// after it where that tells it from its parent; the file's stem when there is none.
fn name(pointer: &str, stem: &str) -> String {
    let tokens: Vec<String> = pointer.split('/').skip(1).map(unescape).collect();
    if let [first, path, method, rest @ ..] = tokens.as_slice()
        && first == "paths"
    {
        return in_path(path, method, rest);
    }
    let mut suffix = String::new();
    for token in tokens.iter().rev() {
        match token.as_str() {
            "items" | "additionalProperties" => suffix.insert_str(0, "_item"),
            token if is_structure(token) => {}
            token if token.bytes().all(|b| b.is_ascii_digit()) => {
                suffix.insert_str(0, &format!("_{token}"));
            }
            token => return format!("{token}{suffix}"),
        }
    }
    let stem = if stem.is_empty() { "schema" } else { stem };
    format!("{stem}{suffix}")
}

/// The name of a schema within an operation: `get_pets_response`, or the last property's.
fn in_path(path: &str, method: &str, rest: &[String]) -> String {
    if let Some(i) = rest.iter().rposition(|token| token == "properties")
        && let Some(property) = rest.get(i + 1)
    {
        return property.clone();
    }
    let role = match rest.first().map(String::as_str) {
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

/// A token of a JSON pointer as the key that it stands for (RFC 6901 section 4).
fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// Words of the form itself, and media types: they say nothing about what a schema is for.
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
    fn names_come_from_the_last_telling_word() {
        for (pointer, stem, expected) in [
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
            assert_eq!(name(pointer, stem), expected, "{pointer}");
        }
    }
}
