//! The files of events: the webhooks and the callbacks.

use super::Planner;
use super::code_span::code_span;
use super::doc_text::DocText;
use super::docs;
use super::imports::event_imports;
use super::items::{
    EventHandlers, EventItem, HeaderStruct, HeaderStructField, ReplyCase, ReplyItem, RustFile,
    RustItem,
};
use super::json_text::JsonText;
use super::ty::Ty;
use crate::analyze::{self, EventFacts, EventPayload, EventReply, EventRouting, ResponseBody};
use crate::ir::{Event, EventId, Status};
use crate::names::EventNames;
use serde_json::{Map, Value};

impl Planner<'_> {
    /// Whether handlers of the callbacks, or of all other events, are generated.
    pub(super) fn has_events(&self, callbacks: bool) -> bool {
        self.config.webhooks.generate && self.api.events_of(callbacks).next().is_some()
    }

    /// The webhooks and the callbacks, each in a file where there are any.
    pub(super) fn events(&self) -> Vec<RustFile> {
        [false, true]
            .into_iter()
            .filter(|callbacks| self.has_events(*callbacks))
            .map(|callbacks| self.event_file(callbacks))
            .collect()
    }

    fn event_file(&self, callbacks: bool) -> RustFile {
        let facts = &self.facts.events;
        let routing = match callbacks {
            true => &facts.callbacks,
            false => &facts.webhooks,
        };
        let handler = self.names.handler_trait(callbacks);
        let events = self.api.events_of(callbacks).filter_map(|(id, event)| {
            let EventId(index) = id;
            let facts = facts.facts.get(index as usize)?;
            let names = self.names.events.get(index as usize)?;
            Some(self.event(event, facts, names))
        });
        let headers = facts.headers.iter().zip(&self.names.headers);
        let headers = headers.filter(|(set, _)| set.callbacks == callbacks);
        let title = self.title();
        let item = EventHandlers {
            trait_docs: docs::sentences(&format!("Handles the events of {title}.")),
            enum_docs: docs::sentences(&format!("An event of {title}, to match on.")),
            endpoint_docs: docs::sentences(&format!(
                "An endpoint that passes the events of {title} to `handler`."
            )),
            handler: handler.clone(),
            profile: JsonText::new(&Value::Object(profile(routing))),
            events: events.collect(),
            headers: headers
                .map(|(set, names)| HeaderStruct {
                    docs: DocText::sentence(
                        "The headers of a delivery. Those that are missing are `None`.",
                    ),
                    name: names.ty.clone(),
                    fields: set
                        .fields
                        .iter()
                        .zip(&names.fields)
                        .map(|(field, name)| {
                            let ty = match field.ty {
                                Some(using) => self.ty(using).0,
                                None => Ty::Builtin("String"),
                            };
                            HeaderStructField {
                                docs: docs::text(field.description.as_deref()),
                                name: name.clone(),
                                header: field.name.clone(),
                                ty,
                            }
                        })
                        .collect(),
                })
                .collect(),
        };
        let items = vec![RustItem::Events(Box::new(item))];
        RustFile {
            path: format!("src/{}.rs", self.names.events_module(callbacks).bare()),
            comment: &[],
            docs: docs::sentences(&format!(
                "The events of {title}: each is a method of [`{handler}`] and a variant of [`Event`]."
            )),
            inner: Vec::new(),
            imports: event_imports(&items),
            items,
        }
    }

    fn event(&self, event: &Event, facts: &EventFacts, names: &EventNames) -> EventItem {
        let (payload, kind) = match facts.payload {
            EventPayload::Json(using) => (self.inner(using), None),
            EventPayload::Form(using) => (self.inner(using), Some("form")),
            EventPayload::Text => (Ty::Builtin("String"), Some("text")),
            EventPayload::Bytes => (Ty::Bytes, Some("bytes")),
        };
        let headers = facts.headers.and_then(|at| self.names.headers.get(at));
        let described = self.described(event, facts).with_deprecation(&event.docs);
        EventItem {
            short: described.first_paragraph(),
            docs: docs::event_docs(described, &facts.values),
            method: names.method.clone(),
            variant: names.variant.clone(),
            name: event.key.clone(),
            values: facts.values.clone(),
            boxed: matches!(payload, Ty::Named(_)),
            payload,
            kind,
            headers: headers.map(|headers| headers.ty.clone()),
            reply: self.reply(event, facts, names),
        }
    }

    /// The description of an event; without one, that of its payload.
    fn described(&self, event: &Event, facts: &EventFacts) -> DocText {
        let own = docs::summary_and_description(&event.docs);
        if !own.is_empty() {
            return own;
        }
        match facts.payload {
            EventPayload::Json(using) | EventPayload::Form(using) => {
                docs::type_docs(&self.api.ty(using.id).docs)
            }
            EventPayload::Text | EventPayload::Bytes => DocText::default(),
        }
    }

    fn reply(&self, event: &Event, facts: &EventFacts, names: &EventNames) -> ReplyItem {
        match (&facts.reply, &names.reply) {
            (EventReply::Status(status), _) => ReplyItem::Status(*status),
            (EventReply::One(case), _) => ReplyItem::One(self.reply_case(case)),
            (EventReply::Choice(cases), Some(names)) => ReplyItem::Choice {
                docs: docs::sentences(&format!("A reply to {}.", code_span(&event.key))),
                name: names.ty.clone(),
                cases: names
                    .variants
                    .iter()
                    .cloned()
                    .zip(cases.iter().map(|case| self.reply_case(case)))
                    .collect(),
            },
            (EventReply::Usual | EventReply::Choice(_), _) => ReplyItem::Usual,
        }
    }

    fn reply_case(&self, case: &analyze::ResponseCase) -> ReplyCase {
        let body = match case.payload {
            ResponseBody::Empty => None,
            ResponseBody::Json(json) => Some((self.inner(json.shown), "json")),
            ResponseBody::Text => Some((Ty::Builtin("String"), "text")),
            ResponseBody::Bytes => Some((Ty::Bytes, "bytes")),
        };
        let media = case.media.first().cloned().unwrap_or_default();
        let plain = matches!(body, Some((_, "json"))) && media == "application/json";
        ReplyCase {
            status: match case.status {
                Status::Code(code) => code,
                Status::Range(_) | Status::Default => 200,
            },
            media: (body.is_some() && !plain).then_some(media),
            body,
        }
    }
}

/// The profile in the code. It has a route only if the document or an option has one. Without a route, the runtime uses the
/// route of the endpoint's profile, or else the path.
fn profile(routing: &EventRouting) -> Map<String, Value> {
    let mut profile = routing.profile.clone();
    if routing.by_path_only {
        profile.remove("route");
    }
    profile
}
