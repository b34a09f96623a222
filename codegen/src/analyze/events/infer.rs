//! Infers which source names the event of a delivery, if it isn't stated: literals in the payloads, then a key that only
//! one payload has, then a property or a header with a name like `type`.

use super::event_words::{matching_value, words};
use super::scalars::{DEEPEST, Scalar, scalars};
use super::wire_values::{SourceEvents, payload, shown};
use crate::diag::JsonPointer;
use crate::ir::{ParameterLocation, Shape};
use callwright_webhook_core::Source;
use indexmap::IndexMap;
use rustc_hash::FxHashSet;

/// The budget for all payloads.
const PAYLOADS: usize = 3_000_000;

/// Names of properties that usually name the event; the likeliest first.
const NAMES: &[&str] = &[
    "type",
    "event",
    "event_type",
    "eventtype",
    "event-type",
    "event_name",
    "eventname",
    "event_code",
    "eventcode",
    "topic",
    "kind",
    "action",
    "object_kind",
    "trigger",
    "name",
    "category",
    "status",
    "code",
];

/// How many of these names have no other usual meaning.
const CLEAR: usize = 9;

/// How many pointers are combined in pairs.
const PAIRED: usize = 24;

type Lists = Vec<Vec<String>>;

/// The route that distinguishes nearly all events, the values of each event, and the indices of events for which the
/// document has another value there, or none.
pub(super) fn infer_route_of_most(
    source_events: &SourceEvents<'_>,
) -> Option<(Vec<Source>, Lists, Vec<usize>)> {
    let all = payload_scalars(source_events, 1)?;
    let mut pointers: Vec<&str> = all
        .iter()
        .flat_map(|l| l.keys())
        .map(JsonPointer::as_str)
        .collect();
    pointers.sort_by_key(|pointer| (rank(pointer), *pointer));
    pointers.dedup();
    let pointers = pointers
        .into_iter()
        .filter(|pointer| rank(pointer).0 < CLEAR);
    pointers.into_iter().find_map(|pointer| {
        let mut lists = Vec::with_capacity(all.len());
        let mut named = Vec::new();
        for (at, ((_, event, _), scalars)) in source_events.events.iter().zip(&all).enumerate() {
            let name = event.key.trim_matches('/');
            let values = scalars.get(pointer).map(|scalar| scalar.values.as_slice());
            let matching = values.and_then(|values| matching_value(name, values));
            if matching.is_none() {
                named.push(at);
            }
            lists.push(vec![matching.map_or(name, String::as_str).to_owned()]);
        }
        // If two events have the same value, it belongs to the one of that name.
        let same: Vec<usize> = (0..lists.len())
            .filter(|at| {
                let own = lists.get(*at);
                let twice = lists.iter().filter(|other| Some(*other) == own).count() > 1;
                let name = source_events
                    .events
                    .get(*at)
                    .map(|(_, event, _)| words(&event.key));
                let value = own.and_then(|own| own.first()).map(|value| words(value));
                twice && name != value
            })
            .collect();
        for at in same {
            if let (Some(list), Some((_, event, _))) =
                (lists.get_mut(at), source_events.events.get(at))
            {
                *list = vec![event.key.trim_matches('/').to_owned()];
                named.push(at);
            }
        }
        if named.len() * 3 > lists.len() {
            return None;
        }
        let (route, lists) = distinct(source_events, vec![source(source_events, pointer)], lists)?;
        Some((route, lists, named))
    })
}

/// The route that distinguishes all events, and the values of each.
pub(super) fn infer_route(source_events: &SourceEvents<'_>) -> Option<(Vec<Source>, Lists)> {
    let alone = source_events.events.len() == 1;
    for depth in 1..=DEEPEST {
        let all = payload_scalars(source_events, depth)?;
        if let Some(found) = constants(source_events, &all, alone) {
            return Some(found);
        }
    }
    if alone {
        return None;
    }
    for depth in 1..=DEEPEST {
        let all = payload_scalars(source_events, depth)?;
        if let Some(found) = pairs(source_events, &all).or_else(|| ranges(source_events, &all)) {
            return Some(found);
        }
    }
    keys(source_events)
        .or_else(|| named(source_events))
        .or_else(|| headers(source_events))
}

