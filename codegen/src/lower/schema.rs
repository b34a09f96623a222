//! A schema of any kind: what is said in all, and which construct that makes.

use super::merge::{Parts, Rest, docs, keywords};
use super::once::{Key, Known};
use super::scalar::{self, Interned};
use super::{Lower, Node, NodeSchema};
use crate::diag::Diagnostic;
use crate::dialect::{MORE, NEVER, TYPES};
use crate::ir::{Docs, EnumValue, Integer, Object, Origin, Shape, StringFormat, TypeId, TypeUse};
use crate::source::limits::PROPERTIES;
use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;

/// Where a type is being made: its name's origin, and the id if it has one already.
#[derive(Clone, Debug)]
pub(super) struct Spot<'d> {
    pub node: Node<'d>,
    pub origin: Origin,
    pub target: Option<TypeId>,
    /// What is known by this type, where it may be asked for again before it is made.
    pub key: Option<Key<'d>>,
    /// The components that are being gathered here.
    pub seen: Vec<&'d str>,
}

impl<'d> Lower<'d, '_> {
    /// The shape of a component.
    pub(super) fn define_component(&mut self, id: TypeId, key: &'d str, node: &Node<'d>) {
        let spot = Spot {
            node: node.clone(),
            origin: Origin::Component(key.to_owned()),
            target: Some(id),
            key: None,
            seen: vec![key],
        };
        let using = match node.schema {
            NodeSchema::Component(target) => self.component_use(target),
            NodeSchema::Inline(schema) => {
                let own_docs = docs(schema);
                let using = match sole_reference(schema) {
                    Some(target) if !self.is_base(key) && !self.is_child(schema, target) => {
                        TypeUse {
                            nullable: schema.schema_data.nullable,
                            ..self.component_use(target)
                        }
                    }
                    _ => {
                        let parts = self.parts(node, &mut spot.seen.clone());
                        match self.base_union(key, &parts, &spot) {
                            Some(using) => using,
                            None => self.build(parts, spot),
                        }
                    }
                };
                if let Some(ty) = self.api.types.get_mut(id.0 as usize) {
                    ty.docs = own_docs;
                }
                using
            }
        };
        if using.id == id {
            if let Some(ty) = self.api.types.get_mut(id.0 as usize) {
                ty.nullable |= using.nullable;
            }
        } else {
            self.set(id, Shape::Alias(using));
        }
        self.make_later();
    }

    /// The type of a schema that stands somewhere.
    pub(super) fn ty(&mut self, node: Node<'d>, origin: Origin) -> TypeUse {
        match node.schema {
            NodeSchema::Component(key) => self.component_use(key),
            NodeSchema::Inline(schema) => {
                self.unresolved(schema, &node);
                if let Some(key) = sole_reference(schema) {
                    let using = TypeUse {
                        nullable: schema.schema_data.nullable,
                        ..self.component_use(key)
                    };
                    self.known
                        .insert(Key::Place(node.place), Known::Done(using));
                    return using;
                }
                let key = Key::Place(node.place.clone());
                self.once(key, vec![node], origin)
            }
        }
    }

    /// The type of all that is said.
    pub(super) fn build(&mut self, mut parts: Parts<'d>, spot: Spot<'d>) -> TypeUse {
        let nullable = parts.nullable;
        if parts.cut {
            let any = self.intern(Interned::Any);
            return TypeUse { nullable, ..any };
        }
        self.settle_groups(&mut parts);
        let nullable = nullable | parts.nullable;
        let mut using = if parts.groups.is_empty() {
            self.plain(parts, spot)
        } else {
            self.alternatives(parts, spot)
        };
        using.nullable |= nullable;
        using
    }

    /// The type of what is said where no alternatives are left.
    fn plain(&mut self, parts: Parts<'d>, spot: Spot<'d>) -> TypeUse {
        let types: Vec<&str> = parts
            .types
            .iter()
            .copied()
            .filter(|t| *t != "null")
            .collect();
        match types.as_slice() {
            [] if parts.types.contains(&"null") => TypeUse {
                nullable: true,
                ..self.intern(Interned::Any)
            },
            [] => self.untyped(parts, spot),
            [one] => self.typed(one, parts, spot),
            several => self.several_types(several, &parts, spot),
        }
    }

    /// No type is named: the keywords tell it.
    fn untyped(&mut self, parts: Parts<'d>, spot: Spot<'d>) -> TypeUse {
        let object = parts.has_properties()
            || parts.rest.is_some()
            || !parts.required.is_empty()
            || parts.objecty
            || !parts.conditions.is_empty() && !self.conditional(&parts).is_empty();
        if object {
            self.typed("object", parts, spot)
        } else if parts.items.is_some() {
            self.typed("array", parts, spot)
        } else if parts.values.is_some() {
            self.enumeration(None, parts, spot)
        } else {
            match parts.format {
                Some(format) if scalar::is_text_format(format) => {
                    self.intern(Interned::Text(scalar::text(Some(format))))
                }
                Some(format) if scalar::is_integer_format(format) => {
                    self.typed("integer", parts, spot)
                }
                Some("float" | "double") => self.intern(Interned::Number),
                _ if parts.texty => self.intern(Interned::Text(StringFormat::Plain)),
                _ => self.intern(Interned::Any),
            }
        }
    }

    /// One type is named.
    fn typed(&mut self, name: &'d str, mut parts: Parts<'d>, spot: Spot<'d>) -> TypeUse {
        // The formats of integers are formats of `number` too (OpenAPI Format Registry).
        let name = match (name, parts.format) {
            ("number", Some(format)) if scalar::is_integer_format(format) => "integer",
            // Tools whose language has one type of numbers write every enum of integers so.
            ("number", _) if parts.values.as_deref().is_some_and(are_integers) => "integer",
            _ => name,
        };
        match name {
            "string" | "integer" if parts.values.is_some() => {
                self.enumeration(Some(name), parts, spot)
            }
            "string" => self.intern(Interned::Text(scalar::text(parts.format))),
            "integer" => {
                let integer: Integer = scalar::integer(parts.format, parts.minimum, parts.maximum);
                self.intern(Interned::Integer(integer))
            }
            "number" => self.intern(Interned::Number),
            "boolean" => self.intern(Interned::Boolean),
            "array" => {
                let item = match parts.items.take() {
                    Some(node) => self.ty(node, Origin::Item(Box::new(spot.origin.clone()))),
                    None => self.intern(Interned::Any),
                };
                self.nameless(Interned::Array(item), spot)
            }
            "object" => self.object(parts, spot),
            _ => self.intern(Interned::Any),
        }
    }

    /// Several types are named: each takes the keywords that are its own.
    fn several_types(&mut self, names: &[&'d str], parts: &Parts<'d>, spot: Spot<'d>) -> TypeUse {
        if names.len() >= 6 {
            return self.intern(Interned::Any);
        }
        let id = self.target(&spot, parts.docs.clone());
        let mut variants = Vec::new();
        for &name in names {
            let mut own = parts.clone();
            own.types = vec![name];
            own.docs = Docs::default();
            if let Some(values) = &mut own.values {
                values.retain(|v| literal_type(&v.literal) == name);
                if values.is_empty() {
                    own.values = None;
                }
            }
            let variant = Spot {
                origin: Origin::Part {
                    of: id,
                    role: name.to_owned(),
                },
                target: None,
                key: None,
                ..spot.clone()
            };
            variants.push((self.typed(name, own, variant), name.to_owned()));
        }
        self.finish_union(id, variants, None)
    }

    /// An object, or a map if no property has a name.
    fn object(&mut self, mut parts: Parts<'d>, spot: Spot<'d>) -> TypeUse {
        let conditional = self.conditional(&parts);
        if parts.properties.is_empty() && parts.required.is_empty() && conditional.is_empty() {
            let value = match &parts.rest {
                Some(Rest::Any) | None => self.intern(Interned::Any),
                Some(rest) => self.rest_type(rest, Origin::Value(Box::new(spot.origin.clone()))),
            };
            return self.nameless(Interned::Map(value), spot);
        }
        if parts.properties.len() + conditional.len() > PROPERTIES {
            self.diags.push(
                Diagnostic::warning(
                    "too-many-properties",
                    &spot.node.place,
                    format!("an object of {} properties", parts.properties.len()),
                )
                .done("it is taken as a map of any JSON"),
            );
            let value = self.intern(Interned::Any);
            return self.nameless(Interned::Map(value), spot);
        }
        self.bound_required(&mut parts, &spot);
        let id = self.target(&spot, parts.docs.clone());
        let properties = self.properties(id, &parts, conditional);
        let rest = match &parts.rest {
            Some(Rest::Any) => Some(self.intern(Interned::Any)),
            Some(rest) => {
                let origin = Origin::Part {
                    of: id,
                    role: "value".to_owned(),
                };
                Some(self.rest_type(rest, origin))
            }
            None => None,
        };
        self.set(id, Shape::Object(Object { properties, rest }));
        TypeUse::of(id)
    }

    /// Names that are required and have no schema are properties as well, as far as there is room.
    fn bound_required(&mut self, parts: &mut Parts<'d>, spot: &Spot<'d>) {
        let room = PROPERTIES.saturating_sub(parts.properties.len());
        let properties = &parts.properties;
        let bare = |name: &&&str| !properties.contains_key(*name);
        let count = parts.required.iter().filter(bare).count();
        if count <= room {
            return;
        }
        let mut left = room;
        parts.required.retain(|name| {
            let has_schema = properties.contains_key(name);
            let kept = has_schema || left > 0;
            left -= usize::from(kept && !has_schema);
            kept
        });
        parts.rest = parts.rest.take().or(Some(Rest::Any));
        let message = format!("{count} names are required that have no schema");
        self.diags.push(
            Diagnostic::warning("too-many-properties", &spot.node.place, message).done(format!(
                "beyond {PROPERTIES} properties, they are left to the keys without a name"
            )),
        );
    }

    /// What the keys without a name hold: the one type that is given, that or anything, or anything.
    fn rest_type(&mut self, rest: &Rest<'d>, origin: Origin) -> TypeUse {
        let (nodes, partly) = match rest {
            Rest::Any => return self.intern(Interned::Any),
            Rest::Typed(nodes) => (nodes, false),
            Rest::Partly(nodes) => (nodes, true),
        };
        let [one] = nodes.as_slice() else {
            return self.intern(Interned::Any);
        };
        if !partly {
            return self.ty(one.clone(), origin);
        }
        let id = self.add(origin, &one.place);
        let part = Origin::Part {
            of: id,
            role: "1".to_owned(),
        };
        let known = (self.ty(one.clone(), part), "1".to_owned());
        let anything = (self.intern(Interned::Any), "2".to_owned());
        self.finish_union(id, vec![known, anything], None)
    }

    /// A list or a map: shared, unless it is a component.
    fn nameless(&mut self, interned: Interned, spot: Spot<'d>) -> TypeUse {
        match spot.target {
            Some(id) => {
                self.set(id, interned.shape());
                TypeUse::of(id)
            }
            None => self.intern(interned),
        }
    }

    /// The id of a type that needs a definition.
    pub(super) fn target(&mut self, spot: &Spot<'d>, docs: Docs) -> TypeId {
        let id = match (spot.target, &spot.key) {
            (Some(id), _) => id,
            (None, Some(key)) => self.reserve(key, &spot.origin, &spot.node.place),
            (None, None) => self.add(spot.origin.clone(), &spot.node.place),
        };
        if let Some(ty) = self.api.types.get_mut(id.0 as usize) {
            ty.docs = docs;
        }
        id
    }

    fn unresolved(&mut self, schema: &Schema, node: &Node<'d>) {
        if schema.schema_data.extensions.contains_key(NEVER) {
            self.diags.push(
                Diagnostic::note("never", &node.place, "no value satisfies this schema")
                    .done("it is taken as any JSON"),
            );
        }
    }
}

/// The component that a schema is another word for: an `allOf`, `oneOf` or `anyOf` of one
/// reference, and annotations.
fn sole_reference(schema: &Schema) -> Option<&str> {
    let any = keywords(schema)?;
    let mut members = any.all_of.iter().chain(&any.one_of).chain(&any.any_of);
    let (Some(ReferenceOr::Reference { reference }), None) = (members.next(), members.next())
    else {
        return None;
    };
    let says_more = any.typ.as_deref().is_some_and(|t| t == "null")
        || !any.properties.is_empty()
        || !any.required.is_empty()
        || !any.enumeration.is_empty()
        || any.items.is_some()
        || any.additional_properties.is_some()
        || [TYPES, MORE]
            .iter()
            .any(|key| schema.schema_data.extensions.contains_key(*key));
    (!says_more).then(|| super::component(reference))
}

/// The name of the JSON type of a literal.
fn literal_type(literal: &Value) -> &'static str {
    match literal {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(n) if n.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Whether the literals are integers, so that one type of integers holds each that is listed.
fn are_integers(values: &[EnumValue]) -> bool {
    !values.is_empty()
        && values
            .iter()
            .all(|v| v.literal.is_i64() || v.literal.is_u64())
}
