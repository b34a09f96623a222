//! The values of events on the wire, when it is known where a delivery names its event.

use super::delivery_options::DeliveryOptions;
use super::event_facts::{EventFacts, EventPayload};
use super::event_words::{matching_value, prefix_before, words};
use super::scalars::scalar_at;
use crate::ir::{Api, Event, EventId, EventKind, ParameterLocation, TypeUse, literal_text};
use callwright_webhook_core::Source;
use serde_json::Value;

/// The webhooks or the callbacks, with their facts.
pub(super) struct SourceEvents<'a> {
    pub api: &'a Api,
    pub events: Vec<(EventId, &'a Event, &'a EventFacts)>,
    pub options: &'a DeliveryOptions,
}

/// What the document states about a value in a delivery.
enum WireValue {
    /// It is one of these.
    Known(Vec<String>),
    /// It can be anything.
    Unknown,
    /// There is none.
    Absent,
}

impl<'a> SourceEvents<'a> {
    /// The stated values of an event.
    pub(super) fn stated(&self, id: EventId) -> Option<&'a Vec<String>> {
        self.options.values.get(&id)
    }

    /// The values of each event at this route, from the document: its literals, else its examples, else its name. Also the
    /// indices of events for which the document lists values of other events.
    pub(super) fn values(&self, route: &[Source]) -> (Vec<Vec<String>>, Vec<usize>) {
        let mut lists: Vec<Vec<String>> = self
            .events
            .iter()
            .map(|(id, event, facts)| match self.stated(*id) {
                Some(said) => said.clone(),
                None => self.joined(route, event, facts),
            })
            .collect();
        if let [Source::Header(_), _, ..] = route {
            self.respell(&mut lists);
        }
        let lists_before = lists.clone();
        let mut listed = self.listed_for_others(&lists_before);
        listed.retain(|at| {
            let own = lists.get_mut(*at);
            own.is_none_or(|own| !drop_shared(*at, own, &lists_before))
        });
        for at in &listed {
            if let (Some(list), Some((_, event, _))) = (lists.get_mut(*at), self.events.get(*at)) {
                *list = match route {
                    [_] => vec![event.key.trim_matches('/').to_owned()],
                    _ => list.iter().take(1).map(|value| before_dot(value)).collect(),
                };
            }
        }
        (lists, listed)
    }

    /// The events with several values, some of which are also values of others.
    fn listed_for_others(&self, lists: &[Vec<String>]) -> Vec<usize> {
        let shared = |at: usize, list: &Vec<String>| {
            let mut others = lists.iter().enumerate().filter(|(other, _)| *other != at);
            others.any(|(_, other)| other.iter().any(|value| list.contains(value)))
        };
        let events = self.events.iter().zip(lists).enumerate();
        events
            .filter(|(at, ((id, ..), list))| {
                list.len() > 1 && self.stated(*id).is_none() && shared(*at, list)
            })
            .map(|(at, _)| at)
            .collect()
    }

    /// The values of the sources, joined by dots, up to the first source without known values.
    fn joined(&self, route: &[Source], event: &Event, facts: &EventFacts) -> Vec<String> {
        let Some((first, later)) = route.split_first() else {
            return vec![event.key.trim_matches('/').to_owned()];
        };
        let mut tails = vec![String::new()];
        for source in later {
            let WireValue::Known(values) = self.at(source, event, facts) else {
                break;
            };
            tails = tails
                .iter()
                .flat_map(|tail| values.iter().map(move |value| format!("{tail}.{value}")))
                .collect();
        }
        let heads = match self.at(first, event, facts) {
            WireValue::Known(values) => values,
            WireValue::Unknown | WireValue::Absent => vec![head(event, &tails, !later.is_empty())],
        };
        heads
            .iter()
            .flat_map(|head| tails.iter().map(move |tail| format!("{head}{tail}")))
            .collect()
    }

    fn at(&self, source: &Source, event: &Event, facts: &EventFacts) -> WireValue {
        match source {
            Source::Body(pointer) | Source::Item(pointer) => self.inside(pointer, event, facts),
            Source::Field(name) => self.inside(&format!("/{name}"), event, facts),
            Source::Header(name) => self.parameter(ParameterLocation::Header, name, event),
            Source::Query(name) => self.parameter(ParameterLocation::Query, name, event),
            Source::Path => WireValue::Known(vec![last_segment(event)]),
            _ => WireValue::Unknown,
        }
    }

    /// The value at a pointer of the payload.
    fn inside(&self, pointer: &str, event: &Event, facts: &EventFacts) -> WireValue {
        let Some(scalar) = payload(facts).and_then(|ty| scalar_at(self.api, ty, pointer)) else {
            return WireValue::Absent;
        };
        match scalar.values.as_slice() {
            [] => match shown(event, pointer).or(scalar.example) {
                Some(value) => WireValue::Known(vec![value]),
                None => WireValue::Unknown,
            },
            [only] => WireValue::Known(vec![only.clone()]),
            several => WireValue::Known(match matching_value(&event.key, several) {
                Some(one) => vec![one.clone()],
                None => several.to_vec(),
            }),
        }
    }

    fn parameter(&self, location: ParameterLocation, name: &str, event: &Event) -> WireValue {
        let mut parameters = event.parameters.iter();
        let found = parameters.find(|parameter| {
            parameter.location == location && parameter.name.eq_ignore_ascii_case(name)
        });
        let Some(parameter) = found else {
            return WireValue::Unknown;
        };
        let scalar = scalar_at(self.api, parameter.ty, "").unwrap_or_default();
        match scalar.values.as_slice() {
            [] => WireValue::Unknown,
            [only] => WireValue::Known(vec![only.clone()]),
            several => match matching_value(&event.key, several) {
                Some(one) => WireValue::Known(vec![one.clone()]),
                None => WireValue::Unknown,
            },
        }
    }

    /// Replaces hyphens in the first value by underscores, if names of events show that the document does so: a name ends
    /// in `requested-action`, and the payload has `requested_action`.
    fn respell(&self, lists: &mut [Vec<String>]) {
        let spelled = self
            .events
            .iter()
            .zip(lists.iter())
            .any(|((_, event, _), values)| {
                let name = event.operation_id.as_deref().unwrap_or(&event.key);
                let tails = values.iter().filter_map(|value| value.split_once('.'));
                tails.into_iter().any(|(_, tail)| {
                    tail.contains('_')
                        && !name.contains('_')
                        && name.ends_with(&tail.replace('_', "-"))
                })
            });
        if !spelled {
            return;
        }
        for ((id, ..), values) in self.events.iter().zip(lists) {
            if self.stated(*id).is_some() {
                continue;
            }
            for value in values {
                let end = value.find('.').unwrap_or(value.len());
                if let Some((head, tail)) = value.split_at_checked(end) {
                    *value = format!("{}{tail}", head.replace('-', "_"));
                }
            }
        }
    }
}

