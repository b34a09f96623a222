//! Events: webhooks and callbacks.
//!
//! ```yaml
//! webhooks:
//!   orderSent:
//!     post:
//!       requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/OrderSent" } } } }
//! ```

use super::event_source::EventSource;
use super::lowering::Lower;
use super::path_item::{docs_of, id_of, methods};
use super::site::SchemaRef;
use crate::config::Config;
use crate::diag::{Diagnostic, Place};
use crate::dialect::SideTables;
use crate::ir::{Event, EventId, EventKind, Method, OperationId, Owner};
use indexmap::IndexMap;
use openapiv3::{PathItem, ReferenceOr};
use serde_json::Value;

/// The extension with which a document states how its webhooks are delivered.
pub(super) const EXTENSION: &str = "x-callwright-webhooks";

/// An operation that describes an event.
pub(super) struct EventOperation<'d> {
    pub kind: EventKind,
    pub key: String,
    pub method: Method,
    pub item: &'d PathItem,
    pub operation: &'d openapiv3::Operation,
    pub item_place: Place,
    pub place: Place,
}

impl<'d> Lower<'d, '_> {
    /// Lowers the webhooks, then the events that the configuration declares.
    pub(super) fn events(&mut self, config: &Config) {
        let document = self.document;
        for (key, webhook) in &document.side.webhooks {
            let several = methods(&webhook.item).count() > 1;
            let item_place =
                SideTables::origin(&webhook.item.extensions).unwrap_or(webhook.place.clone());
            for (word, method, operation) in methods(&webhook.item) {
                let event_key = match several {
                    true => format!("{key}.{word}"),
                    false => key.clone(),
                };
                self.event(EventOperation {
                    kind: EventKind::Webhook,
                    key: event_key,
                    method,
                    item: &webhook.item,
                    operation,
                    place: SideTables::origin(&operation.extensions)
                        .unwrap_or(item_place.key(word)),
                    item_place: item_place.clone(),
                });
            }
        }
        if let Some(envelope) = &config.webhooks.envelope {
            self.envelope(envelope);
        }
        self.make_keys_unique();
    }

    /// Lowers the callbacks of an operation.
    pub(super) fn callbacks(
        &mut self,
        operation: &'d openapiv3::Operation,
        id: OperationId,
        place: &Place,
    ) {
        for (name, callback) in &operation.callbacks {
            let several = callback
                .values()
                .map(|item| methods(item).count())
                .sum::<usize>()
                > 1;
            for (expression, item) in callback {
                let item_place = SideTables::origin(&item.extensions)
                    .unwrap_or_else(|| place.keys(&["callbacks", name, expression]));
                for (word, method, operation) in methods(item) {
                    let place =
                        SideTables::origin(&operation.extensions).unwrap_or(item_place.key(word));
                    let own = operation.operation_id.as_deref().filter(|_| several);
                    self.event(EventOperation {
                        kind: EventKind::Callback {
                            operation: id,
                            expression: expression.clone(),
                        },
                        key: own.unwrap_or(name).to_owned(),
                        method,
                        item,
                        operation,
                        item_place: item_place.clone(),
                        place,
                    });
                }
            }
        }
    }

    /// Lowers one event and its parts.
    pub(super) fn event(&mut self, found: EventOperation<'d>) {
        let EventOperation {
            kind,
            key,
            method,
            item,
            operation,
            item_place,
            place,
        } = found;
        let id = EventId(u32::try_from(self.api.events.len()).unwrap_or(u32::MAX));
        let path = match &kind {
            EventKind::Path(path) => path.clone(),
            _ => String::new(),
        };
        let (values, delivery) = self.webhook_extension(item, operation, &item_place, &place);
        // The profile of one webhook is that of all: they have one sender.
        match (&self.api.delivery, delivery) {
            (None, stated) => self.api.delivery = stated,
            (Some(known), Some(stated)) if *known != stated => self.diags.push(
                Diagnostic::warning(
                    "another-sender",
                    &place,
                    "this webhook is delivered differently from the others",
                )
                .done(format!("its `{EXTENSION}` is ignored, except for `events`"))
                .help("describe the webhooks of each sender in a document of its own"),
            ),
            _ => {}
        }
        self.event_sources
            .push(EventSource::Operation { item, operation });
        // The id must exist before the parts are lowered: they are named after it.
        self.api.events.push(Event {
            kind,
            key,
            operation_id: id_of(operation),
            place: place.clone(),
            method,
            docs: docs_of(item, operation),
            parameters: Vec::new(),
            body: None,
            responses: Vec::new(),
            example: example(operation),
            values,
        });
        let owner = Owner::Event(id);
        let parameters = self.parameters(owner, &path, item, operation, &item_place, &place);
        let body = operation
            .request_body
            .as_ref()
            .and_then(ReferenceOr::as_item)
            .and_then(|body| self.request_body(owner, body, &place.key("requestBody")));
        let responses = self.responses(owner, &operation.responses, &place.key("responses"));
        if let Some(event) = self.api.events.get_mut(id.0 as usize) {
            event.parameters = parameters;
            event.body = body;
            event.responses = responses;
        }
    }

    /// The extension on a webhook: the values of the event on the wire, and the profile.
    fn webhook_extension(
        &mut self,
        item: &PathItem,
        operation: &openapiv3::Operation,
        item_place: &Place,
        place: &Place,
    ) -> (Vec<String>, Option<Value>) {
        let own = operation
            .extensions
            .get(EXTENSION)
            .map(|stated| (stated, place));
        let shared = item
            .extensions
            .get(EXTENSION)
            .map(|stated| (stated, item_place));
        let Some((stated, place)) = own.or(shared) else {
            return (Vec::new(), None);
        };
        let mut rest = match stated {
            Value::String(_) => return (Vec::new(), Some(stated.clone())),
            Value::Object(keys) => keys.clone(),
            _ => {
                let message =
                    format!("`{EXTENSION}` is neither the name of a profile nor an object");
                self.diags.push(
                    Diagnostic::warning("wrong-type", &place.key(EXTENSION), message)
                        .done("it is ignored"),
                );
                return (Vec::new(), None);
            }
        };
        let values = match rest.remove("events") {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(several)) => {
                let texts = several.iter().filter_map(Value::as_str);
                texts.map(str::to_owned).collect()
            }
            _ => Vec::new(),
        };
        (values, (!rest.is_empty()).then_some(Value::Object(rest)))
    }

    /// The extensions of a component's schema.
    pub(super) fn extensions_of(&self, key: &str) -> Option<&'d IndexMap<String, Value>> {
        match self.component_site(key)?.schema {
            SchemaRef::Inline(schema) => Some(&schema.schema_data.extensions),
            SchemaRef::Component(_) => None,
        }
    }
}

/// The first example of a body.
fn example(operation: &openapiv3::Operation) -> Option<Value> {
    let body = operation.request_body.as_ref()?.as_item()?;
    body.content.values().find_map(|media| {
        let named = media.examples.values().filter_map(ReferenceOr::as_item);
        let shown = media
            .example
            .as_ref()
            .or_else(|| named.filter_map(|example| example.value.as_ref()).next());
        let own = media.schema.as_ref().and_then(ReferenceOr::as_item);
        let shown = shown.or_else(|| own?.schema_data.example.as_ref());
        shown.cloned()
    })
}