/// The scalars of each payload; none if a payload is neither JSON nor a form.
fn payload_scalars(
    source_events: &SourceEvents<'_>,
    depth: usize,
) -> Option<Vec<IndexMap<JsonPointer, Scalar>>> {
    if source_events
        .events
        .iter()
        .any(|(.., facts)| payload(facts).is_none())
    {
        return Some(vec![IndexMap::new(); source_events.events.len()]);
    }
    let mut budget = PAYLOADS;
    let all = source_events.events.iter().map(|(.., facts)| {
        let ty = payload(facts)?;
        Some(scalars(source_events.api, ty, depth, &mut budget))
    });
    all.collect()
}

/// The source of a pointer: in the body, or in the item of a batch.
fn source(source_events: &SourceEvents<'_>, pointer: &str) -> Source {
    match source_events.options.items {
        Some(_) => Source::Item(pointer.to_owned()),
        None => Source::Body(pointer.to_owned()),
    }
}

/// How likely a pointer names the event; lower is likelier.
fn rank(pointer: &str) -> (usize, usize) {
    let last = pointer
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .to_lowercase();
    let name = NAMES.iter().position(|name| *name == last);
    (name.unwrap_or(NAMES.len()), pointer.matches('/').count())
}

fn is_named(pointer: &str) -> bool {
    rank(pointer).0 < NAMES.len()
}

/// The pointers that all payloads have, the likeliest first.
fn common(all: &[IndexMap<JsonPointer, Scalar>], fits: impl Fn(&Scalar) -> bool) -> Vec<&str> {
    let Some((first, others)) = all.split_first() else {
        return Vec::new();
    };
    let mut list: Vec<&str> = first
        .iter()
        .filter(|(pointer, scalar)| {
            fits(scalar) && others.iter().all(|o| o.get(*pointer).is_some_and(&fits))
        })
        .map(|(pointer, _)| pointer.as_str())
        .collect();
    list.sort_by_key(|pointer| rank(pointer));
    list
}

/// A literal at one pointer.
fn constants(
    source_events: &SourceEvents<'_>,
    all: &[IndexMap<JsonPointer, Scalar>],
    alone: bool,
) -> Option<(Vec<Source>, Lists)> {
    let fits = |scalar: &Scalar| scalar.constant().is_some();
    common(all, fits).into_iter().find_map(|pointer| {
        if alone && !(is_named(pointer) && pointer.matches('/').count() == 1) {
            return None;
        }
        literals(source_events, all, pointer)
    })
}

/// The route of a pointer, if its literals distinguish all events.
fn literals(
    source_events: &SourceEvents<'_>,
    all: &[IndexMap<JsonPointer, Scalar>],
    pointer: &str,
) -> Option<(Vec<Source>, Lists)> {
    let lists = all
        .iter()
        .map(|l| l.get(pointer).map(|scalar| scalar.values.clone()));
    distinct(
        source_events,
        vec![source(source_events, pointer)],
        lists.collect::<Option<_>>()?,
    )
}

/// Literals at two pointers.
fn pairs(
    source_events: &SourceEvents<'_>,
    all: &[IndexMap<JsonPointer, Scalar>],
) -> Option<(Vec<Source>, Lists)> {
    let differs = |pointer: &&str| {
        let values = all
            .iter()
            .map(|l| l.get(*pointer).and_then(Scalar::constant));
        values.collect::<FxHashSet<_>>().len() > 1
    };
    let list: Vec<&str> = common(all, |scalar| scalar.constant().is_some())
        .into_iter()
        .filter(differs)
        .take(PAIRED)
        .collect();
    for (at, first) in list.iter().enumerate() {
        for second in list.iter().skip(at + 1) {
            let lists = all.iter().map(|l| {
                let (first, second) = (l.get(*first)?.constant()?, l.get(*second)?.constant()?);
                Some(vec![format!("{first}.{second}")])
            });
            let route = vec![source(source_events, first), source(source_events, second)];
            if let Some(found) = distinct(source_events, route, lists.collect::<Option<_>>()?) {
                return Some(found);
            }
        }
    }
    None
}

/// Several literals at one pointer with a usual name, if no two events share one.
fn ranges(
    source_events: &SourceEvents<'_>,
    all: &[IndexMap<JsonPointer, Scalar>],
) -> Option<(Vec<Source>, Lists)> {
    common(all, |scalar| !scalar.values.is_empty())
        .into_iter()
        .filter(|pointer| is_named(pointer))
        .find_map(|pointer| literals(source_events, all, pointer))
}

