//! A text made of nodes.

use super::{Node, Set};
use crate::source::limits::SAMPLE_TEXT;

/// What is tried first for a character: what people write most.
const USUAL: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./ ";

/// How many steps all texts of one pattern may take.
const STEPS: usize = 200_000;

/// What writes the texts of one pattern.
pub(super) struct Writer {
    /// What is left of [`STEPS`].
    steps: usize,
}

impl Writer {
    pub(super) fn new() -> Self {
        Self { steps: STEPS }
    }

    /// `None` if the text would be too long, or takes too many steps.
    pub(super) fn write(&mut self, node: &Node, more: usize, number: usize) -> Option<String> {
        let mut text = String::new();
        self.put(node, more, number, &mut text)?;
        Some(text)
    }

    fn put(&mut self, node: &Node, more: usize, number: usize, text: &mut String) -> Option<()> {
        self.step(1)?;
        match node {
            Node::Set(set) => {
                self.step(set.ranges.len())?;
                text.extend(pick(set, number));
                (text.len() <= SAMPLE_TEXT).then_some(())
            }
            Node::Start | Node::End | Node::Border => Some(()),
            Node::Sequence(nodes) => {
                let mut nodes = nodes.iter();
                nodes.try_for_each(|node| self.put(node, more, number, text))
            }
            Node::Either(nodes) => match nodes.get(number % nodes.len().max(1)) {
                Some(node) => self.put(node, more, number, text),
                None => Some(()),
            },
            Node::Repeat(inner, least, most) => {
                let times = least.saturating_add(more);
                let mut times = 0..most.map_or(times, |most| times.min(most));
                times.try_for_each(|_| self.put(inner, more, number, text))
            }
        }
    }

    fn step(&mut self, count: usize) -> Option<()> {
        self.steps = self.steps.checked_sub(count)?;
        Some(())
    }
}

fn pick(set: &Set, number: usize) -> Option<char> {
    let usual: Vec<char> = USUAL.chars().filter(|c| set.holds(*c)).collect();
    let first = set.ranges.first().map(|(first, _)| *first);
    let usual = usual.get(number % usual.len().max(1)).copied();
    usual.or(first.filter(|_| !set.not))
}
