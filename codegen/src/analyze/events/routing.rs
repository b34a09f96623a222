//! Where a delivery names its event, for webhooks and for callbacks.

use super::delivery_options::DeliveryOptions;
use super::event_facts::{EventRouting, Events};
use super::infer::{infer_route, infer_route_of_most};
use super::wire_values::{SourceEvents, last_segment};
use crate::diag::Diagnostic;
use crate::ir::{Api, EventId};
use callwright_webhook_core::Source;
use rustc_hash::FxHashMap;
use serde_json::{Value, json};

/// Decides where deliveries name their event, and sets the values of each event.
pub(super) fn route(
    api: &Api,
    options: &DeliveryOptions,
    callbacks: bool,
    events: &mut Events,
) -> EventRouting {
    let source_events = SourceEvents {
        api,
        events: api
            .events_of(callbacks)
            .filter_map(|(id, event)| Some((id, event, events.facts.get(id.0 as usize)?)))
            .collect(),
        options,
    };
    let mut routing = EventRouting::default();
    if source_events.events.is_empty() {
        return routing;
    }
    if !callbacks {
        routing.profile = options.profile.clone();
    }
    let mut problems = Vec::new();
    let stated = !callbacks && !options.route.is_empty();
    let (route, lists, pinned) = if stated {
        let (lists, named) = source_events.values(&options.route);
        problems.extend(by_name_only(&source_events, &named, &options.route));
        (options.route.clone(), lists, false)
    } else if let Some((route, lists)) = infer_route(&source_events) {
        (route, lists, false)
    } else if let Some((route, lists, named)) =
        infer_route_of_most(&source_events).filter(|_| source_events.events.len() > 1)
    {
        problems.extend(by_name_only(&source_events, &named, &route));
        (route, lists, false)
    } else if let [(id, event, _)] = source_events.events.as_slice() {
        let values = source_events.stated(*id).cloned();
        (
            Vec::new(),
            vec![values.unwrap_or_else(|| vec![event.key.clone()])],
            false,
        )
    } else {
        (vec![Source::Path], by_path(&source_events), true)
    };
    if !stated && !route.is_empty() {
        let sources: Vec<Value> = route.iter().map(to_json).collect();
        routing
            .profile
            .insert("route".to_owned(), Value::Array(sources));
    }
    routing.by_path_only = pinned;
    routing.description = route.iter().map(describe).collect::<Vec<_>>().join(", ");
    if pinned && !callbacks {
        problems.push(by_path_only(&source_events));
    }
    if let Some(problem) = ambiguous(&source_events, &lists, &routing.description) {
        problems.push(problem);
    }
    let ids: Vec<EventId> = source_events.events.iter().map(|(id, ..)| *id).collect();
    for (id, values) in ids.into_iter().zip(lists) {
        if let Some(facts) = events.facts.get_mut(id.0 as usize) {
            facts.values = values;
        }
    }
    events.problems.extend(problems);
    routing
}

/// The last segment of each event's path, or its name if several events have the same segment.
fn by_path(source_events: &SourceEvents<'_>) -> Vec<Vec<String>> {
    let mut count: FxHashMap<String, usize> = FxHashMap::default();
    for (_, event, _) in &source_events.events {
        *count.entry(last_segment(event)).or_default() += 1;
    }
    source_events
        .events
        .iter()
        .map(|(id, event, _)| {
            let segment = last_segment(event);
            match source_events.stated(*id) {
                Some(stated) => stated.clone(),
                None if count.get(&segment) == Some(&1) => vec![segment],
                None => vec![event.key.replace('/', ".")],
            }
        })
        .collect()
}

fn by_name_only(
    source_events: &SourceEvents<'_>,
    named: &[usize],
    route: &[Source],
) -> Option<Diagnostic> {
    let (_, event, _) = source_events.events.get(*named.first()?)?;
    let more = match named.len() {
        1 => String::new(),
        count => format!(" and {} more", count - 1),
    };
    let route: Vec<String> = route.iter().map(describe).collect();
    let message = format!(
        "the document doesn't state the value of `{}`{more} at {}",
        event.key,
        route.join(", ")
    );
    let help =
        "state it in the configuration: `[webhooks.events]`; `callwright events` lists the events";
    let warning = Diagnostic::warning("guessed-event", &event.place, message);
    Some(warning.done("its name is used").help(help))
}

fn by_path_only(source_events: &SourceEvents<'_>) -> Diagnostic {
    let count = source_events.events.len();
    let message = format!("nothing in the document distinguishes its {count} webhooks");
    let place = source_events
        .events
        .first()
        .map(|(_, event, _)| event.place.clone());
    Diagnostic::warning("untold-events", &place.unwrap_or_default(), message)
        .done("the last segment of the URL does: each webhook needs a URL of its own")
        .help("state what distinguishes them: `[webhooks] profile = \"...\"`, or `route = [{ body = \"/type\" }]`")
}

/// The error for two events with a common value.
fn ambiguous(
    source_events: &SourceEvents<'_>,
    lists: &[Vec<String>],
    route: &str,
) -> Option<Diagnostic> {
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, values) in lists.iter().enumerate() {
        for value in values {
            let Some(before) = known.insert(value, at).filter(|before| *before != at) else {
                continue;
            };
            let (_, first, _) = source_events.events.get(before)?;
            let (_, second, _) = source_events.events.get(at)?;
            let (a, b) = (&first.key, &second.key);
            let message =
                format!("`{a}` and `{b}` can't be told apart: both are `{value}` by {route}");
            let help = format!(
                "state their values in the configuration: `[webhooks.events]`, \
                 {a:?} = [\"...\"], {b:?} = [\"...\"]"
            );
            return Some(Diagnostic::error("ambiguous-events", &second.place, message).help(help));
        }
    }
    None
}

/// A source in the form of profiles.
fn to_json(source: &Source) -> Value {
    match source {
        Source::Header(name) => json!({ "header": name }),
        Source::Body(pointer) => json!({ "body": pointer }),
        Source::Item(pointer) => json!({ "item": pointer }),
        Source::Key(pointer) => json!({ "key": pointer }),
        Source::Query(name) => json!({ "query": name }),
        Source::Field(name) => json!({ "field": name }),
        _ => Value::String("path".to_owned()),
    }
}

/// A source in the words of messages.
fn describe(source: &Source) -> String {
    match source {
        Source::Header(name) => format!("header {name}"),
        Source::Body(pointer) => format!("body {pointer}"),
        Source::Item(pointer) => format!("item {pointer}"),
        Source::Key(pointer) if pointer.is_empty() => "key that is there".to_owned(),
        Source::Key(pointer) => format!("key in {pointer}"),
        Source::Query(name) => format!("query parameter {name}"),
        Source::Field(name) => format!("field {name}"),
        _ => "last segment of the path".to_owned(),
    }
}
