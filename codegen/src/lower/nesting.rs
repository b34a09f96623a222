//! Limits how deeply lists and maps are nested, so that rustc compiles them.
//!
//! ```yaml
//! type: array
//! items: { type: array, items: { type: array, items: ... } }
//! ```

use super::interned::Interned;
use super::lowering::Lower;
use crate::diag::{Diagnostic, Place};
use crate::ir::limits::LISTS;
use crate::ir::{Shape, TypeId};

/// How many lists and maps are nested in a type, itself included.
#[derive(Clone, Copy, PartialEq)]
enum Height {
    Unknown,
    /// It is being computed: a list that contains nothing but itself leads back here.
    Open,
    Known(usize),
}

impl Lower<'_, '_> {
    /// Replaces what is nested in [`LISTS`] lists and maps by any JSON.
    pub(super) fn bound_nesting(&mut self) {
        let mut heights = vec![Height::Unknown; self.api.types.len()];
        let mut cut = Vec::new();
        for index in 0..self.api.types.len() {
            let mut way = Vec::new();
            let mut at = Some(index);
            let mut height = 0;
            while let Some(here) = at {
                match heights[here] {
                    Height::Known(known) => {
                        height = known;
                        break;
                    }
                    Height::Open => break,
                    Height::Unknown => {
                        way.push(here);
                        heights[here] = Height::Open;
                        at = self.within(here);
                    }
                }
            }
            for here in way.into_iter().rev() {
                let list = self.within(here).is_some();
                if list && height >= LISTS {
                    cut.push(here);
                    height = 0;
                }
                height += usize::from(list);
                heights[here] = Height::Known(height);
            }
        }
        self.cut(&cut);
    }

    fn cut(&mut self, lists: &[usize]) {
        let Some(&first) = lists.first() else {
            return;
        };
        let any = self.intern(Interned::Any);
        for &index in lists {
            if let Some(Shape::Array(inner) | Shape::Map(inner)) =
                self.api.types.get_mut(index).map(|ty| &mut ty.shape)
            {
                *inner = any;
            }
        }
        let place = self.api.types.get(first).map(|ty| ty.place.clone());
        let message = format!("more than {LISTS} lists and maps are nested in each other");
        self.diags.push(
            Diagnostic::warning("too-deep", &place.unwrap_or_else(Place::nowhere), message)
                .done("what is nested deeper becomes any JSON"),
        );
    }

    /// The type of the items or values, if this is a list or a map.
    fn within(&self, index: usize) -> Option<usize> {
        let id = TypeId::at(index);
        match self.api.ty(id).shape {
            Shape::Array(inner) | Shape::Map(inner) => Some(self.api.resolve(inner).id.0 as usize),
            _ => None,
        }
    }
}
