//! Any schema: its keywords decide which construct it is.
//!
//! ```yaml
//! type: string
//! format: uuid
//! ```

use super::condition::Conditional;
use super::interned::Interned;
use super::keywords::{docs, is_empty, keywords};
use super::lowering::Lower;
use super::merged::MergedSchema;
use super::origin::component_origin;
use super::scalar;
use super::site::{SchemaRef, SchemaSite, component_key};
use super::slot::TypeSlot;
use super::type_key::{TypeKey, TypeState};
use crate::diag::Diagnostic;
use crate::dialect::{MORE, NEVER, TYPES};
use crate::ir::{Docs, EnumValue, Integer, Origin, Shape, StringFormat, TypeId, TypeUse, Variant};
use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;

impl<'d> Lower<'d, '_> {
    /// Defines the type of a component.
    pub(super) fn define_component(&mut self, id: TypeId, key: &'d str, site: &SchemaSite<'d>) {
        let slot = TypeSlot {
            site: site.clone(),
            origin: component_origin(&self.document.side, key),
            target: Some(id),
            key: None,
            seen: vec![key],
        };
        let using = match site.schema {
            SchemaRef::Component(target) => self.component_use(target),
            SchemaRef::Inline(schema) => {
                let own_docs = docs(schema);
                let using = match sole_reference(schema) {
                    Some(target) if !self.is_base(key) && !self.is_child(schema, target) => {
                        TypeUse {
                            nullable: schema.schema_data.nullable,
                            ..self.component_use(target)
                        }
                    }
                    _ => {
                        let merged = self.merge(site, &mut slot.seen.clone());
                        match self.base_union(key, &merged, &slot) {
                            Some(using) => using,
                            None => self.build(merged, slot),
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
        self.make_deferred();
    }

    /// The type of a schema.
    pub(super) fn ty(&mut self, site: SchemaSite<'d>, origin: Origin) -> TypeUse {
        match site.schema {
            SchemaRef::Component(key) => self.component_use(key),
            SchemaRef::Inline(schema) => {
                self.unresolved(schema, &site);
                if let Some(key) = sole_reference(schema) {
                    let using = TypeUse {
                        nullable: schema.schema_data.nullable,
                        ..self.component_use(key)
                    };
                    self.type_states
                        .insert(TypeKey::Place(site.place), TypeState::Done(using));
                    return using;
                }
                let key = TypeKey::Place(site.place.clone());
                self.memoized(key, vec![site], origin)
            }
        }
    }

    /// The type of a merged schema.
    pub(super) fn build(&mut self, mut merged: MergedSchema<'d>, slot: TypeSlot<'d>) -> TypeUse {
        let nullable = merged.nullable;
        if merged.cut {
            let any = self.intern(Interned::Any);
            return TypeUse { nullable, ..any };
        }
        self.clean_alternatives(&mut merged);
        let nullable = nullable | merged.nullable;
        let mut using = if let Some(member) = merged.take_sole_alternative() {
            self.sole_alternative(merged, &member, slot)
        } else if merged.alternatives.is_empty() {
            self.plain(merged, slot)
        } else {
            self.union_of_alternatives(merged, slot)
        };
        using.nullable |= nullable;
        using
    }

    /// The type of a merged schema without alternatives.
    fn plain(&mut self, merged: MergedSchema<'d>, slot: TypeSlot<'d>) -> TypeUse {
        let types: Vec<&str> = merged
            .types
            .iter()
            .copied()
            .filter(|t| *t != "null")
            .collect();
        let may_be_object = types.is_empty() || types.contains(&"object");
        let conditional = match may_be_object && !merged.conditions.is_empty() {
            true => self.conditional(&merged),
            false => Conditional::new(),
        };
        match types.as_slice() {
            [] if merged.types.contains(&"null") => TypeUse {
                nullable: true,
                ..self.intern(Interned::Any)
            },
            [] => self.untyped(merged, conditional, slot),
            [one] => self.typed(one, merged, conditional, slot),
            several => self.several_types(several, &merged, &conditional, slot),
        }
    }

    /// The type of a schema without `type`: its other keywords decide.
    fn untyped(
        &mut self,
        merged: MergedSchema<'d>,
        conditional: Conditional<'d>,
        slot: TypeSlot<'d>,
    ) -> TypeUse {
        let object = merged.has_properties()
            || merged.additional.is_some()
            || !merged.required.is_empty()
            || merged.has_object_keyword
            || !conditional.is_empty();
        if object {
            self.object(merged, conditional, slot)
        } else if merged.items.is_some() {
            self.typed("array", merged, conditional, slot)
        } else if merged.values.is_some() {
            self.enumeration(None, merged, slot)
        } else {
            match merged.format {
                Some(format) if scalar::is_text_format(format) => {
                    self.intern(Interned::Text(scalar::text(Some(format))))
                }
                Some(format) if scalar::is_integer_format(format) => {
                    self.typed("integer", merged, conditional, slot)
                }
                Some("float" | "double") => self.intern(Interned::Number),
                _ if merged.has_string_keyword => self.intern(Interned::Text(StringFormat::Plain)),
                _ => self.intern(Interned::Any),
            }
        }
    }

    /// The type of a schema with one `type`.
    fn typed(
        &mut self,
        name: &'d str,
        mut merged: MergedSchema<'d>,
        conditional: Conditional<'d>,
        slot: TypeSlot<'d>,
    ) -> TypeUse {
        // The formats of integers are also formats of `number` (OpenAPI Format Registry).
        let name = match (name, merged.format) {
            ("number", Some(format)) if scalar::is_integer_format(format) => "integer",
            // Tools for languages with one number type write all enums of integers like this.
            ("number", _) if merged.values.as_deref().is_some_and(are_integers) => "integer",
            _ => name,
        };
        match name {
            "string" | "integer" if merged.values.is_some() => {
                self.enumeration(Some(name), merged, slot)
            }
            "string" => self.intern(Interned::Text(scalar::text(merged.format))),
            "integer" => {
                let integer: Integer =
                    scalar::integer(merged.format, merged.minimum, merged.maximum);
                self.intern(Interned::Integer(integer))
            }
            "number" => self.intern(Interned::Number),
            "boolean" => self.intern(Interned::Boolean),
            "array" => {
                let item = match merged.items.take() {
                    Some(site) => self.ty(site, Origin::Item(Box::new(slot.origin.clone()))),
                    None => self.intern(Interned::Any),
                };
                self.nameless(Interned::Array(item), slot)
            }
            "object" => self.object(merged, conditional, slot),
            _ => self.intern(Interned::Any),
        }
    }

    /// The type of a schema with several types: a union, in which each variant has the keywords for its type.
    fn several_types(
        &mut self,
        names: &[&'d str],
        merged: &MergedSchema<'d>,
        conditional: &Conditional<'d>,
        slot: TypeSlot<'d>,
    ) -> TypeUse {
        if names.len() >= 6 {
            return self.intern(Interned::Any);
        }
        let id = self.slot_id(&slot, merged.docs.clone());
        let mut variants = Vec::new();
        for &name in names {
            let mut own = merged.clone();
            own.types = vec![name];
            own.docs = Docs::default();
            if let Some(values) = &mut own.values {
                values.retain(|v| literal_type(&v.literal) == name);
                if values.is_empty() {
                    own.values = None;
                }
            }
            let variant = TypeSlot {
                origin: Origin::Part {
                    of: id,
                    role: name.to_owned(),
                },
                target: None,
                key: None,
                ..slot.clone()
            };
            variants.push(Variant {
                ty: self.typed(name, own, conditional.clone(), variant),
                role: name.to_owned(),
                name: None,
            });
        }
        self.finish_union(id, variants, None)
    }

    /// A list or a map: interned, unless it has an id already.
    pub(super) fn nameless(&mut self, interned: Interned, slot: TypeSlot<'d>) -> TypeUse {
        match slot.target {
            Some(id) => {
                self.set(id, interned.shape());
                TypeUse::of(id)
            }
            None => self.intern(interned),
        }
    }

    /// The id of a type that needs a definition.
    pub(super) fn slot_id(&mut self, slot: &TypeSlot<'d>, docs: Docs) -> TypeId {
        let id = match (slot.target, &slot.key) {
            (Some(id), _) => id,
            (None, Some(key)) => self.reserve_id(key, &slot.origin, &slot.site.place),
            (None, None) => self.add(slot.origin.clone(), &slot.site.place),
        };
        if let Some(ty) = self.api.types.get_mut(id.0 as usize) {
            ty.docs = docs;
        }
        id
    }

    fn unresolved(&mut self, schema: &Schema, site: &SchemaSite<'d>) {
        if schema.schema_data.extensions.contains_key(NEVER) {
            self.diags.push(
                Diagnostic::note("never", &site.place, "no value satisfies this schema")
                    .done("it becomes any JSON"),
            );
        }
    }
}

/// The component that a schema is an alias of: the schema is an `allOf`, `oneOf` or `anyOf` of one reference, and
/// annotations.
fn sole_reference(schema: &Schema) -> Option<&str> {
    let any = keywords(schema)?;
    // A member that only describes adds nothing to the type.
    let describes = |member: &&ReferenceOr<Schema>| matches!(member, ReferenceOr::Item(schema) if is_empty(schema));
    let all_of = any.all_of.iter().filter(|member| !describes(member));
    let mut members = all_of.chain(&any.one_of).chain(&any.any_of);
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
    (!says_more).then(|| component_key(reference))
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

/// Whether all literals are integers.
fn are_integers(values: &[EnumValue]) -> bool {
    !values.is_empty()
        && values
            .iter()
            .all(|v| v.literal.is_i64() || v.literal.is_u64())
}
