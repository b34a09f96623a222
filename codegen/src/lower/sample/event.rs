//! Samples of events.
//!
//! ```yaml
//! webhooks:
//!   orderSent:
//!     post: { requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } } }
//! ```

use super::make::SampleStyle;
use super::sampler::Sampler;
use crate::dialect::Document;
use crate::ir::{Api, Sample};
use crate::lower::event_source::EventSource;
use serde_json::Value;

/// The sample of each event, by index.
pub(in crate::lower) fn event_samples(
    document: &Document,
    api: &Api,
    sources: &[EventSource<'_>],
) -> Vec<Sample> {
    let sampler = Sampler::new(document, true);
    let samples = sources
        .iter()
        .zip(&api.events)
        .map(|(source, event)| match source {
            EventSource::Operation { item, operation } => {
                sampler.arguments(Some(item), Some(operation), &event.parameters)
            }
            EventSource::Declared {
                base,
                pointer,
                payload,
                part,
            } => {
                let payload = sampler.declared(payload, part.as_deref());
                let body = match base {
                    Some(base) => {
                        let mut body = sampler.declared(base, None);
                        pointer.set(&mut body, payload);
                        body
                    }
                    None => payload,
                };
                Sample {
                    bodies: vec![body],
                    ..Sample::default()
                }
            }
        });
    samples.collect()
}

impl<'d> Sampler<'d> {
    /// A value of a component, or of a property of it.
    pub(super) fn declared(&self, key: &'d str, part: Option<&str>) -> Value {
        self.reset_budget();
        let mut value = match self.component(key) {
            Some(schema) => self.value(&[schema], SampleStyle::FULL),
            None => Value::Null,
        };
        match part {
            Some(part) => value.get_mut(part).map(Value::take).unwrap_or_default(),
            None => value,
        }
    }
}
