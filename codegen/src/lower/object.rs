//! An object with named properties.
//!
//! ```yaml
//! type: object
//! required: [id]
//! properties:
//!   id: { type: integer }
//!   owner: { $ref: "#/components/schemas/User" }
//! ```

use super::access::{Access, access, component};
use super::condition::Conditional;
use super::merge::{Parts, docs, keywords};
use super::once::Key;
use super::schema::Spot;
use super::{Lower, Node, NodeSchema};
use crate::ir::{Docs, Origin, Property, TypeId, TypeUse};
use openapiv3::Schema;
use serde_json::Value;

impl<'d> Lower<'d, '_> {
    /// The properties of an object, then those that are only named as required.
    pub(super) fn properties(
        &mut self,
        id: TypeId,
        parts: &Parts<'d>,
        conditional: Conditional<'d>,
    ) -> Vec<Property> {
        let mut list = Vec::with_capacity(parts.properties.len() + conditional.len());
        for (&name, nodes) in &parts.properties {
            let conditions = conditional.get(name).map(Vec::as_slice);
            let ty = self.property_type(id, name, nodes, conditions.unwrap_or_default());
            let said = nodes
                .iter()
                .rev()
                .map(|node| self.said_of(node))
                .reduce(Said::or)
                .unwrap_or_default();
            list.push(Property {
                name: name.to_owned(),
                required: parts.required.contains(&name),
                ty,
                docs: said.docs,
                read_only: said.access.read_only,
                write_only: said.access.write_only,
                default: said.default,
                example: said.example,
            });
        }
        for &name in &parts.required {
            if parts.properties.contains_key(name) {
                continue;
            }
            list.push(Property {
                name: name.to_owned(),
                required: true,
                ty: self.intern(super::scalar::Interned::Any),
                docs: Docs::default(),
                read_only: false,
                write_only: false,
                default: None,
                example: None,
            });
        }
        self.conditional_properties(id, conditional, &mut list);
        list
    }

    fn said_of(&self, node: &Node<'_>) -> Said {
        let of = |schema| access(self.document, schema);
        match node.schema {
            NodeSchema::Component(key) => Said {
                access: component(self.document, key).map(of).unwrap_or_default(),
                ..Said::default()
            },
            NodeSchema::Inline(schema) => Said {
                docs: docs(schema),
                access: of(schema),
                default: schema.schema_data.default.clone(),
                example: example(schema),
            },
        }
    }

    /// The type of a property; one that is declared several times is all of them at once.
    fn property_type(
        &mut self,
        id: TypeId,
        name: &str,
        nodes: &[Node<'d>],
        conditions: &[(Node<'d>, bool)],
    ) -> TypeUse {
        let origin = Origin::Part {
            of: id,
            role: name.to_owned(),
        };
        if !conditions.is_empty()
            && let Some(parts) = self.added(nodes, conditions)
            && let [.., last] = nodes
        {
            let spot = Spot {
                node: last.clone(),
                origin,
                target: None,
                key: None,
                seen: Vec::new(),
            };
            return self.build_within(parts, spot);
        }
        match nodes {
            [] => self.intern(super::scalar::Interned::Any),
            [one] => self.ty(one.clone(), origin),
            // Of types that are merged already, the same parts may be merged again and again.
            _ if self.merging => self.once(Key::several(nodes), nodes.to_vec(), origin),
            _ => {
                self.merging = true;
                let using = self.merged(nodes.to_vec(), origin, None);
                self.merging = false;
                using
            }
        }
    }

    /// The type of a property that several schemas are of.
    pub(super) fn merged(
        &mut self,
        nodes: Vec<Node<'d>>,
        origin: Origin,
        key: Option<Key<'d>>,
    ) -> TypeUse {
        let mut seen = Vec::new();
        let mut parts = Parts::default();
        let mut nullable = true;
        for node in &nodes {
            parts.nullable = false;
            self.gather(node, &mut parts, &mut seen);
            nullable &= parts.nullable;
        }
        parts.nullable = nullable;
        if let Some(using) = self.same_reference(&nodes) {
            return TypeUse { nullable, ..using };
        }
        match nodes.last() {
            Some(last) => {
                let node = last.clone();
                parts.cut |= !self.spend(parts.size(), &node.place);
                let spot = Spot {
                    node,
                    origin,
                    target: None,
                    key,
                    seen,
                };
                self.build(parts, spot)
            }
            None => self.intern(super::scalar::Interned::Any),
        }
    }

    /// The component that all of the nodes that say anything refer to.
    fn same_reference(&mut self, nodes: &[Node<'d>]) -> Option<TypeUse> {
        let mut found = None;
        for node in nodes {
            match node.schema {
                NodeSchema::Component(key) if found.is_none_or(|f| f == key) => found = Some(key),
                NodeSchema::Component(_) => return None,
                NodeSchema::Inline(schema) => {
                    let any = keywords(schema)?;
                    let plain = any.properties.is_empty()
                        && any.enumeration.is_empty()
                        && any.all_of.is_empty()
                        && any.one_of.is_empty()
                        && any.any_of.is_empty()
                        && any.items.is_none();
                    if !plain {
                        return None;
                    }
                }
            }
        }
        found.map(|key| self.component_use(key))
    }
}

/// What a property's schema says beside its type.
#[derive(Default)]
struct Said {
    docs: Docs,
    access: Access,
    default: Option<Value>,
    example: Option<String>,
}

impl Said {
    fn or(self, earlier: Self) -> Self {
        Self {
            docs: Docs {
                summary: self.docs.summary.or(earlier.docs.summary),
                description: self.docs.description.or(earlier.docs.description),
                deprecated: self.docs.deprecated || earlier.docs.deprecated,
            },
            access: Access {
                read_only: self.access.read_only || earlier.access.read_only,
                write_only: self.access.write_only || earlier.access.write_only,
            },
            default: self.default.or(earlier.default),
            example: self.example.or(earlier.example),
        }
    }
}

/// A text that is shown, if it is short enough to be the name of something.
fn example(schema: &Schema) -> Option<String> {
    const LONGEST: usize = 64;
    let shown = schema.schema_data.example.as_ref()?.as_str()?;
    (shown.len() <= LONGEST && !shown.is_empty()).then(|| shown.to_owned())
}
