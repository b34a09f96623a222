//! Which event is meant.

use crate::Failure;
use crate::report::Reporter;
use callwright_codegen::analyze::{EventFacts, Facts};
use callwright_codegen::config::nearest;
use callwright_codegen::ir::{Api, Event, EventId, Sample};
use callwright_webhook_core::Profile;
use std::path::Path;

/// The most names that are offered for one that isn't known.
const OFFERED: usize = 5;

/// An event, and what is known of it.
pub struct Chosen<'a> {
    pub event: &'a Event,
    pub facts: &'a EventFacts,
    pub sample: &'a Sample,
    /// What it is called on the wire.
    pub value: String,
    /// What the others of its source are called there.
    pub others: Vec<&'a str>,
}

/// What tells a callback from a webhook of its name, before the name.
const CALLBACKS: &str = "callbacks.";

type Known<'a> = (EventId, &'a Event, &'a EventFacts);

/// The event of that name or of that word on the wire, in whatever case where that is clear. A webhook goes before a callback.
///
/// # Errors
///
/// [`Failure::Usage`], after saying which there are.
pub fn event<'a>(
    api: &'a Api,
    facts: &'a Facts,
    word: &str,
    document: &Path,
    reporter: Reporter,
) -> Result<Chosen<'a>, Failure> {
    type Same = fn(&str, &str) -> bool;
    let exactly: Same = |a, b| a == b;
    let anyhow: Same = |a, b| a.eq_ignore_ascii_case(b);
    let all: Vec<Known<'_>> = (0..)
        .map(EventId)
        .zip(&api.events)
        .zip(&facts.events.facts)
        .map(|((id, event), facts)| (id, event, facts))
        .collect();
    for same in [exactly, anyhow] {
        let by_name = all.iter().filter(|(_, event, _)| same(&event.name, word));
        let by_value = all.iter().filter_map(|found| {
            let value = found.2.values.iter().find(|value| same(value, word))?;
            Some((found, Some(value)))
        });
        let by_source = all.iter().filter(|(_, event, _)| {
            let name = word.strip_prefix(CALLBACKS);
            event.is_callback() && name.is_some_and(|name| same(&event.name, name))
        });
        let ways: [Vec<_>; 3] = [
            by_name.map(named).collect(),
            by_value.collect(),
            by_source.map(named).collect(),
        ];
        for mut found in ways {
            if found.iter().any(|((_, event, _), _)| !event.is_callback()) {
                found.retain(|((_, event, _), _)| !event.is_callback());
            }
            match found.as_slice() {
                [] => {}
                [((id, event, facts_of), value)] => {
                    let sample = api.event_samples.get(id.0 as usize);
                    let Some(sample) = sample else { continue };
                    let source = all.iter().filter(|(other, of, _)| {
                        other != id && of.is_callback() == event.is_callback()
                    });
                    let others = source.flat_map(|(.., facts)| &facts.values);
                    return Ok(Chosen {
                        event,
                        facts: facts_of,
                        sample,
                        value: value.map_or_else(|| event.name.clone(), |value| (*value).clone()),
                        others: others.map(String::as_str).collect(),
                    });
                }
                several => {
                    let names = several.iter().map(|(found, _)| name(found, &all));
                    let names: Vec<String> = names.collect();
                    let names: Vec<&str> = names.iter().map(String::as_str).collect();
                    let message = format!("`{word}` may be {}", listed(&names));
                    reporter.error(
                        "unclear-event",
                        &message,
                        Some("write it as it stands there"),
                    );
                    return Err(Failure::Usage);
                }
            }
        }
    }
    let message = format!("`{word}` is no event of {}", document.display());
    reporter.error(
        "unknown-event",
        &message,
        Some(&offered(&all, word, document)),
    );
    Err(Failure::Usage)
}

/// An event that is meant by its name, and what it is called on the wire first.
fn named<'k, 'a>(found: &'k Known<'a>) -> (&'k Known<'a>, Option<&'a String>) {
    (found, found.2.values.first())
}

/// By what an event can be written: its name, but where a callback is called like a webhook.
fn name((_, event, _): &Known<'_>, all: &[Known<'_>]) -> String {
    let is_namesake = |(_, other, _): &Known<'_>| {
        !other.is_callback() && other.name.eq_ignore_ascii_case(&event.name)
    };
    match event.is_callback() && all.iter().any(is_namesake) {
        true => format!("{CALLBACKS}{}", event.name),
        false => event.name.clone(),
    }
}

/// What may have been meant.
fn offered(all: &[Known<'_>], word: &str, document: &Path) -> String {
    let names = all.iter().flat_map(|found| {
        let values = found.2.values.iter().cloned();
        [name(found, all)].into_iter().chain(values)
    });
    let names: Vec<String> = names.collect();
    let mut names: Vec<&str> = names.iter().map(String::as_str).collect();
    names.dedup();
    let lower = word.to_lowercase();
    let alike = names
        .iter()
        .filter(|name| name.to_lowercase().contains(&lower));
    let mut near: Vec<&str> = nearest(word, &names).into_iter().collect();
    near.extend(alike);
    let mut known = std::collections::HashSet::new();
    near.retain(|name| known.insert(*name));
    near.truncate(OFFERED);
    match near.as_slice() {
        [] => format!("`callwright events {}` lists them", document.display()),
        near => format!("did you mean {}?", listed(near)),
    }
}

fn listed(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(" or ")
}

/// Checks that a profile has that name.
///
/// # Errors
///
/// [`Failure::Usage`], after saying which there are.
pub fn profile(name: &str, reporter: Reporter) -> Result<(), Failure> {
    if Profile::named(name).is_some() {
        return Ok(());
    }
    let help = match nearest(name, Profile::names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the built-in profiles are {}", Profile::names().join(", ")),
    };
    let message = format!("there is no profile `{name}`");
    reporter.error("unknown-profile", &message, Some(&help));
    Err(Failure::Usage)
}
