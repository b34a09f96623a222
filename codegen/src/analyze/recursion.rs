//! Types that contain themselves, and types that are too large for the stack.

use super::canonical::Canonical;
use crate::ir::limits::INSIDE;
use crate::ir::{Api, Shape, TypeId, TypeUse};
use rustc_hash::FxHashSet;

/// About how many bytes a type may take inside another. Types that contain each other twice double their size at each
/// level, which overflows every stack.
const LARGE: usize = 24 * 1024;

/// About how many bytes a field of a scalar takes.
const FIELD: usize = 32;

/// The pairs of types of which the first must hold the second in a box: those of a recursion, every [`INSIDE`]th of
/// those that are nested in each other, and those that are [`LARGE`]. The recursions are the strongly connected
/// components of the types that contain each other without a list or a map in between.
pub(super) fn boxed(api: &Api, canonical: &Canonical) -> FxHashSet<(TypeId, TypeId)> {
    let held: Vec<Vec<usize>> = api
        .types
        .iter()
        .map(|ty| {
            let mut list = Vec::new();
            let mut hold = |using: TypeUse| {
                let id = canonical.resolve(api, using).id;
                if api.ty(id).shape.is_nominal() {
                    list.push(id.0 as usize);
                }
            };
            match &ty.shape {
                Shape::Object(object) => object.properties.iter().for_each(|p| hold(p.ty)),
                Shape::Union(union) => union.variants.iter().for_each(|v| hold(v.ty)),
                _ => {}
            }
            list
        })
        .collect();
    let component = components(&held);
    let mut pairs = FxHashSet::default();
    // The parts of a type come first: they are in the same component, or in one with a lower number.
    let mut order: Vec<usize> = (0..held.len()).collect();
    order.sort_by_key(|outer| component[*outer]);
    let mut inside = vec![0; held.len()];
    let mut sizes = vec![0_usize; held.len()];
    for outer in order {
        let is_union = matches!(api.types[outer].shape, Shape::Union(_));
        let mut size = match &api.types[outer].shape {
            Shape::Object(object) => FIELD * object.properties.len(),
            _ => FIELD,
        };
        for &inner in &held[outer] {
            let own = sizes[inner];
            let whole = if is_union { size.max(own) } else { size + own };
            let large = own > LARGE || whole > 2 * LARGE && own > LARGE / 16;
            if component[outer] == component[inner] || inside[inner] >= INSIDE || large {
                pairs.insert((TypeId::at(outer), TypeId::at(inner)));
            } else {
                inside[outer] = inside[outer].max(inside[inner] + 1);
                size = whole;
            }
        }
        sizes[outer] = size;
    }
    pairs
}

/// The lists and maps that contain only lists and maps that lead back to them.
pub(super) fn infinite(api: &Api) -> FxHashSet<TypeId> {
    let nameless = |ty: &Shape| matches!(ty, Shape::Array(_) | Shape::Map(_));
    let held: Vec<Vec<usize>> = api
        .types
        .iter()
        .map(|ty| {
            let mut list = Vec::new();
            if nameless(&ty.shape) {
                ty.shape.each_part(|using| {
                    let inner = api.resolve(using).id;
                    if nameless(&api.ty(inner).shape) {
                        list.push(inner.0 as usize);
                    }
                });
            }
            list
        })
        .collect();
    let component = components(&held);
    let mut found = FxHashSet::default();
    for (outer, list) in held.iter().enumerate() {
        if list
            .iter()
            .any(|&inner| component.get(outer) == component.get(inner))
        {
            found.insert(TypeId::at(outer));
        }
    }
    found
}

/// The number of the strongly connected component of each node (Tarjan 1972), without recursion:
/// chains of types in a document may be long. A component has a higher number than each that it leads
/// to.
pub(super) fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    const UNSEEN: usize = usize::MAX;
    let count = edges.len();
    let mut order = vec![UNSEEN; count];
    let mut low = vec![0; count];
    let mut on_stack = vec![false; count];
    let mut component = vec![UNSEEN; count];
    let mut stack = Vec::new();
    let mut next_order = 0;
    let mut next_component = 0;
    for root in 0..count {
        if order[root] != UNSEEN {
            continue;
        }
        let mut work = vec![(root, 0)];
        while let Some((node, edge)) = work.pop() {
            if edge == 0 {
                order[node] = next_order;
                low[node] = next_order;
                next_order += 1;
                stack.push(node);
                on_stack[node] = true;
            }
            match edges[node].get(edge) {
                Some(&next) => {
                    work.push((node, edge + 1));
                    if order[next] == UNSEEN {
                        work.push((next, 0));
                    } else if on_stack[next] {
                        low[node] = low[node].min(order[next]);
                    }
                }
                None => {
                    if low[node] == order[node] {
                        while let Some(member) = stack.pop() {
                            on_stack[member] = false;
                            component[member] = next_component;
                            if member == node {
                                break;
                            }
                        }
                        next_component += 1;
                    }
                    if let Some(&(parent, _)) = work.last() {
                        low[parent] = low[parent].min(low[node]);
                    }
                }
            }
        }
    }
    component
}

#[cfg(test)]
mod tests {
    use super::components;

    #[test]
    fn rings_are_found_and_chains_are_not() {
        let found = components(&[vec![1], vec![2], vec![0, 3], vec![4], vec![], vec![5]]);
        assert_eq!(found[0], found[1]);
        assert_eq!(found[1], found[2]);
        assert_ne!(found[2], found[3]);
        assert_ne!(found[3], found[4]);
        assert_ne!(found[4], found[5]);
    }

    #[test]
    fn a_long_chain_does_not_overflow() {
        let chain: Vec<Vec<usize>> = (0..200_000)
            .map(|i| {
                if i + 1 < 200_000 {
                    vec![i + 1]
                } else {
                    vec![0]
                }
            })
            .collect();
        let found = components(&chain);
        assert!(found.iter().all(|c| *c == found[0]));
    }
}
