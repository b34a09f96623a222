//! Objects with named properties, and maps.
//!
//! ```yaml
//! type: object
//! required: [id]
//! properties:
//!   id: { type: integer }
//!   owner: { $ref: "#/components/schemas/User" }
//! ```

use super::access::{Access, access};
use super::condition::Conditional;
use super::given_name::given_name;
use super::interned::Interned;
use super::keywords::{docs, keywords};
use super::lowering::Lower;
use super::merged::{Additional, MergedSchema};
use super::reference::component;
use super::site::{SchemaRef, SchemaSite};
use super::slot::TypeSlot;
use super::type_key::TypeKey;
use crate::diag::Diagnostic;
use crate::ir::{Docs, Object, Origin, Property, Shape, TypeId, TypeUse, Variant};
use crate::source::limits::PROPERTIES;
use openapiv3::Schema;
use serde_json::Value;

impl<'d> Lower<'d, '_> {
    /// The type of an object: a map if it has no named properties.
    pub(super) fn object(
        &mut self,
        mut merged: MergedSchema<'d>,
        conditional: Conditional<'d>,
        slot: TypeSlot<'d>,
    ) -> TypeUse {
        if merged.properties.is_empty() && merged.required.is_empty() && conditional.is_empty() {
            let value = match &merged.additional {
                Some(Additional::Any) | None => self.intern(Interned::Any),
                Some(rest) => {
                    self.additional_type(rest, Origin::Value(Box::new(slot.origin.clone())))
                }
            };
            return self.nameless(Interned::Map(value), slot);
        }
        if merged.properties.len() + conditional.len() > PROPERTIES {
            self.diags.push(
                Diagnostic::warning(
                    "too-many-properties",
                    &slot.site.place,
                    format!("an object of {} properties", merged.properties.len()),
                )
                .done("it becomes a map of any JSON"),
            );
            let value = self.intern(Interned::Any);
            return self.nameless(Interned::Map(value), slot);
        }
        self.bound_required(&mut merged, &slot);
        let id = self.slot_id(&slot, merged.docs.clone());
        let properties = self.properties(id, &merged, conditional);
        let rest = match &merged.additional {
            Some(Additional::Any) => Some(self.intern(Interned::Any)),
            Some(rest) => {
                let origin = Origin::Part {
                    of: id,
                    role: "value".to_owned(),
                };
                Some(self.additional_type(rest, origin))
            }
            None => None,
        };
        self.set(id, Shape::Object(Object { properties, rest }));
        TypeUse::of(id)
    }

    /// Limits the required names that have no schema: they are properties too, up to the limit of an object.
    fn bound_required(&mut self, merged: &mut MergedSchema<'d>, slot: &TypeSlot<'d>) {
        let room = PROPERTIES.saturating_sub(merged.properties.len());
        let properties = &merged.properties;
        let bare = |name: &&&str| !properties.contains_key(*name);
        let count = merged.required.iter().filter(bare).count();
        if count <= room {
            return;
        }
        let mut left = room;
        merged.required.retain(|name| {
            let has_schema = properties.contains_key(name);
            let kept = has_schema || left > 0;
            left -= usize::from(kept && !has_schema);
            kept
        });
        merged.additional = merged.additional.take().or(Some(Additional::Any));
        let message = format!("{count} required names have no schema");
        self.diags.push(
            Diagnostic::warning("too-many-properties", &slot.site.place, message).done(format!(
                "those beyond {PROPERTIES} properties are left to the other keys"
            )),
        );
    }

    /// The type of the values of all other keys.
    fn additional_type(&mut self, rest: &Additional<'d>, origin: Origin) -> TypeUse {
        let (sites, partly) = match rest {
            Additional::Any => return self.intern(Interned::Any),
            Additional::Typed(sites) => (sites, false),
            Additional::TypedOrAny(sites) => (sites, true),
        };
        let [one] = sites.as_slice() else {
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
        let known = Variant {
            ty: self.ty(one.clone(), part),
            role: "1".to_owned(),
            name: given_name(&self.document.side, one),
        };
        let anything = Variant {
            ty: self.intern(Interned::Any),
            role: "2".to_owned(),
            name: None,
        };
        self.finish_union(id, vec![known, anything], None)
    }

    /// The properties of an object, then those that are only in `required`.
    pub(super) fn properties(
        &mut self,
        id: TypeId,
        merged: &MergedSchema<'d>,
        conditional: Conditional<'d>,
    ) -> Vec<Property> {
        let mut list = Vec::with_capacity(merged.properties.len() + conditional.len());
        for (&name, sites) in &merged.properties {
            let conditions = conditional.get(name).map(Vec::as_slice);
            let ty = self.property_type(id, name, sites, conditions.unwrap_or_default());
            let meta = sites
                .iter()
                .rev()
                .map(|site| self.property_meta(site))
                .reduce(PropertyMeta::or)
                .unwrap_or_default();
            list.push(Property {
                name: name.to_owned(),
                required: merged.required.contains(&name),
                ty,
                docs: meta.docs,
                read_only: meta.access.read_only,
                write_only: meta.access.write_only,
                default: meta.default,
                example: meta.example,
            });
        }
        for &name in &merged.required {
            if merged.properties.contains_key(name) {
                continue;
            }
            list.push(Property {
                name: name.to_owned(),
                required: true,
                ty: self.intern(Interned::Any),
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

    fn property_meta(&self, site: &SchemaSite<'_>) -> PropertyMeta {
        let of = |schema| access(self.document, schema);
        match site.schema {
            SchemaRef::Component(key) => PropertyMeta {
                access: component(self.document, key).map(of).unwrap_or_default(),
                ..PropertyMeta::default()
            },
            SchemaRef::Inline(schema) => PropertyMeta {
                docs: docs(schema),
                access: of(schema),
                default: schema.schema_data.default.clone(),
                example: example(schema),
            },
        }
    }

    /// The type of a property. One that is declared several times must match all of its schemas.
    fn property_type(
        &mut self,
        id: TypeId,
        name: &str,
        sites: &[SchemaSite<'d>],
        conditions: &[(SchemaSite<'d>, bool)],
    ) -> TypeUse {
        let origin = Origin::Part {
            of: id,
            role: name.to_owned(),
        };
        if !conditions.is_empty()
            && let Some(merged) = self.added(sites, conditions)
            && let [.., last] = sites
        {
            let slot = TypeSlot {
                site: last.clone(),
                origin,
                target: None,
                key: None,
                seen: Vec::new(),
            };
            return self.build_nested(merged, slot);
        }
        match sites {
            [] => self.intern(Interned::Any),
            [one] => self.ty(one.clone(), origin),
            // Within a merge, the same schemas may be merged many times.
            _ if self.merging => self.memoized(TypeKey::several(sites), sites.to_vec(), origin),
            _ => {
                self.merging = true;
                let using = self.merged_type(sites.to_vec(), origin, None);
                self.merging = false;
                using
            }
        }
    }

    /// The type of a property with several schemas.
    pub(super) fn merged_type(
        &mut self,
        sites: Vec<SchemaSite<'d>>,
        origin: Origin,
        key: Option<TypeKey<'d>>,
    ) -> TypeUse {
        let mut seen = Vec::new();
        let mut merged = MergedSchema::default();
        let mut nullable = true;
        for site in &sites {
            merged.nullable = false;
            self.merge_into(site, &mut merged, &mut seen);
            nullable &= merged.nullable;
        }
        merged.nullable = nullable;
        if let Some(using) = self.same_reference(&sites) {
            return TypeUse { nullable, ..using };
        }
        match sites.last() {
            Some(last) => {
                let site = last.clone();
                merged.cut |= !self.spend(merged.size(), &site.place);
                let slot = TypeSlot {
                    site,
                    origin,
                    target: None,
                    key,
                    seen,
                };
                self.build(merged, slot)
            }
            None => self.intern(Interned::Any),
        }
    }

    /// The component that the schemas reference, if all of them reference the same one or are only annotations.
    fn same_reference(&mut self, sites: &[SchemaSite<'d>]) -> Option<TypeUse> {
        let mut found = None;
        for site in sites {
            match site.schema {
                SchemaRef::Component(key) if found.is_none_or(|f| f == key) => found = Some(key),
                SchemaRef::Component(_) => return None,
                SchemaRef::Inline(schema) => {
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

/// What a property's schema states besides its type.
#[derive(Default)]
struct PropertyMeta {
    docs: Docs,
    access: Access,
    default: Option<Value>,
    example: Option<String>,
}

impl PropertyMeta {
    fn or(self, earlier: Self) -> Self {
        Self {
            docs: Docs {
                summary: self.docs.summary.or(earlier.docs.summary),
                description: self.docs.description.or(earlier.docs.description),
                deprecated: self.docs.deprecated || earlier.docs.deprecated,
                deprecation: self.docs.deprecation.or(earlier.docs.deprecation),
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

/// The example of a schema, if it is a short string.
fn example(schema: &Schema) -> Option<String> {
    const LONGEST: usize = 64;
    let shown = schema.schema_data.example.as_ref()?.as_str()?;
    (shown.len() <= LONGEST && !shown.is_empty()).then(|| shown.to_owned())
}
