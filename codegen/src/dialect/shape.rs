//! The keywords of a schema that define the shape of a value.

use super::anchor::DynamicTarget;
use super::keywords::PendingKeywords;
use super::node_path::NodePath;
use super::schema::reference_to;
use super::side::TYPES;
use super::walk::Walk;
use crate::diag::Diagnostic;
use openapiv3::{AdditionalProperties, AnySchema, SchemaData};
use serde_json::Value;

/// The types of JSON Schema.
const KNOWN: [&str; 7] = [
    "object", "array", "string", "integer", "number", "boolean", "null",
];

impl<'s> Walk<'s, '_> {
    /// Reads a keyword if it is one of these. Returns whether it is.
    pub fn shape(
        &mut self,
        any: &mut AnySchema,
        data: &mut SchemaData,
        pending: &mut PendingKeywords<'s>,
        key: &str,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> bool {
        match key {
            "type" => self.types(any, data, value, at),
            "properties" => self.properties(any, value, at),
            "required" => self.required(any, value, at),
            "items" => match value {
                // A tuple before 2020-12.
                Value::Array(_) => pending.prefix = self.schemas(value, at),
                _ => any.items = Some(self.boxed_schema(value, at)),
            },
            "additionalItems" => pending.more = Some(self.boxed_schema(value, at)),
            "prefixItems" => pending.prefix = self.schemas(value, at),
            "enum" => {
                any.enumeration = match value {
                    Value::Array(list) => list.clone(),
                    other => {
                        self.wrong_kind(other, at, "an array");
                        Vec::new()
                    }
                };
            }
            "const" => pending.constant = Some(value),
            "format" => any.format = self.text(value, at),
            "allOf" => any.all_of = self.schemas(value, at),
            "oneOf" => any.one_of = self.schemas(value, at),
            "anyOf" => any.any_of = self.schemas(value, at),
            "not" => any.not = Some(Box::new(self.schema(value, at))),
            "additionalProperties" => {
                any.additional_properties = Some(self.additional(value, at));
            }
            "unevaluatedProperties" => {
                if *value != Value::Bool(false) {
                    pending.unevaluated = Some(self.additional(value, at));
                }
            }
            "nullable" => data.nullable |= self.flag(value, at).unwrap_or_default(),
            "contentEncoding" => pending.encoding = value.as_str(),
            "contentMediaType" => pending.media_type = value.as_str(),
            "$dynamicRef" | "$recursiveRef" => self.recursive_ref(any, key, value, at),
            _ => return false,
        }
        true
    }

    fn properties(&mut self, any: &mut AnySchema, value: &'s Value, at: &NodePath<'_>) {
        let Some(object) = self.object(value, at) else {
            return;
        };
        any.properties.reserve(object.len());
        for (name, schema) in object {
            if name == "$ref" && schema.is_string() {
                // Not a property: a schema is never a string. Some documents refer to a whole map of properties.
                let lost = "these properties are left out";
                let part = self.item(value, at, lost, |walk, object, at| {
                    let mut part = AnySchema::default();
                    for (name, schema) in object {
                        let schema = walk.boxed_schema(schema, &at.key(name));
                        part.properties.insert(name.clone(), schema);
                    }
                    Some(part.properties)
                });
                any.properties
                    .extend(part.into_iter().flat_map(|(part, _)| part));
            } else {
                let schema = self.boxed_schema(schema, &at.key(name));
                any.properties.insert(name.clone(), schema);
            }
        }
    }

    /// A dynamic reference, as far as it can be followed.
    fn recursive_ref(
        &mut self,
        any: &mut AnySchema,
        key: &str,
        value: &'s Value,
        at: &NodePath<'_>,
    ) {
        if let Value::String(reference) = value
            && let Some(found) = self.recursive(reference, at)
        {
            let message =
                format!("the target of `{key}` depends on the schema from which it is reached");
            let warning = Diagnostic::warning("dynamic-ref", &at.place(), message);
            let target = match found {
                DynamicTarget::Always(target) => target,
                DynamicTarget::Extended(target) => {
                    let done = "the enclosing schema is used, without what other schemas add to it";
                    self.report(warning.done(done).help("use `$ref`"));
                    target
                }
                DynamicTarget::Open => {
                    let help = "write a schema with `$ref` for each use";
                    self.report(warning.done("it becomes any JSON value").help(help));
                    return;
                }
            };
            let key = self.key_of(target);
            any.all_of.push(reference_to(&key));
            return;
        }
        self.report(
            Diagnostic::warning(
                "dangling-ref",
                &at.place(),
                format!("`{key}` can't be followed"),
            )
            .done("the keyword is ignored")
            .help("use `$ref`"),
        );
    }

    /// `type`: a type, or in 3.1 a list of types.
    fn types(
        &mut self,
        any: &mut AnySchema,
        data: &mut SchemaData,
        value: &Value,
        at: &NodePath<'_>,
    ) {
        let mut types: Vec<&str> = Vec::new();
        match value {
            Value::String(name) => types.extend(self.known_type(name, at)),
            Value::Array(list) => {
                for (i, value) in list.iter().enumerate() {
                    match value {
                        Value::String(name) => {
                            let name = self.known_type(name, &at.index(i));
                            types.extend(name.filter(|name| !types.contains(name)));
                        }
                        // `null` without quotes in YAML.
                        Value::Null => types.push("null"),
                        other => self.wrong_kind(other, &at.index(i), "the name of a type"),
                    }
                }
            }
            other => self.wrong_kind(other, at, "the name of a type"),
        }
        if types.len() > 1 && types.contains(&"null") {
            types.retain(|name| *name != "null");
            data.nullable = true;
        }
        match types.as_slice() {
            [] => {}
            [name] => any.typ = Some((*name).to_owned()),
            several => {
                let several = several.iter().map(|name| Value::from(*name)).collect();
                data.extensions.insert(TYPES.to_owned(), several);
            }
        }
    }

    fn known_type<'v>(&mut self, name: &'v str, at: &NodePath<'_>) -> Option<&'v str> {
        if KNOWN.contains(&name) {
            return Some(name);
        }
        let mut diagnostic = Diagnostic::warning(
            "unknown-type",
            &at.place(),
            format!("there is no type `{name}`"),
        )
        .done("the value may be of any type");
        if name == "file" {
            diagnostic =
                diagnostic.help("OpenAPI 3 writes a file as `type: string, format: binary`");
        }
        self.report(diagnostic);
        None
    }

    fn required(&mut self, any: &mut AnySchema, value: &Value, at: &NodePath<'_>) {
        if value.is_boolean() {
            self.report(
                Diagnostic::warning(
                    "wrong-kind",
                    &at.place(),
                    "`required` of a schema is a list of property names, not a boolean",
                )
                .done("it is ignored")
                .help("name the property in the `required` list of the object that has it"),
            );
        } else {
            any.required = self.texts(value, at);
        }
    }

    fn additional(&mut self, value: &'s Value, at: &NodePath<'_>) -> AdditionalProperties {
        match value {
            Value::Bool(flag) => AdditionalProperties::Any(*flag),
            value => AdditionalProperties::Schema(Box::new(self.schema(value, at))),
        }
    }
}
