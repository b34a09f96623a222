//! Finds the event of a delivery.

use std::collections::HashMap;

use super::{Lookup, LookupError, LookupInput};
use crate::webhook::{SetupError, Source};

/// Finds the event of a delivery, by the sources of the profile and the table of the document.
#[derive(Debug)]
pub(crate) struct Router {
    places: Vec<Lookup>,
    /// Where the name is if it isn't at `places`.
    others: Vec<Lookup>,
    numbers: HashMap<&'static str, usize>,
    /// The only event that it can be.
    only: Option<usize>,
}

/// The event of a delivery.
#[derive(Debug, Eq, PartialEq)]
pub(crate) enum Routed {
    /// The number of an event in the table, and the name by which it was found. The name is empty if it can be no other event.
    Event(usize, &'static str),
    /// An event that isn't in the table, and its name if there is one.
    Unknown(Option<String>),
}

impl Router {
    /// `events` has the name of each event and the values on the wire that mean it.
    ///
    /// # Errors
    ///
    /// A source is invalid, two events have the same name, or the only event isn't in the table.
    pub(crate) fn new(
        events: &[(&'static str, &'static [&'static str])],
        (sources, others): (&[Source], &[Source]),
        only: Option<&str>,
    ) -> Result<Self, SetupError> {
        let mut numbers = HashMap::new();
        let by_path = sources.is_empty();
        for (number, (event, wire)) in events.iter().enumerate() {
            // If the document names no value for an event, the event's own name is used.
            let name = (by_path && wire.is_empty()).then_some(*event);
            for wire in wire.iter().copied().chain(name) {
                let before = numbers.insert(wire, number);
                if let Some(other) = before.filter(|before| *before != number) {
                    let other = events.get(other).map_or("", |(event, _)| *event);
                    let message = format!("`{wire}` means two events, `{other}` and `{event}`");
                    return Err(SetupError::new(message));
                }
            }
        }
        let only = match only {
            Some(name) => {
                let number = events.iter().position(|(event, _)| *event == name);
                Some(number.ok_or_else(|| {
                    let names: Vec<&str> = events.iter().map(|(event, _)| *event).collect();
                    let names = names.join("`, `");
                    SetupError::new(format!("there is no event `{name}`; there are `{names}`"))
                })?)
            }
            None if by_path && events.len() == 1 => Some(0),
            None => None,
        };
        Ok(Self {
            places: match by_path {
                true => vec![Lookup::Path],
                false => Lookup::all_of(sources)?,
            },
            others: Lookup::all_of(others)?,
            numbers,
            only,
        })
    }

    /// # Errors
    ///
    /// A value can't be looked up, or appears twice.
    pub(crate) fn route(&self, from: &LookupInput<'_>) -> Result<Routed, LookupError> {
        if let Some(number) = self.only {
            return Ok(Routed::Event(number, ""));
        }
        match self.follow(&self.places, from)? {
            Routed::Unknown(None) if !self.others.is_empty() => self.follow(&self.others, from),
            found => Ok(found),
        }
    }

    fn follow(&self, places: &[Lookup], from: &LookupInput<'_>) -> Result<Routed, LookupError> {
        let known = |key: &str| self.numbers.contains_key(key);
        let mut text = String::with_capacity(48);
        let mut found = None;
        let mut values = 0;
        for place in places {
            let Some(value) = from.value(place, known)? else {
                break;
            };
            if values > 0 {
                text.push('.');
            }
            text.push_str(&value);
            values += 1;
            // The longest prefix that is an event counts: `issues.opened`, otherwise `issues`.
            found = self.numbers.get_key_value(&*text).or(found);
        }
        Ok(match found {
            Some((wire, number)) => Routed::Event(*number, wire),
            None => Routed::Unknown((values > 0).then_some(text)),
        })
    }
}
