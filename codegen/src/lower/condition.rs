//! Properties that are named under a condition: optional, whatever the condition.
//!
//! ```yaml
//! if: { properties: { kind: { const: mail } } }
//! then: { required: [address], properties: { address: { type: string } } }
//! ```

use super::merge::Parts;
use super::scalar::Interned;
use super::{Lower, Node, NodeSchema};
use crate::diag::{Diagnostic, Place};
use crate::ir::{Docs, Origin, Property, TypeId, TypeUse};
use indexmap::IndexMap;
use rustc_hash::FxHashSet;

/// Properties by name, each with its schemas, and whether a value has to match them.
pub(super) type Conditional<'d> = IndexMap<&'d str, Vec<(Node<'d>, bool)>>;

impl<'d> Lower<'d, '_> {
    /// All properties that conditions name, those of conditions within conditions too.
    pub(super) fn conditional(&mut self, parts: &Parts<'d>) -> Conditional<'d> {
        let mut found = Conditional::new();
        let mut met: FxHashSet<Place> = FxHashSet::default();
        let mut queue: Vec<(Node<'d>, bool)> = parts.conditions.iter().rev().cloned().collect();
        while let Some((node, asserted)) = queue.pop() {
            if !met.insert(node.place.clone()) || !self.spend(1, &node.place) {
                continue;
            }
            let own = self.parts(&node, &mut Vec::new());
            for (name, nodes) in own.properties {
                let said = found.entry(name).or_default();
                said.extend(nodes.into_iter().map(|node| (node, asserted)));
            }
            for name in own.required {
                found.entry(name).or_default();
            }
            let members = own.groups.into_iter().flat_map(|group| group.members);
            let inner: Vec<_> = members
                .map(|member| (member, asserted))
                .chain(own.conditions)
                .map(|(node, inner)| (node, asserted && inner))
                .collect();
            queue.extend(inner.into_iter().rev());
        }
        found
    }

    /// The properties that nothing but conditions names.
    pub(super) fn conditional_properties(
        &mut self,
        id: TypeId,
        conditional: Conditional<'d>,
        list: &mut Vec<Property>,
    ) {
        let known: FxHashSet<String> = list.iter().map(|p| p.name.clone()).collect();
        for (name, nodes) in conditional {
            if known.contains(name) {
                continue;
            }
            let docs = match nodes.first().map(|(node, _)| node.schema) {
                Some(NodeSchema::Inline(schema)) => super::merge::docs(schema),
                _ => Docs::default(),
            };
            list.push(Property {
                name: name.to_owned(),
                required: false,
                ty: self.conditional_type(id, name, nodes),
                docs,
                read_only: false,
                write_only: false,
                default: None,
                example: None,
            });
        }
    }

    /// One of the types that a property has to be of under some condition; any JSON if there is none.
    fn conditional_type(
        &mut self,
        id: TypeId,
        name: &str,
        nodes: Vec<(Node<'d>, bool)>,
    ) -> TypeUse {
        let asserted: Vec<Node<'d>> = nodes
            .into_iter()
            .filter_map(|(node, asserted)| asserted.then_some(node))
            .collect();
        let origin = Origin::Part {
            of: id,
            role: name.to_owned(),
        };
        match asserted.as_slice() {
            [] => self.intern(Interned::Any),
            [one] => self.ty(one.clone(), origin),
            [first, ..] => {
                let union = self.add(origin, &first.place);
                let mut variants = Vec::with_capacity(asserted.len());
                for (index, node) in asserted.iter().enumerate() {
                    let role = (index + 1).to_string();
                    let part = Origin::Part {
                        of: union,
                        role: role.clone(),
                    };
                    variants.push((self.ty(node.clone(), part), role));
                }
                self.finish_union(union, variants, None)
            }
        }
    }

    /// What conditions add to a property that is declared, where that is an object with properties of its own. The
    /// properties of a component are everybody's: what a condition adds to these is left out, and said.
    pub(super) fn added(
        &mut self,
        nodes: &[Node<'d>],
        conditions: &[(Node<'d>, bool)],
    ) -> Option<Parts<'d>> {
        let mut parts = Parts::default();
        for node in nodes {
            parts.nullable = false;
            self.gather(node, &mut parts, &mut Vec::new());
        }
        if parts.properties.is_empty() || !parts.groups.is_empty() {
            return None;
        }
        let added = Parts {
            conditions: conditions.to_vec(),
            ..Parts::default()
        };
        let added = self.conditional(&added);
        let new: Vec<&str> = added.into_keys().collect();
        let new = new
            .into_iter()
            .find(|name| !parts.properties.contains_key(name) && !parts.required.contains(name))?;
        if let [one] = nodes
            && let NodeSchema::Component(key) = one.schema
        {
            let place = conditions
                .first()
                .map_or(&one.place, |(node, _)| &node.place);
            self.diags.push(
                Diagnostic::warning(
                    "conditional-property",
                    place,
                    format!("a condition adds `{new}` to an object that is described by `{key}`"),
                )
                .done("it is left out")
                .help("name it among the properties of the component"),
            );
            return None;
        }
        parts.conditions.extend(conditions.iter().cloned());
        Some(parts)
    }
}
