//! Shortens long chains of aliases.
//!
//! ```yaml
//! A: { $ref: "#/components/schemas/B" }
//! B: { $ref: "#/components/schemas/C" }
//! ```
//!
//! Code that resolves a type follows its aliases, so a chain as long as the document would take quadratic time.

use super::lowering::Lower;
use crate::ir::{Shape, TypeId, TypeUse};
use crate::source::limits::ALIASES;

/// The type that an alias resolves to, and the number of aliases on the way.
#[derive(Clone, Copy)]
struct End {
    using: TypeUse,
    steps: usize,
}

impl Lower<'_, '_> {
    /// Points each alias that is more than [`ALIASES`] steps from its end at the end itself. A ring of aliases becomes any
    /// JSON.
    pub(super) fn shorten_aliases(&mut self) {
        let mut ends: Vec<Option<End>> = vec![None; self.api.types.len()];
        for index in 0..self.api.types.len() {
            self.find_end(index, &mut ends);
        }
        for (ty, end) in self.api.types.iter_mut().zip(ends) {
            if let Some(end) = end
                && end.steps > ALIASES
            {
                ty.shape = Shape::Alias(end.using);
            }
        }
    }

    fn find_end(&mut self, index: usize, ends: &mut [Option<End>]) {
        const ON_THE_WAY: Option<End> = Some(End {
            using: TypeUse {
                id: TypeId(u32::MAX),
                nullable: false,
            },
            steps: usize::MAX,
        });
        let mut way = Vec::new();
        let mut at = index;
        let mut end = loop {
            match ends.get(at).copied().flatten() {
                Some(End {
                    steps: usize::MAX, ..
                }) => {
                    // A ring: the type that closes it becomes its end.
                    if let Some(ty) = self.api.types.get_mut(at) {
                        ty.shape = Shape::Any;
                    }
                    way.retain(|(other, _)| *other != at);
                    break self.end_at(at, ends);
                }
                Some(known) => break known,
                None => {}
            }
            match self.api.types.get(at).map(|ty| (&ty.shape, ty.nullable)) {
                Some((Shape::Alias(next), nullable)) => {
                    way.push((at, next.nullable || nullable));
                    ends[at] = ON_THE_WAY;
                    at = next.id.0 as usize;
                }
                _ => break self.end_at(at, ends),
            }
        };
        for (at, nullable) in way.into_iter().rev() {
            end.steps += 1;
            end.using.nullable |= nullable;
            ends[at] = Some(end);
        }
    }

    fn end_at(&self, at: usize, ends: &mut [Option<End>]) -> End {
        let id = TypeId::at(at);
        let end = End {
            using: TypeUse::of(id),
            steps: 0,
        };
        if let Some(slot) = ends.get_mut(at) {
            *slot = Some(end);
        }
        end
    }
}
