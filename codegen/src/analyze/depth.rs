//! Types that are nested too deeply for rustc.
//!
//! Two checks of rustc follow types to their parts, each type once, and fail after 128 steps. So a ring of types is as deep
//! as a chain of the same length.
//!
//! - Is the type `Send`? Payloads of events are sent between threads. This check goes depth first: it visits the first
//!   part and everything in it before the second part.
//! - What does dropping the type touch? This check pushes all parts that are in an `Option`, a list or a box on a stack,
//!   and visits the last one first.
//!
//! The walks here take the same paths. Where a walk gets too deep, a property becomes any JSON.

use super::canonical::Canonical;
use super::equal::canonical;
use super::recursion::{boxed, components, infinite};
use super::unions::unions;
use crate::config::Config;
use crate::diag::{Diagnostic, Diagnostics};
use crate::ir::limits::{DEEP, LISTS};
use crate::ir::{Api, Origin, Shape, Type, TypeId, TypeUse};
use rustc_hash::FxHashSet;

/// How many parts are visited before later walks skip what earlier ones visited.
const PARTS: usize = 20_000_000;

/// How often the walks are repeated: a property that was cut may have been on the shortest path to another part.
const WALKS: usize = 8;

/// Replaces properties that are too deep for rustc by any JSON.
pub fn bound_depth(api: &mut Api, config: &Config, diags: &mut Diagnostics) {
    let events = match config.webhooks.generate {
        true => events(api),
        false => Vec::new(),
    };
    // Merging equal types makes nothing deeper, and finding them takes long.
    if Walk::new(api, Canonical::identity(api))
        .cuts(&events)
        .is_empty()
    {
        return;
    }
    let (canonical, _) = canonical(api, &unions(api), config.share_equal_types);
    let mut first = None;
    for _ in 0..WALKS {
        let cuts = Walk::new(api, canonical.clone()).cuts(&events);
        first = first.or(cuts.first().copied());
        if cuts.is_empty() || !cut(api, &canonical, &cuts) {
            break;
        }
    }
    if let Some((outer, _)) = first {
        let message = "types are nested more deeply than rustc allows";
        diags.push(
            Diagnostic::warning("too-deep", &api.ty(TypeId::at(outer)).place, message)
                .done("what is nested deeper becomes any JSON"),
        );
    }
}

/// The types of the payloads and responses of events.
fn events(api: &Api) -> Vec<TypeId> {
    let contents = api.events.iter().flat_map(|event| {
        let bodies = event.body.iter().flat_map(|body| &body.contents);
        bodies.chain(event.responses.iter().flat_map(|answer| &answer.contents))
    });
    let types = contents.filter_map(|content| content.ty);
    let types = types.map(|using| {
        let mut using = api.resolve(using);
        for _ in 0..LISTS {
            if let Shape::Array(inner) | Shape::Map(inner) = api.ty(using.id).shape {
                using = api.resolve(inner);
            }
        }
        using.id
    });
    types.collect()
}

/// What is replaced by any JSON: a type and the index of its property. The index after the last property is that of
/// `additionalProperties`; `None` is the whole type.
type Cut = (usize, Option<usize>);

/// A part of a type.
#[derive(Clone, Copy)]
pub(super) struct TypePart {
    /// Its type.
    pub inner: usize,
    /// How many steps rustc takes to it, in the check of `Send`, in that of drops, and in that of `RefUnwindSafe`.
    pub send: usize,
    pub drop: usize,
    pub unwind: usize,
    /// The index of the property.
    pub slot: Option<usize>,
}

/// The walks through the types.
struct Walk {
    canonical: Canonical,
    parts: Vec<Vec<TypePart>>,
    seen: Vec<bool>,
    /// From which type this walk reached each type, and by which part of that type.
    from: Vec<Option<(usize, usize)>>,
    left: usize,
    cuts: Vec<Cut>,
}

impl Walk {
    fn new(api: &Api, canonical: Canonical) -> Self {
        let (boxed, infinite) = (boxed(api, &canonical), infinite(api));
        let count = api.types.len();
        Self {
            parts: all_parts(api, &canonical, &boxed, &infinite),
            canonical,
            seen: vec![false; count],
            from: vec![None; count],
            left: PARTS,
            cuts: Vec::new(),
        }
    }

