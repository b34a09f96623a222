//! Sample arguments: what the examples of an operation or an event show, else what its schemas allow.
//!
//! ```yaml
//! parameters:
//!   - { name: genre, in: query, schema: { type: string, minLength: 8 } }
//! ```
//!
//! The model has no bounds, since no type depends on them; so samples are made from the document.
//! They are the same for the same document.

mod constraints;
mod event;
mod fits;
mod format;
mod make;
mod number;
mod object;
mod pattern;
mod strip;
#[cfg(test)]
mod tests;
mod text;

pub(super) use event::event_samples;

use crate::dialect::Document;
use crate::ir::{self, Api, ParameterLocation, Sample};
use crate::source::limits::{SAMPLE, SAMPLES};
use make::SampleStyle;
use openapiv3::{
    Example, MediaType, Parameter, ParameterData, ParameterSchemaOrContent, PathItem, ReferenceOr,
    RequestBody, Schema,
};
use serde_json::Value;
use std::cell::Cell;

/// The sample of each operation, by index.
pub fn samples(document: &Document, api: &Api) -> Vec<Sample> {
    let sampler = Sampler::new(document, false);
    let paths = &document.openapi.paths.paths;
    let samples = api.operations.iter().map(|operation| {
        let item = paths.get(&operation.path).and_then(ReferenceOr::as_item);
        let found = item.and_then(|item| method(item, operation.method));
        sampler.arguments(item, found, &operation.parameters)
    });
    samples.collect()
}

/// What makes samples.
struct Sampler<'d> {
    document: &'d Document,
    /// Whether the server speaks: then what only it sets is there.
    from_server: bool,
    /// What is left of [`SAMPLE`].
    budget: Cell<usize>,
    /// What is left of [`SAMPLES`].
    total_budget: Cell<usize>,
}

impl<'d> Sampler<'d> {
    fn new(document: &'d Document, from_server: bool) -> Self {
        Self {
            document,
            from_server,
            budget: Cell::new(0),
            total_budget: Cell::new(SAMPLES),
        }
    }

    /// What goes with an operation or an event whose parameters are these.
    fn arguments(
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
                // Nothing between two slashes leads to another path.
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
        // Where a text is allowed as well, nobody can tell a number from one that is written.
        let word = Value::from(text::word(0));
        let scalar = value.is_number() || value.is_boolean();
        let target = schema.and_then(|schema| self.target(schema));
        match target {
            Some(schema) if scalar && content.is_none() && self.fits(&word, schema, 0) => word,
            _ => value,
        }
    }

    /// The bodies in each media type: whole, and with what is required alone.
    fn bodies(&self, body: &'d RequestBody) -> (Vec<Value>, Vec<Value>) {
        let contents = body.content.iter();
        contents
            .map(|(media, content)| {
                self.reset_budget();
                let schema = content.schema.as_ref();
                // A server that says nothing of its JSON sends hardly a word alone.
                let json = super::media::kind(media) == ir::MediaKind::Json;
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

    /// The first value that is shown and is what the schema says, else one made of the schema.
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

    /// The schema behind a reference.
    fn target(&self, schema: &'d ReferenceOr<Schema>) -> Option<&'d Schema> {
        match schema {
            ReferenceOr::Item(schema) => Some(schema),
            ReferenceOr::Reference { reference } => self.component(super::component(reference)),
        }
    }

    /// The schema behind a reference, where the form has a box.
    fn boxed_target(&self, schema: &'d ReferenceOr<Box<Schema>>) -> Option<&'d Schema> {
        match schema {
            ReferenceOr::Item(schema) => Some(schema),
            ReferenceOr::Reference { reference } => self.component(super::component(reference)),
        }
    }

    fn component(&self, key: &str) -> Option<&'d Schema> {
        super::access::component(self.document, key)
    }

    /// Whether only the server sets what these schemas are of, and a caller speaks.
    fn is_set_by_server(&self, schemas: &[&'d Schema]) -> bool {
        if self.from_server {
            return false;
        }
        let read_only = |schema: &&Schema| super::access::access(self.document, schema).read_only;
        schemas.iter().any(read_only)
    }

    /// Whether one more schema of so many keywords may be looked at, or a value of this size copied.
    fn spend(&self, size: usize) -> bool {
        let left = self.budget.get();
        let cost = 1 + size / 16;
        self.budget.set(left.saturating_sub(cost));
        self.total_budget
            .set(self.total_budget.get().saturating_sub(cost));
        left > 0
    }

    /// What one sample may take, as long as there is enough for all.
    fn reset_budget(&self) {
        self.budget.set(SAMPLE.min(self.total_budget.get()));
    }
}

fn method(item: &PathItem, method: ir::Method) -> Option<&openapiv3::Operation> {
    match method {
        ir::Method::Get => item.get.as_ref(),
        ir::Method::Put => item.put.as_ref(),
        ir::Method::Post => item.post.as_ref(),
        ir::Method::Delete => item.delete.as_ref(),
        ir::Method::Options => item.options.as_ref(),
        ir::Method::Head => item.head.as_ref(),
        ir::Method::Patch => item.patch.as_ref(),
        ir::Method::Trace => item.trace.as_ref(),
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

/// How much it takes to copy a value.
fn size(value: &Value) -> usize {
    match value {
        Value::String(text) => 1 + text.len() / 2,
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(object) => 1 + object.values().map(size).sum::<usize>(),
        _ => 1,
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
