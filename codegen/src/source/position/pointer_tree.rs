//! The pointers to find, as a tree, so that one pass over a text finds them all.

use rustc_hash::FxHashMap;

use crate::diag::JsonPointer;

/// A node of the tree.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct NodeId(usize);

/// Pointers to find, and the byte at which each was found.
#[derive(Debug)]
pub(super) struct PointerTree {
    nodes: Vec<TreeNode>,
}

#[derive(Debug, Default)]
struct TreeNode {
    children: FxHashMap<String, NodeId>,
    found: Option<usize>,
}

impl Default for PointerTree {
    fn default() -> Self {
        Self {
            nodes: vec![TreeNode::default()],
        }
    }
}

impl PointerTree {
    pub(super) const ROOT: NodeId = NodeId(0);

    /// Whether there is no pointer to find but the root.
    pub(super) fn is_empty(&self) -> bool {
        self.nodes.len() == 1
    }

    pub(super) fn add(&mut self, pointer: &JsonPointer) {
        let mut at = Self::ROOT;
        for token in pointer.tokens() {
            at = match self.child(at, &token) {
                Some(child) => child,
                None => {
                    let child = NodeId(self.nodes.len());
                    self.nodes.push(TreeNode::default());
                    if let Some(node) = self.nodes.get_mut(at.0) {
                        node.children.insert(token.into_owned(), child);
                    }
                    child
                }
            };
        }
    }

    /// The node of a member or an item, if it leads to a pointer to find.
    pub(super) fn child(&self, of: NodeId, token: &str) -> Option<NodeId> {
        self.nodes.get(of.0)?.children.get(token).copied()
    }

    /// Whether there are pointers to find inside.
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

    /// Sets the position of a node. A second position replaces the first with everything that was found inside.
    pub(super) fn set(&mut self, node: NodeId, byte: usize) {
        let Some(node) = self.nodes.get_mut(node.0) else {
            return;
        };
        let twice = node.found.replace(byte).is_some();
        if twice {
            let mut inside: Vec<NodeId> = node.children.values().copied().collect();
            while let Some(inner) = inside.pop() {
                if let Some(inner) = self.nodes.get_mut(inner.0) {
                    inner.found = None;
                    inside.extend(inner.children.values());
                }
            }
        }
    }

    /// The position of a pointer, or of the nearest node around it, or the beginning of the text.
    pub(super) fn found(&self, pointer: &JsonPointer) -> usize {
        let mut at = Self::ROOT;
        let mut nearest = 0;
        for token in pointer.tokens() {
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
