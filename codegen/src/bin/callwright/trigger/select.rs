//! Finds the event that the command line names.

use crate::report::Reporter;
use crate::run_error::RunError;
use callwright_codegen::analyze::{EventFacts, Facts};
use callwright_codegen::config::nearest;
use callwright_codegen::ir::{Api, Event, EventId, Sample};
use callwright_webhook_core::Profile;
use std::path::Path;

/// The most suggestions for an unknown name.
const MAX_SUGGESTIONS: usize = 5;

/// The event to send.
pub struct SelectedEvent<'a> {
    pub event: &'a Event,
    pub facts: &'a EventFacts,
    pub sample: &'a Sample,
    /// The value that identifies it.
    pub value: String,
    /// The values of the other webhooks, or of the other callbacks.
    pub others: Vec<&'a str>,
}

/// The prefix that selects a callback with the name of a webhook.
const CALLBACKS: &str = "callbacks.";

type Candidate<'a> = (EventId, &'a Event, &'a EventFacts);

/// The event with this name or value. Case is ignored if the result is unique. A webhook takes precedence over a callback.
///
/// # Errors
///
/// [`RunError::Usage`], after a message that suggests others.
pub fn event<'a>(
    api: &'a Api,
    facts: &'a Facts,
    word: &str,
    document: &Path,
    reporter: Reporter,
) -> Result<SelectedEvent<'a>, RunError> {
    type Same = fn(&str, &str) -> bool;
    let exactly: Same = |a, b| a == b;
    let ignoring_case: Same = |a, b| a.eq_ignore_ascii_case(b);
    let all: Vec<Candidate<'_>> = (0..)
        .map(EventId)
        .zip(&api.events)
        .zip(&facts.events.facts)
        .map(|((id, event), facts)| (id, event, facts))
        .collect();
    for same in [exactly, ignoring_case] {
        let by_name = all.iter().filter(|(_, event, _)| same(&event.key, word));
        let by_value = all.iter().filter_map(|found| {
            let value = found.2.values.iter().find(|value| same(value, word))?;
            Some((found, Some(value)))
        });
        let by_source = all.iter().filter(|(_, event, _)| {
            let name = word.strip_prefix(CALLBACKS);
            event.is_callback() && name.is_some_and(|name| same(&event.key, name))
        });
        let ways: [Vec<_>; 3] = [
            by_name.map(with_first_value).collect(),
            by_value.collect(),
            by_source.map(with_first_value).collect(),
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
                    return Ok(SelectedEvent {
                        event,
                        facts: facts_of,
                        sample,
                        value: value.map_or_else(|| event.key.clone(), |value| (*value).clone()),
                        others: others.map(String::as_str).collect(),
                    });
                }
                several => {
                    let names = several.iter().map(|(found, _)| name(found, &all));
                    let names: Vec<String> = names.collect();
                    let names: Vec<&str> = names.iter().map(String::as_str).collect();
                    let message = format!("`{word}` is ambiguous: it may be {}", listed(&names));
                    reporter.error(
                        "unclear-event",
                        &message,
                        Some("write one of these names exactly"),
                    );
                    return Err(RunError::Usage);
                }
            }
        }
    }
    let message = format!("{} has no event `{word}`", document.display());
    reporter.error(
        "unknown-event",
        &message,
        Some(&suggestion(&all, word, document)),
    );
    Err(RunError::Usage)
}

/// An event that was found by its name, and its first value.
fn with_first_value<'k, 'a>(found: &'k Candidate<'a>) -> (&'k Candidate<'a>, Option<&'a String>) {
    (found, found.2.values.first())
}

/// The name that selects an event: its own, with a prefix if a callback has the name of a webhook.
fn name((_, event, _): &Candidate<'_>, all: &[Candidate<'_>]) -> String {
    let is_namesake = |(_, other, _): &Candidate<'_>| {
        !other.is_callback() && other.key.eq_ignore_ascii_case(&event.key)
    };
    match event.is_callback() && all.iter().any(is_namesake) {
        true => format!("{CALLBACKS}{}", event.key),
        false => event.key.clone(),
    }
}

/// Names that are similar to an unknown one.
fn suggestion(all: &[Candidate<'_>], word: &str, document: &Path) -> String {
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
    near.truncate(MAX_SUGGESTIONS);
    match near.as_slice() {
        [] => format!("`callwright events {}` lists them", document.display()),
        near => format!("did you mean {}?", listed(near)),
    }
}

fn listed(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(" or ")
}

/// Checks that there is a profile with this name.
///
/// # Errors
///
/// [`RunError::Usage`], after a message that suggests others.
pub fn check_profile(name: &str, reporter: Reporter) -> Result<(), RunError> {
    if Profile::named(name).is_some() {
        return Ok(());
    }
    let help = match nearest(name, Profile::names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the built-in profiles are {}", Profile::names().join(", ")),
    };
    let message = format!("there is no profile `{name}`");
    reporter.error("unknown-profile", &message, Some(&help));
    Err(RunError::Usage)
}
