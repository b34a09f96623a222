//! A text made of nodes.

use super::{Node, Set};

/// What is tried first for a character: what people write most.
const USUAL: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./ ";

pub(super) fn write(node: &Node, more: usize, number: usize) -> String {
    let mut text = String::new();
    put(node, more, number, &mut text);
    text
}

fn put(node: &Node, more: usize, number: usize, text: &mut String) {
    match node {
        Node::Set(set) => text.extend(pick(set, number)),
        Node::Start | Node::End | Node::Border => {}
        Node::Sequence(nodes) => nodes.iter().for_each(|node| put(node, more, number, text)),
        Node::Either(nodes) => {
            if let Some(node) = nodes.get(number % nodes.len().max(1)) {
                put(node, more, number, text);
            }
        }
        Node::Repeat(inner, least, most) => {
            let times = least + more;
            for _ in 0..most.map_or(times, |most| times.min(most)) {
                put(inner, more, number, text);
            }
        }
    }
}

fn pick(set: &Set, number: usize) -> Option<char> {
    let usual: Vec<char> = USUAL.chars().filter(|c| set.holds(*c)).collect();
    let first = set.ranges.first().map(|(first, _)| *first);
    let usual = usual.get(number % usual.len().max(1)).copied();
    usual.or(first.filter(|_| !set.not))
}