    fn cuts(mut self, events: &[TypeId]) -> Vec<Cut> {
        let mut begun = FxHashSet::default();
        for event in events {
            let root = self.canonical.of(*event).0 as usize;
            if begun.insert(root) {
                self.begin();
                self.send(root);
            }
        }
        self.seen.fill(false);
        for root in self.deep() {
            self.begin();
            self.drop(root);
        }
        self.cuts
    }

    /// Forgets what was visited, unless that has been done too often.
    fn begin(&mut self) {
        if self.left > 0 {
            self.seen.fill(false);
            self.left = self.left.saturating_sub(self.seen.len() / 64);
        }
    }

    /// The types from which a walk could get too deep: by an upper bound, the longest path through the strongly connected
    /// components if it visits every type of each.
    fn deep(&self) -> Vec<usize> {
        let is_cut = |part: &&TypePart| part.inner == usize::MAX;
        let edges = self.parts.iter().map(|parts| {
            let parts = parts.iter().filter(|part| !is_cut(part));
            parts.map(|part| part.inner).collect()
        });
        let edges: Vec<Vec<usize>> = edges.collect();
        let component = components(&edges);
        let mut order: Vec<usize> = (0..edges.len()).collect();
        order.sort_by_key(|node| component[*node]);
        let mut bound = vec![0; edges.len()];
        for members in order.chunk_by(|a, b| component[*a] == component[*b]) {
            let own = members.iter().map(|node| {
                self.parts[*node]
                    .iter()
                    .map(|part| part.drop)
                    .max()
                    .unwrap_or(0)
            });
            let own: usize = own.sum();
            let parts = members.iter().flat_map(|node| &self.parts[*node]);
            let next = parts.filter_map(|part| bound.get(part.inner)).max();
            let next = next.copied().unwrap_or(0);
            members.iter().for_each(|node| bound[*node] = own + next);
        }
        (0..bound.len())
            .filter(|node| bound[*node] > DEEP)
            .collect()
    }

    /// Marks a type as visited; false if it was before.
    fn meet(&mut self, node: usize, from: Option<(usize, usize)>) -> bool {
        self.left = self.left.saturating_sub(1);
        let new = self.seen.get(node) == Some(&false);
        if new {
            self.seen[node] = true;
            self.from[node] = from;
        }
        new
    }

    fn send(&mut self, root: usize) {
        self.meet(root, None);
        // The type, its depth, and the index of its next part.
        let mut way = vec![(root, 1, 0)];
        while let Some((node, depth, next)) = way.last_mut() {
            let Some(&part) = self.parts[*node].get(*next) else {
                way.pop();
                continue;
            };
            let (from, depth) = ((*node, *next), *depth + part.send);
            *next += 1;
            if depth > DEEP && self.seen.get(part.inner) == Some(&false) {
                self.cut(from);
            } else if self.meet(part.inner, Some(from)) {
                way.push((part.inner, depth, 0));
            }
        }
    }

    fn drop(&mut self, root: usize) {
        self.meet(root, None);
        let mut noted = vec![(root, 0)];
        while let Some((node, depth)) = noted.pop() {
            for next in 0..self.parts[node].len() {
                let (part, from) = (self.parts[node][next], (node, next));
                let depth = depth + part.drop;
                if depth > DEEP && self.seen.get(part.inner) == Some(&false) {
                    self.cut(from);
                } else if self.meet(part.inner, Some(from)) {
                    noted.push((part.inner, depth));
                }
            }
        }
    }

    /// Cuts the last property on the path to a part; if there is none, the type that has the part.
    fn cut(&mut self, part: (usize, usize)) {
        let mut at = Some(part);
        while let Some((node, next)) = at {
            if let Some(slot) = self.parts[node][next].slot {
                self.cuts.push((node, Some(slot)));
                self.parts[node][next].inner = usize::MAX;
                return;
            }
            at = self.from[node];
        }
        self.cuts.push((part.0, None));
    }
}

