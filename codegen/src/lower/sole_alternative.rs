//! `oneOf` or `anyOf` of one schema, alone or beside null: it is that schema, under the name that the place of the union has.
//!
//! ```yaml
//! error:
//!   anyOf:                              # an object, or null
//!     - { type: object, properties: { code: { type: string } } }
//!     - { type: "null" }
//! ```

use super::keywords::{keywords, types};
use super::lowering::Lower;
use super::merged::MergedSchema;
use super::reference::component;
use super::site::{SchemaRef, SchemaSite, component_key};
use super::slot::TypeSlot;
use crate::dialect::Document;
use crate::ir::{Docs, TypeUse};
use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;

/// How many schemas are looked at to find out that a member is null.
const VISITS: usize = 64;

impl<'d> Lower<'d, '_> {
    /// The type of a merged schema that has no other alternative than this one.
    pub(super) fn sole_alternative(
        &mut self,
        mut merged: MergedSchema<'d>,
        member: &SchemaSite<'d>,
        slot: TypeSlot<'d>,
    ) -> TypeUse {
        let bare = merged.is_bare() && merged.required.is_empty() && merged.alternatives.is_empty();
        if let SchemaRef::Component(key) = member.schema {
            let repeats = !bare && merged.alternatives.is_empty() && {
                let own = self.merge(member, &mut slot.seen.clone());
                merged.adds_nothing_to(&own)
            };
            if bare || repeats {
                return self.component_use(key);
            }
        }
        if bare && !is_untyped(member) {
            merged.types.clear();
        }
        let own_docs = std::mem::take(&mut merged.docs);
        let mut seen = slot.seen.clone();
        merged.nullable = false;
        merged.cut |= !self.spend(merged.size(), &member.place);
        self.merge_into(member, &mut merged, &mut seen);
        merged.docs = either(own_docs, std::mem::take(&mut merged.docs));
        // A component that is an alternative of itself adds nothing.
        if let SchemaRef::Component(key) = member.schema {
            seen.push(key);
        }
        self.build_nested(merged, TypeSlot { seen, ..slot })
    }
}

/// The docs of the whole; those of the alternative, if it has none.
fn either(whole: Docs, alternative: Docs) -> Docs {
    let deprecated = whole.deprecated || alternative.deprecated;
    let docs = match whole.summary.is_some() || whole.description.is_some() {
        true => whole,
        false => alternative,
    };
    Docs { deprecated, ..docs }
}

/// Whether a member is an inline schema that has no type, and that no other schema could give one.
pub(super) fn is_untyped(member: &SchemaSite<'_>) -> bool {
    match member.schema {
        SchemaRef::Inline(schema) => keywords(schema).is_some_and(|any| {
            any.typ.is_none()
                && any.all_of.is_empty()
                && any.any_of.is_empty()
                && any.one_of.is_empty()
        }),
        SchemaRef::Component(_) => false,
    }
}

/// Whether null is the only value of a member.
pub(super) fn is_null(document: &Document, member: &SchemaSite<'_>) -> bool {
    let mut visits = VISITS;
    match member.schema {
        SchemaRef::Component(key) => is_null_component(document, key, &mut visits),
        SchemaRef::Inline(schema) => is_null_schema(document, schema, &mut visits),
    }
}

fn is_null_component(document: &Document, key: &str, visits: &mut usize) -> bool {
    component(document, key).is_some_and(|schema| is_null_schema(document, schema, visits))
}

fn is_null_schema(document: &Document, schema: &Schema, visits: &mut usize) -> bool {
    let (Some(any), Some(left)) = (keywords(schema), visits.checked_sub(1)) else {
        return false;
    };
    *visits = left;
    let mut null = |member: &ReferenceOr<Schema>| match member {
        ReferenceOr::Item(schema) => is_null_schema(document, schema, visits),
        ReferenceOr::Reference { reference } => {
            is_null_component(document, component_key(reference), visits)
        }
    };
    let mut alternatives = any.one_of.iter().chain(&any.any_of).peekable();
    types(schema, any) == ["null"]
        || (any.enumeration == [Value::Null] && any.properties.is_empty())
        || any.all_of.iter().any(&mut null)
        || (alternatives.peek().is_some() && alternatives.all(&mut null))
}
