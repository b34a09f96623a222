//! Limits the messages of one kind, so that they don't hide others.

use std::collections::HashMap;

use super::{Diagnostic, Diagnostics, Locate, TextLocation};

/// The most messages with one code that are shown.
const MAX_PER_CODE: usize = 5;

/// A part of the output, in the order of the messages.
pub(super) enum ShownMessage<'d> {
    /// A message and its location.
    Message(&'d Diagnostic, Option<TextLocation>),
    /// The number of messages with this code that are left out.
    More(&'static str, usize),
}

/// The first messages of each code, with their locations.
pub(super) fn first_of_each_code<'d>(
    diags: &'d Diagnostics,
    locate: &dyn Locate,
) -> Vec<ShownMessage<'d>> {
    let mut of_code: HashMap<&str, usize> = HashMap::new();
    let mut nth = Vec::new();
    for diagnostic in diags.iter() {
        let count = of_code.entry(diagnostic.code).or_default();
        *count += 1;
        nth.push((diagnostic, *count));
    }
    nth.retain(|(_, nth)| *nth <= MAX_PER_CODE);
    let places = located(nth.iter().map(|(diagnostic, _)| *diagnostic), locate);

    let mut shown = Vec::new();
    for ((diagnostic, nth), located) in nth.into_iter().zip(places) {
        shown.push(ShownMessage::Message(diagnostic, located));
        let all = of_code.get(diagnostic.code).copied().unwrap_or(0);
        if nth == MAX_PER_CODE && all > nth {
            shown.push(ShownMessage::More(diagnostic.code, all - nth));
        }
    }
    shown
}

/// The locations of messages, in one pass.
pub(super) fn located<'d>(
    messages: impl Iterator<Item = &'d Diagnostic>,
    locate: &dyn Locate,
) -> Vec<Option<TextLocation>> {
    let places: Vec<_> = messages
        .map(|message| (&message.place, message.position))
        .collect();
    locate.locate_all(&places)
}