/// A required key of each payload that no other payload has.
fn keys(source_events: &SourceEvents<'_>) -> Option<(Vec<Source>, Lists)> {
    let objects: Option<Vec<_>> = source_events
        .events
        .iter()
        .map(
            |(.., facts)| match source_events.api.shape(payload(facts)?) {
                Shape::Object(object) if object.rest.is_none() => Some(object),
                _ => None,
            },
        )
        .collect();
    let objects = objects?;
    let lists = objects.iter().enumerate().map(|(at, object)| {
        let own = object.properties.iter().find(|property| {
            let others = objects.iter().enumerate().filter(|(other, _)| *other != at);
            let taken = |(_, other): (usize, &&crate::ir::Object)| {
                other.properties.iter().any(|p| p.name == property.name)
            };
            property.required && !others.into_iter().any(taken)
        });
        own.map(|property| vec![property.name.clone()])
    });
    let lists: Lists = lists.collect::<Option<_>>()?;
    distinct(source_events, vec![Source::Key(String::new())], lists)
}

/// A property of every payload whose name has no other usual meaning, whatever its schema is.
fn named(source_events: &SourceEvents<'_>) -> Option<(Vec<Source>, Lists)> {
    for (depth, required) in [(1, true), (1, false), (2, true)] {
        let all = payload_scalars(source_events, depth)?;
        let pointers = common(&all, |scalar| scalar.required || !required);
        let mut pointers = pointers
            .into_iter()
            .filter(|pointer| rank(pointer).0 < CLEAR);
        let found = pointers.find_map(|pointer| {
            let route = vec![source(source_events, pointer)];
            let shown = by_name(source_events, &all, pointer, true)
                .and_then(|lists| distinct(source_events, route.clone(), lists));
            shown.or_else(|| {
                distinct(
                    source_events,
                    route,
                    by_name(source_events, &all, pointer, false)?,
                )
            })
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The value of each event at a pointer, by its name and its examples.
fn by_name(
    source_events: &SourceEvents<'_>,
    all: &[IndexMap<JsonPointer, Scalar>],
    pointer: &str,
    by_example: bool,
) -> Option<Lists> {
    let events = source_events.events.iter().zip(all);
    let lists = events.map(|((_, event, _), scalars)| {
        let scalar = scalars.get(pointer)?;
        let name = event.key.trim_matches('/');
        let shown = || shown(event, pointer).filter(|_| by_example);
        Some(match scalar.values.as_slice() {
            [] => shown()
                .or(scalar.example.clone())
                .unwrap_or_else(|| name.to_owned()),
            several => match (matching_value(name, several), several) {
                (Some(one), _) => one.clone(),
                (None, [only]) => only.clone(),
                (None, _) => return None,
            },
        })
    });
    let values: Vec<String> = lists.collect::<Option<_>>()?;
    Some(values.into_iter().map(|value| vec![value]).collect())
}

/// A header with a name like `type`.
fn headers(source_events: &SourceEvents<'_>) -> Option<(Vec<Source>, Lists)> {
    let (_, first, _) = source_events.events.first()?;
    let mut headers: Vec<String> = first
        .parameters
        .iter()
        .filter(|parameter| parameter.location == ParameterLocation::Header)
        .map(|parameter| parameter.name.to_lowercase())
        .filter(|name| {
            ["event", "topic", "type"]
                .iter()
                .any(|end| name.ends_with(end))
        })
        .filter(|name| name != "content-type")
        .collect();
    headers.sort_by_key(|name| !name.contains("event"));
    headers.into_iter().find_map(|name| {
        let everywhere = source_events.events.iter().all(|(_, event, _)| {
            let mut parameters = event.parameters.iter();
            parameters.any(|p| {
                p.location == ParameterLocation::Header && p.name.eq_ignore_ascii_case(&name)
            })
        });
        let route = vec![Source::Header(name)];
        let (lists, _) = source_events.values(&route);
        everywhere
            .then(|| distinct(source_events, route, lists))
            .flatten()
    })
}

/// The route, if no two events share a value. Stated values replace inferred ones.
fn distinct(
    source_events: &SourceEvents<'_>,
    route: Vec<Source>,
    mut lists: Lists,
) -> Option<(Vec<Source>, Lists)> {
    let mut seen = FxHashSet::default();
    for ((id, ..), values) in source_events.events.iter().zip(&mut lists) {
        if let Some(stated) = source_events.stated(*id) {
            *values = stated.clone();
        }
        for value in values.iter() {
            if !seen.insert(value.clone()) {
                return None;
            }
        }
    }
    Some((route, lists))
}
