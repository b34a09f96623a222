//! The arguments of one operation or event.
//!
//! ```yaml
//! parameters:
//!   - { name: genre, in: query, schema: { type: string, minLength: 8 } }
//! ```

use super::make::SampleStyle;
use super::sampler::{Sampler, size};
use super::text;
use crate::ir::{self, ParameterLocation, Sample};
use crate::lower::media;
use openapiv3::{
    Example, MediaType, Parameter, ParameterData, ParameterSchemaOrContent, PathItem, ReferenceOr,
    RequestBody, Schema,
};
use serde_json::Value;

impl<'d> Sampler<'d> {
    /// The arguments of an operation or an event with these parameters.
    pub(super) fn arguments(
        &self,
        item: Option<&'d PathItem>,
        found: Option<&'d openapiv3::Operation>,
        parameters: &[ir::Parameter],
    ) -> Sample {
        let shared = item.map(|item| item.parameters.as_slice());
        let own = found.map(|found| found.parameters.as_slice());
        let declared: Vec<&Parameter> = [own, shared]
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(ReferenceOr::as_item)
            .collect();
        let parameters = parameters
            .iter()
            .map(|parameter| {
                let same = declared.iter().find(|other| {
                    place(other) == parameter.location
                        && other.parameter_data_ref().name == parameter.name
                });
                let value = same.map(|same| self.parameter(same.parameter_data_ref()));
                // An empty path segment would change the path.
                value
                    .filter(|value| parameter.location != ParameterLocation::Path || value != "")
                    .unwrap_or_else(|| text::word(0).into())
            })
            .collect();
        let body = found
            .and_then(|found| found.request_body.as_ref())
            .and_then(ReferenceOr::as_item);
        let (full, required) = match body {
            Some(body) => self.bodies(body),
            None => (Vec::new(), Vec::new()),
        };
        Sample {
            parameters,
            bodies: full,
            minimal_bodies: required,
        }
    }

    fn parameter(&self, data: &'d ParameterData) -> Value {
        self.reset_budget();
        let (schema, content) = match &data.format {
            ParameterSchemaOrContent::Schema(schema) => (Some(schema), None),
            ParameterSchemaOrContent::Content(content) => {
                let content = content.values().next();
                (content.and_then(|content| content.schema.as_ref()), content)
            }
        };
        let shown = data.example.iter().chain(values(&data.examples));
        let inner = content.into_iter().flat_map(shown_by);
        let value = self.shown_or_made(schema, shown.chain(inner), SampleStyle::FULL);
        // If a string is allowed too, a number can't be distinguished from its text.
        let word = Value::from(text::word(0));
        let scalar = value.is_number() || value.is_boolean();
        let target = schema.and_then(|schema| self.target(schema));
        match target {
            Some(schema) if scalar && content.is_none() && self.fits(&word, schema, 0) => word,
            _ => value,
        }
    }

    /// The bodies in each media type: with all properties, and with required ones only.
    fn bodies(&self, body: &'d RequestBody) -> (Vec<Value>, Vec<Value>) {
        let contents = body.content.iter();
        contents
            .map(|(media, content)| {
                self.reset_budget();
                let schema = content.schema.as_ref();
                // JSON without a schema is more likely an object than a string.
                let json = media::kind(media) == ir::MediaKind::Json;
                if self.from_server
                    && json
                    && schema.is_none()
                    && shown_by(content).next().is_none()
                {
                    let empty = || Value::Object(serde_json::Map::new());
                    return (empty(), empty());
                }
                let full = self.shown_or_made(schema, shown_by(content), SampleStyle::FULL);
                self.reset_budget();
                let least =
                    self.shown_or_made(schema, std::iter::empty(), SampleStyle::REQUIRED_ONLY);
                (full, least)
            })
            .unzip()
    }

    /// The first example that matches the schema, else a value made from the schema.
    fn shown_or_made<'v>(
        &self,
        schema: Option<&'d ReferenceOr<Schema>>,
        shown: impl Iterator<Item = &'v Value>,
        style: SampleStyle,
    ) -> Value {
        let schema = schema.and_then(|schema| self.target(schema));
        for value in shown {
            match schema {
                Some(schema) if self.spend(size(value)) && self.fits(value, schema, 0) => {
                    return self.without_read_only(value.clone(), &[schema], 0);
                }
                None => return value.clone(),
                Some(_) => {}
            }
        }
        match schema {
            Some(schema) => self.value(&[schema], style),
            None => text::word(0).into(),
        }
    }
}

fn place(parameter: &Parameter) -> ParameterLocation {
    match parameter {
        Parameter::Query { .. } => ParameterLocation::Query,
        Parameter::Header { .. } => ParameterLocation::Header,
        Parameter::Path { .. } => ParameterLocation::Path,
        Parameter::Cookie { .. } => ParameterLocation::Cookie,
    }
}

fn shown_by(content: &MediaType) -> impl Iterator<Item = &Value> {
    content.example.iter().chain(values(&content.examples))
}

fn values(
    examples: &indexmap::IndexMap<String, ReferenceOr<Example>>,
) -> impl Iterator<Item = &Value> {
    let examples = examples.values().filter_map(ReferenceOr::as_item);
    examples.filter_map(|example| example.value.as_ref())
}
