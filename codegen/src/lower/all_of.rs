//! Walks through a schema and the members of its `allOf`, and merges their keywords.
//!
//! ```yaml
//! allOf:
//!   - $ref: "#/components/schemas/Pet"
//!   - properties: { bark: { type: boolean } }
//! ```
//!
//! The walk has its own stack, since `allOf` may reference a long chain of components. It merges each component once,
//! since many paths may lead to the same one.

use super::keywords::{docs, is_empty, keywords};
use super::lowering::Lower;
use super::merge::{merge_alternatives, merge_docs, merge_object_keywords};
use super::merged::MergedSchema;
use super::site::{SchemaRef, SchemaSite};
use crate::diag::{Diagnostic, Place};
use crate::ir::Docs;
use crate::source::limits::MERGED;
use openapiv3::{AnySchema, ReferenceOr, Schema};

/// A schema on the stack of the walk.
enum Open<'d> {
    /// A component, and the docs of the schema that it is merged into.
    Component(&'d str, Docs),
    /// A schema, some of whose `allOf` members are merged already.
    Schema(Members<'d>),
}

struct Members<'d> {
    schema: &'d Schema,
    any: &'d AnySchema,
    place: Place,
    /// The index of the next member.
    next: usize,
    /// Whether the merged schema allowed null before this member.
    before: bool,
    /// Whether all members so far allow null; `None` if all of them are empty schemas.
    nullable: Option<bool>,
}

impl<'d> Lower<'d, '_> {
    /// The merged keywords of a schema and the members of its `allOf`.
    pub(super) fn merge(
        &mut self,
        site: &SchemaSite<'d>,
        seen: &mut Vec<&'d str>,
    ) -> MergedSchema<'d> {
        let mut merged = MergedSchema::default();
        self.merge_into(site, &mut merged, seen);
        merged
    }

    /// Merges a schema into others. `seen` are the components that are being merged: one that extends itself adds nothing.
    pub(super) fn merge_into(
        &mut self,
        site: &SchemaSite<'d>,
        merged: &mut MergedSchema<'d>,
        seen: &mut Vec<&'d str>,
    ) {
        let outer = seen.len();
        for &key in seen.iter() {
            merged.components.entry(key).or_default();
        }
        let mut stack = Vec::new();
        self.enter(site.clone(), merged, seen, &mut stack);
        while let Some(open) = stack.last_mut() {
            if let Open::Schema(members) = open
                && let Some(member) = members.enter_next(merged)
            {
                self.enter(member, merged, seen, &mut stack);
                continue;
            }
            match stack.pop() {
                Some(Open::Component(key, docs)) => {
                    seen.pop();
                    merged.docs = docs;
                    merged.components.insert(key, Some(merged.nullable));
                }
                Some(Open::Schema(members)) => self.merge_own(members, merged, seen, outer),
                None => {}
            }
        }
    }

    /// Puts a schema on the stack: for a component, also the component that it is an alias of.
    fn enter(
        &mut self,
        mut site: SchemaSite<'d>,
        merged: &mut MergedSchema<'d>,
        seen: &mut Vec<&'d str>,
        stack: &mut Vec<Open<'d>>,
    ) {
        loop {
            match site.schema {
                SchemaRef::Component(key) => {
                    if let Some(known) = merged.components.get(key) {
                        merged.nullable |= known.unwrap_or_default();
                        return;
                    }
                    let Some(target) = self.component_site(key) else {
                        return;
                    };
                    if !self.spend(1, &site.place) {
                        merged.cut = true;
                        return;
                    }
                    // The docs of a member don't describe the whole.
                    let docs = std::mem::take(&mut merged.docs);
                    merged.components.insert(key, None);
                    seen.push(key);
                    stack.push(Open::Component(key, docs));
                    site = target;
                }
                SchemaRef::Inline(schema) => {
                    if let Some(any) = keywords(schema) {
                        stack.push(Open::Schema(Members {
                            schema,
                            any,
                            place: site.place,
                            next: 0,
                            before: merged.nullable,
                            nullable: None,
                        }));
                    }
                    return;
                }
            }
        }
    }

    /// Merges the schema's own keywords, after its members.
    fn merge_own(
        &mut self,
        members: Members<'d>,
        merged: &mut MergedSchema<'d>,
        seen: &[&'d str],
        outer: usize,
    ) {
        let Members {
            schema, any, place, ..
        } = members;
        // The keywords of a component are copied into each component that extends it.
        let size = any.properties.len() + any.required.len() + any.enumeration.len();
        let size = size + any.one_of.len() + any.any_of.len();
        if seen.len() > outer && !self.spend(size, &place) {
            merged.cut = true;
            return;
        }
        merged.nullable |= schema.schema_data.nullable || members.nullable == Some(true);
        merge_docs(&mut merged.docs, docs(schema));
        self.merge_scalar_keywords(schema, any, &place, merged);
        merge_object_keywords(self.document, any, &place, merged);
        if let Some(conditions) = self.document.side.conditions.get(&place) {
            let conditions = conditions.iter();
            merged.conditions.extend(conditions.map(|condition| {
                let site = SchemaSite::new(&condition.schema, condition.place.clone());
                (site, condition.asserted)
            }));
        }
        if let Some(items) = &any.items {
            merged.items = Some(SchemaSite::new(items, place.key("items")));
        }
        merge_alternatives(schema, any, &place, merged, seen);
    }

    /// Takes an amount from the budget of merging, and reports once that nothing is left.
    pub(super) fn spend(&mut self, amount: usize, place: &Place) -> bool {
        if self.budget == 0 {
            return false;
        }
        self.budget = self.budget.saturating_sub(amount);
        if self.budget == 0 {
            let message = format!("merging schemas makes more than {MERGED} parts");
            self.diags.push(
                Diagnostic::warning("too-large", place, message)
                    .done("from here on, schemas that merge others become any JSON")
                    .help(
                        "the cause is `allOf` and alternatives that reference each other many times",
                    ),
            );
        }
        self.budget > 0
    }
}

impl<'d> Members<'d> {
    /// Leaves the member that was entered last, and returns the next one.
    fn enter_next(&mut self, merged: &mut MergedSchema<'d>) -> Option<SchemaSite<'d>> {
        let last = self.next.checked_sub(1);
        if let Some(last) = last.and_then(|last| self.any.all_of.get(last)) {
            // Null is allowed if every member allows it. An empty schema allows it.
            if !matches!(last, ReferenceOr::Item(schema) if is_empty(schema)) {
                self.nullable = Some(self.nullable.unwrap_or(true) && merged.nullable);
            }
            merged.nullable = self.before;
        }
        let member = self.any.all_of.get(self.next)?;
        let member = SchemaSite::new(member, self.place.key("allOf").index(self.next));
        self.next += 1;
        self.before = std::mem::take(&mut merged.nullable);
        Some(member)
    }
}
