//! Parameters.

use super::http::{is_token, is_value};
use super::node_path::NodePath;
use super::schema::empty;
use super::side::mark_origin;
use super::walk::{JsonObject, Walk, keep_extension};
use crate::diag::Diagnostic;
use indexmap::IndexMap;
use openapiv3::{
    CookieStyle, HeaderStyle, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle,
    QueryStyle, ReferenceOr,
};
use serde_json::Value;

const LOST: &str = "the parameter is left out";

impl<'s> Walk<'s, '_> {
    /// Reads a list of parameters.
    pub fn parameters(
        &mut self,
        value: &'s Value,
        at: &NodePath<'_>,
    ) -> Vec<ReferenceOr<Parameter>> {
        let Some(list) = self.list(value, at) else {
            return Vec::new();
        };
        let mut parameters = Vec::with_capacity(list.len());
        for (i, value) in list.iter().enumerate() {
            let read = self.item(value, &at.index(i), LOST, Self::parameter);
            if let Some((mut parameter, origin)) = read {
                if let Some(origin) = origin {
                    mark_origin(&mut data_mut(&mut parameter).extensions, &origin);
                }
                parameters.push(ReferenceOr::Item(parameter));
            }
        }
        parameters
    }

    fn parameter(&mut self, object: &'s JsonObject, at: &NodePath<'_>) -> Option<Parameter> {
        let place = match object.get("in") {
            Some(Value::String(place)) => place.as_str(),
            _ => return self.bad_parameter(at, "the parameter has no `in`"),
        };
        let name = match object.get("name") {
            Some(value) => self.text(value, &at.key("name")),
            None => None,
        };
        let Some(name) = name else {
            return self.bad_parameter(at, "the parameter has no `name`");
        };
        if !matches!(place, "query" | "header" | "path" | "cookie") {
            return self.bad_place(place, &at.key("in"));
        }
        // Names in a path or a query are percent-encoded.
        let can_be_sent = match place {
            "header" => is_token(&name),
            "cookie" => is_value(&name) && !name.contains([';', '=']),
            _ => true,
        };
        if !can_be_sent {
            let message = format!("`{name}` isn't a valid {place} name");
            return self.bad_parameter(&at.key("name"), &message);
        }
        let mut data = ParameterData {
            name,
            description: None,
            required: false,
            deprecated: None,
            format: ParameterSchemaOrContent::Schema(ReferenceOr::Item(empty())),
            example: None,
            examples: IndexMap::new(),
            explode: None,
            extensions: IndexMap::new(),
        };
        let mut style = None;
        let mut allow_reserved = false;
        let mut allow_empty_value = None;
        for (key, value) in object {
            let at = at.key(key);
            match key.as_str() {
                "description" => data.description = self.text(value, &at),
                "required" => data.required = self.flag(value, &at).unwrap_or_default(),
                "deprecated" => data.deprecated = self.flag(value, &at),
                "explode" => data.explode = self.flag(value, &at),
                "example" => data.example = Some(value.clone()),
                "examples" => data.examples = self.examples(value, &at),
                "style" if !value.is_null() => style = Some(value),
                "allowReserved" => allow_reserved = self.flag(value, &at).unwrap_or_default(),
                "allowEmptyValue" => allow_empty_value = self.flag(value, &at),
                _ => keep_extension(&mut data.extensions, key, value),
            }
        }
        if let Some(format) = self.schema_or_content(object, at) {
            data.format = format;
        }
        let at = at.key("style");
        Some(match place {
            "query" => Parameter::Query {
                parameter_data: data,
                allow_reserved,
                style: style
                    .and_then(|value| self.style(value, &at, "form", query_style))
                    .unwrap_or_default(),
                allow_empty_value,
            },
            "header" => Parameter::Header {
                parameter_data: data,
                style: style
                    .and_then(|value| {
                        let only = |name: &str| (name == "simple").then_some(HeaderStyle::Simple);
                        self.style(value, &at, "simple", only)
                    })
                    .unwrap_or_default(),
            },
            "cookie" => Parameter::Cookie {
                parameter_data: data,
                style: style
                    .and_then(|value| {
                        let only = |name: &str| (name == "form").then_some(CookieStyle::Form);
                        self.style(value, &at, "form", only)
                    })
                    .unwrap_or_default(),
            },
            _ => {
                // A path parameter is always required.
                data.required = true;
                Parameter::Path {
                    parameter_data: data,
                    style: style
                        .and_then(|value| self.style(value, &at, "simple", path_style))
                        .unwrap_or_default(),
                }
            }
        })
    }

    /// Reads the schema or the content of a parameter or header, if it has one.
    pub fn schema_or_content(
        &mut self,
        object: &'s JsonObject,
        at: &NodePath<'_>,
    ) -> Option<ParameterSchemaOrContent> {
        if let Some(value) = object.get("schema").filter(|value| !value.is_null()) {
            let schema = self.schema(value, &at.key("schema"));
            return Some(ParameterSchemaOrContent::Schema(schema));
        }
        let content = self.content(object.get("content")?, &at.key("content"));
        (!content.is_empty()).then_some(ParameterSchemaOrContent::Content(content))
    }

    /// Reads a style with the names that are allowed here.
    pub fn style<T>(
        &mut self,
        value: &Value,
        at: &NodePath<'_>,
        default: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let name = self.text(value, at)?;
        let style = parse(&name);
        if style.is_none() {
            let known = query_style(&name).is_some() || path_style(&name).is_some();
            let (code, message) = if known {
                (
                    "misplaced-style",
                    format!("the style `{name}` isn't allowed here"),
                )
            } else {
                ("unknown-style", format!("there is no style `{name}`"))
            };
            self.report(
                Diagnostic::warning(code, &at.place(), message)
                    .done(format!("the style `{default}` is used")),
            );
        }
        style
    }

    fn bad_parameter<T>(&mut self, at: &NodePath<'_>, message: &str) -> Option<T> {
        self.report(Diagnostic::warning("bad-parameter", &at.place(), message).done(LOST));
        None
    }

    fn bad_place<T>(&mut self, name: &str, at: &NodePath<'_>) -> Option<T> {
        let message = format!("a parameter can't be in `{name}`");
        let mut diagnostic = Diagnostic::warning("bad-parameter", &at.place(), message).done(LOST);
        diagnostic = match name {
            "body" | "formData" => diagnostic.help("in OpenAPI 3, use `requestBody`"),
            "querystring" => diagnostic.help("`in: querystring` is new in OpenAPI 3.2"),
            _ => diagnostic.help("`in` is `query`, `header`, `path` or `cookie`"),
        };
        self.report(diagnostic);
        None
    }
}

/// A style of query parameters and form fields, by its name.
pub(super) fn query_style(name: &str) -> Option<QueryStyle> {
    match name {
        "form" => Some(QueryStyle::Form),
        "spaceDelimited" => Some(QueryStyle::SpaceDelimited),
        "pipeDelimited" => Some(QueryStyle::PipeDelimited),
        "deepObject" => Some(QueryStyle::DeepObject),
        _ => None,
    }
}

fn path_style(name: &str) -> Option<PathStyle> {
    match name {
        "simple" => Some(PathStyle::Simple),
        "label" => Some(PathStyle::Label),
        "matrix" => Some(PathStyle::Matrix),
        _ => None,
    }
}

fn data_mut(parameter: &mut Parameter) -> &mut ParameterData {
    match parameter {
        Parameter::Query { parameter_data, .. }
        | Parameter::Header { parameter_data, .. }
        | Parameter::Path { parameter_data, .. }
        | Parameter::Cookie { parameter_data, .. } => parameter_data,
    }
}
