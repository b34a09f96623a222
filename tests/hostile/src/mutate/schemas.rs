//! Changes of schemas and their keywords.

use super::nasty;
use super::nodes::Nodes;
use super::references::{component, enclosing_component};
use super::write::raw;
use crate::random::Random;
use serde_json::{Map, Value, json};

/// Puts a schema into another one, together with a second schema.
pub fn wrap(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let at = nodes.schema(random)?;
    let own = nodes.get(tree, at)?.clone();
    let other = match random.below(6) {
        0 | 1 => json!({ "$ref": enclosing_component(nodes, at) }),
        2 => json!({ "$ref": component(tree, random)? }),
        3 => small(random),
        4 => own.clone(),
        _ => json!({ "description": "nothing more" }),
    };
    *nodes.get_mut(tree, at)? = match random.below(14) {
        0 | 1 => json!({ "allOf": [own, other] }),
        2 => json!({ "allOf": [other, own] }),
        3 => json!({ "oneOf": [own, other] }),
        4 => json!({ "anyOf": [other, own] }),
        5 => json!({ "type": "array", "items": { "anyOf": [own, other] } }),
        6 => json!({ "type": "object", "additionalProperties": { "allOf": [own, other] } }),
        7 => {
            json!({ "type": "object", "properties": { "inner": own, "outer": other }, "required": ["inner", "gone"] })
        }
        8 => json!({ "allOf": [{ "oneOf": [own, other] }, small(random)] }),
        9 => json!({ "type": "array", "prefixItems": [own, other], "items": false }),
        10 => json!({ "if": other, "then": own, "else": small(random) }),
        11 => json!({ "oneOf": [own, other], "discriminator": { "propertyName": "kind" } }),
        12 => json!({ "anyOf": [own, { "type": "null" }] }),
        _ => json!({ "not": own, "allOf": [other] }),
    };
    Some(())
}

/// A small schema.
fn small(random: &mut Random) -> Value {
    let all = [
        json!({}),
        json!(true),
        json!(false),
        json!({ "type": "string" }),
        json!({ "type": "integer", "format": "int32" }),
        json!({ "type": "number", "maximum": raw("1e400") }),
        json!({ "type": "null" }),
        json!({ "type": "array" }),
        json!({ "type": "object" }),
        json!({ "type": ["string", "integer", "null"] }),
        json!({ "enum": [] }),
        json!({ "enum": ["a", "A", "", 1, 1.0, null, true, [], {}] }),
        json!({ "const": { "a": 1 } }),
        json!({ "type": "object", "properties": { "kind": { "const": "small" } }, "required": ["kind"] }),
        json!({ "type": "object", "additionalProperties": false }),
        json!({ "type": "string", "enum": ["a", "-a", "a_", "A"] }),
    ];
    random.one(&all).cloned().unwrap_or_default()
}

/// Adds a keyword to a schema, or replaces its value.
pub fn keyword(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let at = nodes.schema(random)?;
    let (key, value) = match random.below(4) {
        0 => bound_keyword(random),
        1 => type_keyword(random),
        2 => subschema_keyword(tree, nodes, at, random)?,
        _ => annotation_keyword(random),
    };
    nodes
        .get_mut(tree, at)?
        .as_object_mut()?
        .insert(key.to_owned(), value);
    Some(())
}

/// A keyword that is a bound.
fn bound_keyword(random: &mut Random) -> (&'static str, Value) {
    let keys = [
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minProperties",
        "maxProperties",
        "minContains",
        "maxContains",
    ];
    let key = random.one(&keys).copied().unwrap_or("minLength");
    (
        key,
        if random.once_in(8) {
            nasty::value(random)
        } else {
            nasty::number(random)
        },
    )
}

/// A keyword that restricts the type or the values.
fn type_keyword(random: &mut Random) -> (&'static str, Value) {
    let text = |random: &mut Random| Value::String(nasty::text(random));
    match random.below(9) {
        0 => (
            "type",
            random
                .one(&[
                    "string", "integer", "number", "boolean", "null", "array", "object",
                ])
                .copied()
                .into(),
        ),
        1 => (
            "type",
            json!(["null", "object", "array", "string", "integer"]),
        ),
        2 => ("format", text(random)),
        3 => (
            "enum",
            json!([
                text(random),
                text(random),
                text(random),
                nasty::scalar(random)
            ]),
        ),
        4 => ("const", nasty::value(random)),
        5 => ("pattern", text(random)),
        6 => ("nullable", Value::Bool(random.once_in(2))),
        7 => (
            "contentEncoding",
            random
                .one(&["base64", "base64url", "binary"])
                .copied()
                .into(),
        ),
        _ => ("required", json!([text(random), "id", "kind", "id"])),
    }
}

/// A keyword that contains schemas.
fn subschema_keyword(
    tree: &Value,
    nodes: &Nodes,
    at: usize,
    random: &mut Random,
) -> Option<(&'static str, Value)> {
    let reference = if random.once_in(2) {
        enclosing_component(nodes, at)
    } else {
        component(tree, random)?
    };
    let reference = json!({ "$ref": reference });
    let plain = small(random);
    Some(match random.below(16) {
        0 => ("allOf", json!([reference, plain])),
        1 => ("oneOf", json!([reference, plain])),
        2 => ("anyOf", json!([plain, reference])),
        3 => ("items", reference),
        4 => ("items", json!([reference, plain])),
        5 => ("prefixItems", json!([plain, reference])),
        6 => (
            "additionalProperties",
            if random.once_in(2) { reference } else { plain },
        ),
        7 => (
            "properties",
            json!({ nasty::text(random): reference, nasty::text(random): plain, "id": true }),
        ),
        8 => (
            "patternProperties",
            json!({ nasty::text(random): reference, "^x-": plain }),
        ),
        9 => (
            "then",
            json!({ "properties": { "added": reference }, "required": ["added"] }),
        ),
        10 => (
            "dependentSchemas",
            json!({ "id": { "properties": { "added": plain } } }),
        ),
        11 => ("not", reference),
        12 => ("unevaluatedProperties", reference),
        13 => ("contains", reference),
        14 => ("propertyNames", plain),
        _ => ("$ref", reference["$ref"].clone()),
    })
}

