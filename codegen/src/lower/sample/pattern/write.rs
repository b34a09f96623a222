//! Texts that a pattern matches.
//!
//! ```yaml
//! pattern: "^[A-Z]{2}-\\d+$"     # `AA-`, `AA-0`, `AA-00`
//! ```

use super::char_set::CharSet;
use crate::source::limits::SAMPLE_TEXT;
use regex_syntax::ast::{Ast, RepetitionKind, RepetitionRange};

/// The characters that are tried first: those that people write most.
const USUAL: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./ ";

/// How many steps all texts of one pattern may take.
const STEPS: usize = 200_000;

/// Writes the texts of one pattern.
pub(super) struct Writer {
    /// What is left of [`STEPS`].
    steps: usize,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { steps: STEPS }
    }

    /// A text in which everything that is repeated is there `more` times beyond the least. `number` selects among
    /// alternatives. `None` if the text would be too long, or takes too many steps.
    pub(super) fn write(&mut self, pattern: &Ast, more: usize, number: usize) -> Option<String> {
        let mut text = String::new();
        self.put(pattern, more, number, &mut text)?;
        Some(text)
    }

    fn put(&mut self, part: &Ast, more: usize, number: usize, text: &mut String) -> Option<()> {
        self.step(1)?;
        match part {
            Ast::Concat(parts) => {
                let mut parts = parts.asts.iter();
                parts.try_for_each(|part| self.put(part, more, number, text))
            }
            Ast::Alternation(parts) => match parts.asts.get(number % parts.asts.len().max(1)) {
                Some(part) => self.put(part, more, number, text),
                None => Some(()),
            },
            Ast::Group(group) => self.put(&group.ast, more, number, text),
            Ast::Repetition(repetition) => {
                let (least, most) = times(&repetition.op.kind);
                let times = least.saturating_add(more);
                let mut times = 0..most.map_or(times, |most| times.min(most));
                times.try_for_each(|_| self.put(&repetition.ast, more, number, text))
            }
            part => {
                if let Some(set) = CharSet::of(part) {
                    self.step(set.ranges.len())?;
                    text.extend(choose_char(&set, number));
                }
                (text.len() <= SAMPLE_TEXT).then_some(())
            }
        }
    }

    fn step(&mut self, count: usize) -> Option<()> {
        self.steps = self.steps.checked_sub(count)?;
        Some(())
    }
}

/// How often a part is repeated: at least, and at most.
pub(super) fn times(kind: &RepetitionKind) -> (usize, Option<usize>) {
    let count = |count: &u32| usize::try_from(*count).unwrap_or(usize::MAX);
    match kind {
        RepetitionKind::ZeroOrOne => (0, Some(1)),
        RepetitionKind::ZeroOrMore => (0, None),
        RepetitionKind::OneOrMore => (1, None),
        RepetitionKind::Range(RepetitionRange::Exactly(n)) => (count(n), Some(count(n))),
        RepetitionKind::Range(RepetitionRange::AtLeast(n)) => (count(n), None),
        RepetitionKind::Range(RepetitionRange::Bounded(n, most)) => (count(n), Some(count(most))),
    }
}

fn choose_char(set: &CharSet, number: usize) -> Option<char> {
    let usual: Vec<char> = USUAL.chars().filter(|c| set.holds(*c)).collect();
    let usual = usual.get(number % usual.len().max(1)).copied();
    usual.or(set.first())
}
