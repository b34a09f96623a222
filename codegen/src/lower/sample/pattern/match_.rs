//! Nodes against a text.

use super::Node;

/// How many steps are taken before a pattern counts as not understood.
const STEPS: usize = 20_000;

/// How deep the search may go: it stands on the stack.
const DEEP: usize = 600;

struct Matcher<'t> {
    text: &'t [char],
    steps: usize,
    deep: usize,
}

/// `None` if it takes too long.
pub(super) fn matches(node: &Node, text: &str) -> Option<bool> {
    let text: Vec<char> = text.chars().collect();
    let mut matcher = Matcher {
        text: &text,
        steps: 0,
        deep: 0,
    };
    for start in 0..=text.len() {
        if matcher.node(node, start, &mut |_, _| Some(true))? {
            return Some(true);
        }
    }
    Some(false)
}

type Next<'n, 't> = &'n mut dyn FnMut(&mut Matcher<'t>, usize) -> Option<bool>;

impl<'t> Matcher<'t> {
    /// Whether the node matches at `at` and `next` goes on from where it ends.
    fn node(&mut self, node: &Node, at: usize, next: Next<'_, 't>) -> Option<bool> {
        self.steps += 1;
        self.deep += 1;
        if self.steps > STEPS || self.deep > DEEP {
            return None;
        }
        if let Node::Set(set) = node {
            self.steps += set.ranges.len() / 16;
        }
        let found = match node {
            Node::Set(set) => match self.text.get(at) {
                Some(c) if set.holds(*c) => next(self, at + 1),
                _ => Some(false),
            },
            Node::Start if at == 0 => next(self, at),
            Node::End if at == self.text.len() => next(self, at),
            Node::Border if self.is_border(at) => next(self, at),
            Node::Start | Node::End | Node::Border => Some(false),
            Node::Sequence(nodes) => self.sequence(nodes, at, next),
            Node::Either(nodes) => self.either(nodes, at, next),
            Node::Repeat(inner, least, most) => self.repeat(inner, *least, *most, at, next),
        };
        self.deep -= 1;
        found
    }

    fn sequence(&mut self, nodes: &[Node], at: usize, next: Next<'_, 't>) -> Option<bool> {
        match nodes {
            [] => next(self, at),
            [first, rest @ ..] => self.node(first, at, &mut |matcher, at| {
                matcher.sequence(rest, at, next)
            }),
        }
    }

    fn either(&mut self, nodes: &[Node], at: usize, next: Next<'_, 't>) -> Option<bool> {
        for node in nodes {
            if self.node(node, at, next)? {
                return Some(true);
            }
        }
        Some(false)
    }

    fn repeat(
        &mut self,
        inner: &Node,
        least: usize,
        most: Option<usize>,
        at: usize,
        next: Next<'_, 't>,
    ) -> Option<bool> {
        if most != Some(0) {
            let found = self.node(inner, at, &mut |matcher, after| {
                // What matches nothing can be repeated for ever.
                if after == at && least == 0 {
                    return Some(false);
                }
                let most = most.map(|most| most - 1);
                matcher.repeat(inner, least.saturating_sub(1), most, after, next)
            })?;
            if found {
                return Some(true);
            }
        }
        if least == 0 {
            next(self, at)
        } else {
            Some(false)
        }
    }

    fn is_border(&self, at: usize) -> bool {
        let word = |at: Option<usize>| {
            let c = at.and_then(|at| self.text.get(at));
            c.is_some_and(|c| c.is_ascii_alphanumeric() || *c == '_')
        };
        word(at.checked_sub(1)) != word(Some(at))
    }
}