/// The parts of each type that are objects or unions. Only the types that are written out have any.
pub(super) fn all_parts(
    api: &Api,
    canonical: &Canonical,
    boxed: &FxHashSet<(TypeId, TypeId)>,
    infinite: &FxHashSet<TypeId>,
) -> Vec<Vec<TypePart>> {
    let is_written = |outer: usize| canonical.of(TypeId::at(outer)) == TypeId::at(outer);
    let parts = (0..api.types.len()).map(|outer| match is_written(outer) {
        true => parts(api, canonical, boxed, infinite, outer),
        false => Vec::new(),
    });
    parts.collect()
}

/// The parts of a type that are objects or unions.
fn parts(
    api: &Api,
    canonical: &Canonical,
    boxed: &FxHashSet<(TypeId, TypeId)>,
    infinite: &FxHashSet<TypeId>,
    outer: usize,
) -> Vec<TypePart> {
    let mut parts = Vec::new();
    let mut add = |using: TypeUse, optional: bool, slot: Option<usize>| {
        let mut using = api.resolve(using);
        let mut direct = true;
        let (mut lists, mut maps, mut others) = (0, 0, usize::from(optional));
        loop {
            let null = using.nullable || api.ty(using.id).nullable;
            others += usize::from(null);
            let shape = &api.ty(using.id).shape;
            maps += usize::from(matches!(shape, Shape::Map(_)));
            match *shape {
                Shape::Array(inner) | Shape::Map(inner) if !infinite.contains(&using.id) => {
                    lists += 1;
                    direct = false;
                    using = api.resolve(inner);
                }
                Shape::Object(_) | Shape::Union(_) => break,
                _ => return,
            }
        }
        let inner = canonical.of(using.id);
        let boxes = usize::from(direct && boxed.contains(&(TypeId::at(outer), inner)));
        parts.push(TypePart {
            inner: inner.0 as usize,
            // `Vec`, `RawVec`, `PhantomData`; `Box`, `Unique`.
            send: 1 + others + 3 * lists + 2 * boxes,
            // The nodes of a map take one step more.
            drop: others + lists + maps + boxes,
            // `Vec`, `RawVec`, `PhantomData`; `Box`, `Unique`, `NonNull`, a pointer; the nodes of a map.
            unwind: 1 + others + 3 * lists + 4 * boxes + 8 * maps,
            slot,
        });
    };
    match &api.ty(TypeId::at(outer)).shape {
        Shape::Object(object) => {
            let had = object.properties.len();
            for (slot, property) in object.properties.iter().enumerate() {
                add(property.ty, !property.required, Some(slot));
            }
            if let Some(rest) = object.rest {
                add(rest, false, Some(had));
                // It is in a map.
                if let Some(last) = parts.last_mut().filter(|part| part.slot == Some(had)) {
                    last.send += 3;
                    last.drop += 2;
                    last.unwind += 11;
                }
            }
        }
        Shape::Union(union) => union.variants.iter().for_each(|v| add(v.ty, false, None)),
        _ => {}
    }
    parts
}

/// Replaces what is cut by any JSON, in equal types too; false if there is no type of any JSON.
fn cut(api: &mut Api, canonical: &Canonical, cuts: &[Cut]) -> bool {
    let is_any = |ty: &Type| matches!(ty.shape, Shape::Any) && matches!(ty.origin, Origin::Builtin);
    let Some(any) = api.types.iter().position(is_any) else {
        return false;
    };
    let any = TypeUse::of(TypeId::at(any));
    let cuts: FxHashSet<Cut> = cuts.iter().copied().collect();
    for (index, ty) in api.types.iter_mut().enumerate() {
        let outer = canonical.of(TypeId::at(index)).0 as usize;
        if cuts.contains(&(outer, None)) && ty.shape.is_nominal() {
            ty.shape = Shape::Any;
        }
        let Shape::Object(object) = &mut ty.shape else {
            continue;
        };
        for (slot, property) in object.properties.iter_mut().enumerate() {
            if cuts.contains(&(outer, Some(slot))) {
                property.ty = any;
                property.default = None;
                property.example = None;
            }
        }
        if object.rest.is_some() && cuts.contains(&(outer, Some(object.properties.len()))) {
            object.rest = Some(any);
        }
    }
    true
}