/// A keyword that annotates a schema.
fn annotation_keyword(random: &mut Random) -> (&'static str, Value) {
    match random.below(14) {
        0 => ("default", nasty::value(random)),
        1 => ("example", nasty::value(random)),
        2 => (
            "examples",
            json!([nasty::value(random), nasty::value(random)]),
        ),
        3 => ("description", Value::String(nasty::text(random))),
        4 => ("title", Value::String(nasty::text(random))),
        5 => ("readOnly", Value::Bool(true)),
        6 => ("writeOnly", Value::Bool(true)),
        7 => ("deprecated", Value::Bool(true)),
        8 => (
            "discriminator",
            json!({ "propertyName": nasty::text(random) }),
        ),
        9 => (
            "discriminator",
            json!({ "propertyName": "kind", "mapping": { nasty::text(random): nasty::text(random), "a": "#/x" } }),
        ),
        10 => (
            "x-enum-varnames",
            json!([nasty::text(random), nasty::text(random)]),
        ),
        11 => ("$anchor", Value::String(nasty::text(random))),
        12 => ("$id", Value::String(nasty::text(random))),
        _ => (
            "xml",
            json!({ "name": nasty::text(random), "attribute": true }),
        ),
    }
}

/// Adds a member of OpenAPI's other objects.
pub fn keyword_elsewhere(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let text = nasty::text(random);
    let parameter = json!({ "name": text, "in": random.one(&["query", "path", "header", "cookie", "body", "formData"]), "required": random.once_in(2), "schema": small(random) });
    let content = json!({ text.clone(): { "schema": small(random) }, "application/json": {} });
    let (key, value) = match random.below(18) {
        0 => ("parameters", json!([parameter, parameter])),
        1 => (
            "requestBody",
            json!({ "content": content, "required": true }),
        ),
        2 => (
            "responses",
            json!({ "200": { "description": text, "content": content }, "4XX": {}, "default": { "$ref": "#/x" }, text: {} }),
        ),
        3 => ("operationId", Value::String(text)),
        4 => ("tags", json!([text, text, "a", 1])),
        5 => (
            "security",
            json!([{ text: [] }, {}, { "a": ["b"], "c": [] }]),
        ),
        6 => (
            "servers",
            json!([{ "url": text, "variables": { "a": { "default": text, "enum": [text] } } }]),
        ),
        7 => (
            "callbacks",
            json!({ text.clone(): { text: { "post": { "requestBody": { "content": content } } } } }),
        ),
        8 => (
            "style",
            random
                .one(&[
                    "form",
                    "simple",
                    "deepObject",
                    "matrix",
                    "label",
                    "spaceDelimited",
                    "pipeDelimited",
                ])
                .copied()
                .into(),
        ),
        9 => ("explode", Value::Bool(random.once_in(2))),
        10 => ("content", content),
        11 => (
            "in",
            random
                .one(&["query", "path", "header", "cookie", "body"])
                .copied()
                .into(),
        ),
        12 => ("name", Value::String(text)),
        13 => (
            "encoding",
            json!({ text: { "contentType": "text/plain, */*", "style": "deepObject", "headers": {} } }),
        ),
        14 => ("headers", json!({ text: { "schema": small(random) } })),
        15 => (
            "securitySchemes",
            json!({ text.clone(): { "type": random.one(&["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]), "name": text, "scheme": text, "in": "header", "flows": {} } }),
        ),
        16 => ("description", Value::String(text)),
        _ => ("example", nasty::value(random)),
    };
    nodes
        .get_mut(tree, nodes.other_object(random)?)?
        .as_object_mut()?
        .insert(key.to_owned(), value);
    Some(())
}

/// Adds components that form a chain: each refers to the next, once or twice.
pub fn chain(tree: &mut Value, nodes: &Nodes, random: &mut Random) -> Option<()> {
    let at = nodes.schema(random)?;
    *nodes.get_mut(tree, at)? = json!({ "$ref": "#/components/schemas/Chain0" });
    let length = *random.one(&[5, 20, 60, 300, 1000])?;
    let way = random.below(7);
    let components = tree
        .as_object_mut()?
        .entry("components")
        .or_insert_with(|| json!({}));
    let schemas = components
        .as_object_mut()?
        .entry("schemas")
        .or_insert_with(|| Value::Object(Map::new()));
    let schemas = schemas.as_object_mut()?;
    for link in 0..length {
        // The last refers to the first or to itself.
        let next = if link + 1 == length {
            if random.once_in(2) { 0 } else { link }
        } else {
            link + 1
        };
        let next = json!({ "$ref": format!("#/components/schemas/Chain{next}") });
        let own =
            json!({ "type": "object", "properties": { format!("p{link}"): { "type": "string" } } });
        let schema = match way {
            0 => json!({ "allOf": [next, own] }),
            1 => json!({ "allOf": [next, next, own] }),
            2 => json!({ "oneOf": [next, own] }),
            3 => json!({ "type": "array", "items": next }),
            4 => json!({ "type": "object", "additionalProperties": next }),
            5 => {
                json!({ "type": "object", "properties": { "a": next, "b": { "allOf": [next, own] } } })
            }
            _ => json!({ "anyOf": [next, { "allOf": [next, own] }] }),
        };
        schemas.insert(format!("Chain{link}"), schema);
    }
    Some(())
}
