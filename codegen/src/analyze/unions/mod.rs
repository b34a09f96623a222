//! How the variants of unions are told apart. This is decided here and nowhere else: `lower` says what
//! variants there are, the phases to the right read the answer.
//!
//! ```yaml
//! oneOf:
//!   - $ref: "#/components/schemas/Card"
//!   - $ref: "#/components/schemas/Bank"
//! discriminator: { propertyName: kind }
//! ```

mod literals;
mod tag;
mod tag_writer;
mod union_facts;

pub use union_facts::{TagEntry, TagWriter, UnionFacts, UnionKind};

use crate::diag::{Diagnostic, Diagnostics};
use crate::ir::{Api, Shape, TypeId, Union, Variant};
use literals::distinct_literals;
use rustc_hash::FxHashMap;
use tag::Tag;
use tag_writer::tag_writer;

/// The answers for every union of a model.
pub(super) fn unions(api: &Api) -> FxHashMap<TypeId, UnionFacts> {
    all(api)
        .map(|(id, union)| (id, union_facts(api, union)))
        .collect()
}

/// Reports the discriminators that don't tell all variants apart.
pub fn check_discriminators(api: &Api, diags: &mut Diagnostics) {
    for (id, union) in all(api) {
        if union.discriminator.is_some() && tag::tag(api, union).is_none() {
            let message = "the discriminator doesn't distinguish all of the alternatives";
            diags.push(
                Diagnostic::note("weak-discriminator", &api.ty(id).place, message)
                    .done("they are distinguished by their keys instead"),
            );
        }
    }
}

fn all(api: &Api) -> impl Iterator<Item = (TypeId, &Union)> {
    api.type_ids().filter_map(|id| match &api.ty(id).shape {
        Shape::Union(union) => Some((id, union)),
        _ => None,
    })
}

fn union_facts(api: &Api, union: &Union) -> UnionFacts {
    match tag::tag(api, union) {
        Some(tag) => tagged(api, union, tag),
        None => {
            let literals = distinct_literals(api, union);
            UnionFacts {
                variants: union.variants.clone(),
                kind: match union.open {
                    true => UnionKind::Open(literals),
                    false => UnionKind::Fitted(literals),
                },
            }
        }
    }
}

/// A union with a tag. Each value of the tag has a variant of its own where the payload has no place
/// for the value: it would be lost.
fn tagged(api: &Api, union: &Union, tag: Tag) -> UnionFacts {
    let Tag { property, values } = tag;
    let mut variants = Vec::with_capacity(values.len());
    let mut entries: Vec<TagEntry> = Vec::with_capacity(values.len());
    for (own, variant) in values.into_iter().zip(&union.variants) {
        let has_no_place = matches!(api.shape(variant.ty), Shape::Object(object)
            if object.rest.is_none() && object.properties.iter().all(|p| p.name != property));
        for (nth, value) in own.into_iter().enumerate() {
            match entries.last_mut() {
                Some(entry) if nth > 0 && !has_no_place => entry.values.push(value),
                _ => {
                    variants.push(Variant {
                        ty: variant.ty,
                        role: match nth {
                            0 => variant.role.clone(),
                            _ => value.clone(),
                        },
                        name: variant.name.clone(),
                    });
                    entries.push(TagEntry {
                        writer: TagWriter::Add,
                        values: vec![value],
                    });
                }
            }
        }
    }
    for (entry, variant) in entries.iter_mut().zip(&variants) {
        entry.writer = tag_writer(api, variant.ty, &property, &entry.values, 0);
    }
    UnionFacts {
        variants,
        kind: UnionKind::Tagged { property, entries },
    }
}
