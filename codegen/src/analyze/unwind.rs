//! Types whose impls of `UnwindSafe` and `RefUnwindSafe` are written out.
//!
//! rustc finds out whether a type has these traits by following it to its parts, depth first, and gives up after 128 steps.
//! A box alone takes five of them, so a recursion through twenty types is too deep, whatever order the types are in.
//! rustdoc asks for every type, and `catch_unwind` for each that a test passes to it. A type with an impl of its own ends
//! the walk. Every circle has one, and so has every chain that is longer than a few types.

use super::depth::TypePart;
use crate::ir::TypeId;
use rustc_hash::FxHashSet;

/// How many steps of rustc may be below a type without an impl. The other half of rustc's limit is for the innermost
/// scalars, and for what users put around the type.
const STEPS: usize = 64;

/// The types whose impls are written out, from the parts of each type.
pub(super) fn unwind(parts: &[Vec<TypePart>]) -> FxHashSet<TypeId> {
    let mut nodes = vec![Node::New; parts.len()];
    let mut marked = vec![false; parts.len()];
    for root in 0..parts.len() {
        if nodes[root] != Node::New {
            continue;
        }
        nodes[root] = Node::Open;
        // The type, the most steps below it, and the index of its next part.
        let mut way = vec![(root, 0, 0)];
        while let Some((node, height, next)) = way.last_mut() {
            let Some(part) = parts[*node].get(*next) else {
                let (node, height) = (*node, *height);
                nodes[node] = Node::Closed(height);
                marked[node] |= height > STEPS;
                way.pop();
                continue;
            };
            match nodes.get(part.inner) {
                Some(Node::New) => {
                    nodes[part.inner] = Node::Open;
                    way.push((part.inner, 0, 0));
                    continue;
                }
                // A circle.
                Some(Node::Open) => marked[part.inner] = true,
                Some(Node::Closed(_)) | None => {}
            }
            let below = match nodes.get(part.inner) {
                Some(Node::Closed(below)) if !marked[part.inner] => *below,
                _ => 0,
            };
            *height = (*height).max(part.unwind + below);
            *next += 1;
        }
    }
    let marked = marked.iter().enumerate().filter(|(_, marked)| **marked);
    marked.map(|(node, _)| TypeId::at(node)).collect()
}

/// How far the walk is with a type.
#[derive(Clone, Copy, PartialEq)]
enum Node {
    New,
    /// It is on the way to the current type.
    Open,
    /// Its parts are known: the most steps below it.
    Closed(usize),
}

#[cfg(test)]
mod tests {
    use super::{STEPS, unwind};
    use crate::analyze::depth::TypePart;
    use crate::ir::TypeId;

    fn parts(edges: &[&[usize]]) -> Vec<Vec<TypePart>> {
        let part = |inner: &usize| TypePart {
            inner: *inner,
            send: 1,
            drop: 1,
            unwind: 8,
            slot: None,
        };
        let parts = edges.iter().map(|inner| inner.iter().map(part).collect());
        parts.collect()
    }

    fn found(edges: &[&[usize]]) -> Vec<usize> {
        let found = unwind(&parts(edges));
        let mut found: Vec<usize> = found.into_iter().map(|id: TypeId| id.0 as usize).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn every_circle_has_an_impl_and_a_tree_has_none() {
        assert_eq!(found(&[&[1, 2], &[3], &[3], &[]]), [0_usize; 0]);
        assert_eq!(found(&[&[0]]), [0]);
        assert_eq!(found(&[&[1], &[2, 3], &[0], &[1]]), [0, 1]);
    }

    #[test]
    fn no_way_to_an_impl_is_long() {
        let chain: Vec<Vec<usize>> = (1..=1000)
            .map(|next| if next < 1000 { vec![next] } else { Vec::new() })
            .collect();
        let edges: Vec<&[usize]> = chain.iter().map(Vec::as_slice).collect();
        let found = found(&edges);
        let steps = found.windows(2).map(|pair| 8 * (pair[1] - pair[0]));
        assert!(steps.max() <= Some(STEPS + 8), "{found:?}");
        assert!(found.len() > 100, "{found:?}");
    }
}
