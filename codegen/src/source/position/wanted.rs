//! The pointers that are looked for, as a tree, so that one pass over a text finds them all.

use rustc_hash::FxHashMap;

use crate::source::pointer;

/// A node of the tree.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct NodeId(usize);

/// The pointers that are looked for, and the byte at which each was found.
#[derive(Debug)]
pub(super) struct Wanted {
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    children: FxHashMap<String, NodeId>,
    found: Option<usize>,
}

impl Default for Wanted {
    fn default() -> Self {
        Self {
            nodes: vec![Node::default()],
        }
    }
}

impl Wanted {
    pub(super) const ROOT: NodeId = NodeId(0);

    /// Whether nothing but the root is looked for.
    pub(super) fn is_empty(&self) -> bool {
        self.nodes.len() == 1
    }

    pub(super) fn add(&mut self, pointer: &str) {
        let mut at = Self::ROOT;
        for token in pointer::tokens(pointer).into_iter().flatten() {
            at = match self.child(at, &token) {
                Some(child) => child,
                None => {
                    let child = NodeId(self.nodes.len());
                    self.nodes.push(Node::default());
                    if let Some(node) = self.nodes.get_mut(at.0) {
                        node.children.insert(token.into_owned(), child);
                    }
                    child
                }
            };
        }
    }

    /// The node of a member or an item, if it is on the way to anything.
    pub(super) fn child(&self, of: NodeId, token: &str) -> Option<NodeId> {
        self.nodes.get(of.0)?.children.get(token).copied()
    }

    /// Whether there is anything to look for inside.
    pub(super) fn has_children(&self, node: NodeId) -> bool {
        self.nodes
            .get(node.0)
            .is_some_and(|node| !node.children.is_empty())
    }

    pub(super) fn is_found(&self, node: NodeId) -> bool {
        self.nodes
            .get(node.0)
            .is_some_and(|node| node.found.is_some())
    }

    /// Notes where a node stands. If it stands twice the last counts, so what was found inside of the
    /// first is forgotten.
    pub(super) fn set(&mut self, node: NodeId, byte: usize) {
        let Some(node) = self.nodes.get_mut(node.0) else {
            return;
        };
        let twice = node.found.replace(byte).is_some();
        if twice {
            let mut forget: Vec<NodeId> = node.children.values().copied().collect();
            while let Some(inner) = forget.pop() {
                if let Some(inner) = self.nodes.get_mut(inner.0) {
                    inner.found = None;
                    forget.extend(inner.children.values());
                }
            }
        }
    }

    /// Where a pointer was found, or the nearest node around it; the text's beginning at worst.
    pub(super) fn found(&self, pointer: &str) -> usize {
        let mut at = Self::ROOT;
        let mut nearest = 0;
        for token in pointer::tokens(pointer).into_iter().flatten() {
            let Some(child) = self.child(at, &token) else {
                break;
            };
            let Some(found) = self.nodes.get(child.0).and_then(|node| node.found) else {
                break;
            };
            (at, nearest) = (child, found);
        }
        nearest
    }
}
