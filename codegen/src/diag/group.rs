//! Keeps a hundred messages of one kind from hiding the one that matters.

use std::collections::HashMap;

use super::{Diagnostic, Diagnostics, Locate, TextLocation};

/// How many messages of one code are shown to a person.
const OF_A_KIND: usize = 5;

/// What is shown, in the order of the messages.
pub(super) enum Shown<'d> {
    /// A message, and where it is.
    Message(&'d Diagnostic, Option<TextLocation>),
    /// So many messages of this code are left out after the last one that is shown.
    More(&'static str, usize),
}

/// The first few messages of each code. Only those are located.
pub(super) fn shown<'d>(diags: &'d Diagnostics, locate: &dyn Locate) -> Vec<Shown<'d>> {
    let mut of_code: HashMap<&str, usize> = HashMap::new();
    let mut nth = Vec::new();
    for diagnostic in diags.iter() {
        let count = of_code.entry(diagnostic.code).or_default();
        *count += 1;
        nth.push((diagnostic, *count));
    }
    nth.retain(|(_, nth)| *nth <= OF_A_KIND);
    let places = located(nth.iter().map(|(diagnostic, _)| *diagnostic), locate);

    let mut shown = Vec::new();
    for ((diagnostic, nth), located) in nth.into_iter().zip(places) {
        shown.push(Shown::Message(diagnostic, located));
        let all = of_code.get(diagnostic.code).copied().unwrap_or(0);
        if nth == OF_A_KIND && all > nth {
            shown.push(Shown::More(diagnostic.code, all - nth));
        }
    }
    shown
}

/// Where each message is, in one pass.
pub(super) fn located<'d>(
    messages: impl Iterator<Item = &'d Diagnostic>,
    locate: &dyn Locate,
) -> Vec<Option<TextLocation>> {
    let wanted: Vec<_> = messages
        .map(|message| (&message.place, message.position))
        .collect();
    locate.locate_all(&wanted)
}
