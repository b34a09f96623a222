//! Which event is meant.

use crate::Failure;
use crate::report::Reporter;
use callwright_codegen::analyze::{EventFacts, Facts};
use callwright_codegen::config::nearest;
use callwright_codegen::ir::{Api, Event, EventId, Sample};
use callwright_codegen::webhook::data::Profile;
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

/// The event of that name or of that word on the wire, in whatever case where that is clear.
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
    let all: Vec<(EventId, &Event, &EventFacts)> = (0..)
        .map(EventId)
        .zip(&api.events)
        .zip(&facts.events.facts)
        .map(|((id, event), facts)| (id, event, facts))
        .collect();
    for same in [exactly, anyhow] {
        let by_name = all.iter().filter(|(_, event, _)| same(&event.name, word));
        let by_name = by_name.map(|found| (found, found.2.values.first()));
        let by_value = all.iter().filter_map(|found| {
            let value = found.2.values.iter().find(|value| same(value, word))?;
            Some((found, Some(value)))
        });
        for found in [by_name.collect::<Vec<_>>(), by_value.collect()] {
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
                    let names = several.iter().map(|((_, event, _), _)| &*event.name);
                    let names: Vec<&str> = names.collect();
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

/// What may have been meant.
fn offered(all: &[(EventId, &Event, &EventFacts)], word: &str, document: &Path) -> String {
    let names = all.iter().flat_map(|(_, event, facts)| {
        let values = facts.values.iter().map(String::as_str);
        [&*event.name].into_iter().chain(values)
    });
    let mut names: Vec<&str> = names.collect();
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