/// Drops the values that are the only value of another event. If one that is left is also shared, the list stays as it
/// was, and the result is false.
fn drop_shared(at: usize, own: &mut Vec<String>, lists: &[Vec<String>]) -> bool {
    let others = || lists.iter().enumerate().filter(|(other, _)| *other != at);
    let left: Vec<String> = own
        .iter()
        .filter(|value| !others().any(|(_, list)| list.len() == 1 && list.contains(value)))
        .cloned()
        .collect();
    let alone = |value: &String| !others().any(|(_, list)| list.contains(value));
    let good = !left.is_empty() && left.iter().all(alone);
    if good {
        *own = left;
    }
    good
}

/// The first of several values that are joined.
fn before_dot(value: &str) -> String {
    value.split('.').next().unwrap_or(value).to_owned()
}

/// The type of a payload, if it is JSON or a form.
pub(super) fn payload(facts: &EventFacts) -> Option<TypeUse> {
    match facts.payload {
        EventPayload::Json(ty) | EventPayload::Form(ty) => Some(ty),
        EventPayload::Text | EventPayload::Bytes => None,
    }
}

/// The string or number at a pointer of the event's example.
pub(super) fn shown(event: &Event, pointer: &str) -> Option<String> {
    let value = event.example.as_ref()?.pointer(pointer)?;
    matches!(value, Value::String(_) | Value::Number(_)).then(|| literal_text(value))
}

/// The part of the event's name before its known values.
fn head(event: &Event, tails: &[String], more: bool) -> String {
    let names = || event.operation_id.iter().chain([&event.key]);
    if let [tail] = tails
        && let Some(head) = names().find_map(|name| prefix_before(name, tail))
    {
        return head.to_owned();
    }
    let parted = names().find_map(|name| name.split_once('/'));
    match parted {
        Some((head, _)) if more && !head.is_empty() => head.to_owned(),
        _ => event.key.trim_matches('/').to_owned(),
    }
}

/// The last segment of the event's path, or of its name.
pub(super) fn last_segment(event: &Event) -> String {
    let path = match &event.kind {
        EventKind::Path(path) => path.as_str(),
        _ => event.key.as_str(),
    };
    let segments = path.split('/').rev();
    let named = |segment: &&str| !segment.is_empty() && !segment.contains('{');
    let last = segments.into_iter().find(named).unwrap_or(path);
    match words(last).is_empty() {
        true => event.key.clone(),
        false => last.to_owned(),
    }
}
