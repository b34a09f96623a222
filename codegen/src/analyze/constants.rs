//! Which enums of one string are constants: users never have to name the value.
//!
//! A property of type `type: string, enum: [card]` says what an object is. If it is required, the constructor sets it,
//! and a type that is only received is never constructed by users. A `Constant` then expresses as much as an enum of
//! one variant, and costs a tenth to compile; OpenAI's document has 448 of them. If a user chooses between the value
//! and none, it stays an enum.

use super::canonical::Canonical;
use super::usage::Usage;
use crate::ir::{Api, EnumKind, Property, Shape, TypeId, TypeUse};
use rustc_hash::FxHashSet;

pub(super) fn constants(api: &Api, canonical: &Canonical, usage: &Usage) -> FxHashSet<TypeId> {
    let resolve = |using: TypeUse| canonical.resolve(api, using).id;
    let mut found: FxHashSet<TypeId> = api.type_ids().filter(|id| is_one_text(api, *id)).collect();
    let operations = api.operations.iter();
    let operations = operations.map(|o| (&o.parameters, &o.body, &o.responses));
    let events = api.events.iter();
    let events = events.map(|e| (&e.parameters, &e.body, &e.responses));
    for (parameters, body, responses) in operations.chain(events) {
        let bodies = body.iter().flat_map(|body| &body.contents);
        let received = responses.iter().flat_map(|r| &r.contents);
        let contents = bodies.chain(received).filter_map(|content| content.ty);
        let parameters = parameters.iter().map(|p| p.ty);
        for using in parameters.chain(contents) {
            found.remove(&resolve(using));
        }
    }
    for (id, ty) in api.type_ids().zip(&api.types) {
        let owner = canonical.of(id).0 as usize;
        let sent = usage.sent.get(owner).copied().unwrap_or(false);
        let received = usage.received.get(owner).copied().unwrap_or(false);
        match &ty.shape {
            Shape::Object(object) => {
                for property in &object.properties {
                    let chosen = sent || !received;
                    if chosen && !is_filled_in(api, property) {
                        found.remove(&resolve(property.ty));
                    }
                }
                if let Some(rest) = &object.rest {
                    found.remove(&resolve(*rest));
                }
            }
            Shape::Alias(_) => {}
            shape => shape.each_part(|using| {
                found.remove(&resolve(using));
            }),
        }
    }
    found
}

fn is_one_text(api: &Api, id: TypeId) -> bool {
    matches!(&api.ty(id).shape, Shape::Enum(e) if e.kind == EnumKind::Text && e.values.len() == 1)
}

/// Whether the constructor sets the property to the only value that it can have.
pub(super) fn is_filled_in(api: &Api, property: &Property) -> bool {
    let nullable = property.ty.nullable || api.resolve(property.ty).nullable;
    property.required && !property.read_only && !property.write_only && !nullable
}
