//! Names of types, their fields and variants.

use super::ident::Ident;
use super::scope::Scope;
use super::words::{pascal, pascal_spelled, singular, snake};
use super::{Names, operation_words};
use crate::analyze::Facts;
use crate::config::Config;
use crate::ir::{Api, Object, Origin, Owner, Shape, StringFormat, TypeId, Union};
use rustc_hash::{FxHashMap, FxHashSet};

/// What is in scope in every file of types: Rust's prelude, and what the files import.
const RESERVED: &[&str] = &[
    "AsMut",
    "AsRef",
    "Base64",
    "BTreeMap",
    "Box",
    "Bytes",
    "Clone",
    "Constant",
    "Copy",
    "Date",
    "DateTime",
    "Debug",
    "Decimal",
    "Default",
    "Drop",
    "Duration",
    "Eq",
    "Err",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Hash",
    "Into",
    "Ip",
    "Iterator",
    "Maybe",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "Time",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Uri",
    "Uuid",
    "Value",
    "Vec",
];

/// How many places must call a shared type the same before it is called just that.
const COMMON: usize = 3;

pub(super) fn name_types(names: &mut Names, api: &Api, facts: &Facts, config: &Config) {
    let mut namer = Namer {
        api,
        facts,
        scope: Scope::with(RESERVED),
        given: FxHashMap::default(),
        busy: FxHashSet::default(),
        common: common_roles(api, facts),
    };
    // Those that the document names come first: an addition to the document renames none of them.
    // Of these, a key that is a name already keeps it.
    for exact in [true, false] {
        for id in ids(api) {
            if let Origin::Component(key) = &api.ty(id).origin
                && !config.types.contains_key(key)
                && api.shape(crate::ir::TypeUse::of(id)).is_nominal()
                && (pascal(key) == *key) == exact
            {
                namer.give(id, vec![pascal(key), format!("{}Type", pascal(key))]);
            }
        }
    }
    for id in ids(api) {
        let nominal = api.ty(id).shape.is_nominal();
        if nominal && facts.canonical(id) == id {
            namer.name(id);
        }
    }
    names.error_sets = super::responses::error_sets(api, facts, &mut namer.scope);
    for (&id, ident) in &namer.given {
        match &api.ty(id).shape {
            Shape::Object(object) => {
                let fields = fields(object);
                if object.properties.iter().any(|p| p.default.is_some()) {
                    names.defaults.insert(id, defaults(&fields));
                }
                names.fields.insert(id, fields);
            }
            Shape::Enum(e) => {
                names.variants.insert(id, super::values::values(e));
            }
            Shape::Union(union) => {
                names
                    .variants
                    .insert(id, variants(api, facts, union, ident, &namer.given));
            }
            _ => {}
        }
    }
    names.types = namer.given;
}

fn ids(api: &Api) -> impl Iterator<Item = TypeId> + use<> {
    (0..api.types.len()).map(|index| TypeId(u32::try_from(index).unwrap_or(u32::MAX)))
}

/// The names of the fields of an object, that of the rest last.
fn fields(object: &Object) -> Vec<Ident> {
    let mut scope = Scope::default();
    // A key that is a name already keeps it: beside `@id`, `id` stays what it is.
    let mut given: Vec<Option<Ident>> = vec![None; object.properties.len()];
    for exact in [true, false] {
        for (slot, property) in given.iter_mut().zip(&object.properties) {
            let name = snake(&property.name);
            if (name == property.name) == exact {
                *slot = Some(scope.value(&[name, snake(&pascal_spelled(&property.name))]));
            }
        }
    }
    let mut list: Vec<Ident> = given.into_iter().flatten().collect();
    list.push(scope.value(&["additional_properties".to_owned()]));
    list.push(scope.value(&["extra".to_owned()]));
    list
}

/// The names of the methods that give the defaults of fields. They differ from the names of fields, though Rust would take
/// the same.
fn defaults(fields: &[Ident]) -> Vec<Ident> {
    let mut scope = Scope::default();
    fields.iter().for_each(|field| scope.reserve(field));
    let methods = fields.iter().map(|field| {
        let field = field.bare().trim_end_matches('_');
        scope.value(&[format!("{field}_or_default")])
    });
    methods.collect()
}

/// Words by which at least a few places call one and the same inline type.
fn common_roles(api: &Api, facts: &Facts) -> FxHashMap<TypeId, String> {
    let mut counts: FxHashMap<TypeId, FxHashMap<String, usize>> = FxHashMap::default();
    for id in ids(api) {
        let ty = api.ty(id);
        let canonical = facts.canonical(id);
        let inline = !matches!(api.ty(canonical).origin, Origin::Component(_));
        if ty.shape.is_nominal()
            && inline
            && let Some(role) = role(&ty.origin)
        {
            *counts
                .entry(canonical)
                .or_default()
                .entry(role)
                .or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter_map(|(id, roles)| {
            let (role, count) = roles
                .into_iter()
                .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?;
            (count >= COMMON && !role.starts_with('V')).then_some((id, role))
        })
        .collect()
}

/// What its place calls a type, its owner apart.
fn role(origin: &Origin) -> Option<String> {
    match origin {
        Origin::Part { role, .. } => Some(pascal(role)).filter(|r| !is_number(role) && r.len() > 2),
        Origin::Parameter { name, .. } => Some(pascal(name)),
        Origin::Item(inner) => {
            let name = role(inner)?;
            Some(singular(&name).unwrap_or_else(|| format!("{name}Item")))
        }
        _ => None,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

struct Namer<'a> {
    api: &'a Api,
    facts: &'a Facts,
    scope: Scope,
    given: FxHashMap<TypeId, Ident>,
    busy: FxHashSet<TypeId>,
    common: FxHashMap<TypeId, String>,
}

impl Namer<'_> {
    fn give(&mut self, id: TypeId, candidates: Vec<String>) {
        let ident = self.scope.ty(&candidates);
        self.given.insert(id, ident);
    }

    /// The name of a type, given now if it has none.
    fn name(&mut self, id: TypeId) -> String {
        let id = self.facts.canonical(id);
        if let Some(ident) = self.given.get(&id) {
            return ident.bare().to_owned();
        }
        let origin = self.api.ty(id).origin.clone();
        if !self.busy.insert(id) {
            return role(&origin).unwrap_or_else(|| "Value".to_owned());
        }
        let own = self.origin_name(&origin);
        self.busy.remove(&id);
        let candidates = match self.common.get(&id) {
            Some(common) => vec![common.clone(), own.clone(), format!("{own}Value")],
            None => vec![own.clone(), format!("{own}Value")],
        };
        if self.api.ty(id).shape.is_nominal() {
            self.give(id, candidates);
            self.given
                .get(&id)
                .map(|ident| ident.bare().to_owned())
                .unwrap_or(own)
        } else {
            own
        }
    }

    fn origin_name(&mut self, origin: &Origin) -> String {
        match origin {
            Origin::Builtin => "Value".to_owned(),
            Origin::Component(key) => pascal(key),
            Origin::Part { of, role } => {
                let owner = self.name(*of);
                if is_number(role) {
                    match self.tag_word(*of, role) {
                        Some(word) => format!("{owner}{word}"),
                        None => format!("{owner}Variant{role}"),
                    }
                } else {
                    let role = pascal(role);
                    // `Payment` of which `PaymentCard` is a part need not be said twice.
                    if role.len() > owner.len() && role.starts_with(&owner) {
                        role
                    } else {
                        format!("{owner}{role}")
                    }
                }
            }
            Origin::Item(inner) => {
                let name = self.origin_name(inner);
                match inner.as_ref() {
                    Origin::Response { .. } => {
                        format!("{}Item", name.strip_suffix("Response").unwrap_or(&name))
                    }
                    _ => singular(&name).unwrap_or_else(|| format!("{name}Item")),
                }
            }
            Origin::Value(inner) => format!("{}Value", self.origin_name(inner)),
            Origin::Parameter { of, name } => {
                format!("{}{}", self.owner(*of), pascal(name))
            }
            Origin::Request { of } => {
                let what = match of {
                    Owner::Operation(_) => "Body",
                    Owner::Event(_) => "Payload",
                };
                format!("{}{what}", self.owner(*of))
            }
            Origin::Envelope { of, payload } => {
                let payload = self.name(*payload);
                format!("{payload}{}", self.name(*of))
            }
            Origin::Response { of, status } => {
                let status = status.as_deref().map(pascal).unwrap_or_default();
                let status = status.strip_prefix('V').unwrap_or(&status);
                format!("{}Response{status}", self.owner(*of))
            }
        }
    }

    /// What the tag of a union calls one of its variants.
    fn tag_word(&self, union: TypeId, role: &str) -> Option<String> {
        let Shape::Union(union) = &self.api.ty(union).shape else {
            return None;
        };
        let at = union.variants.iter().position(|v| v.role == role)?;
        let values = &union.tag.as_ref()?.values;
        let value = values.iter().find(|value| value.variant == at)?;
        Some(pascal(&value.value))
    }

    fn owner(&self, owner: Owner) -> String {
        let words = match owner {
            Owner::Operation(id) => {
                let operation = self.api.operations.get(id.0 as usize);
                operation.map(operation_words)
            }
            Owner::Event(id) => {
                let event = self.api.events.get(id.0 as usize);
                event.map(|event| event.name.clone())
            }
        };
        pascal(&words.unwrap_or_default())
    }
}

/// The names of the variants of a union: what the tag calls them, what they are called, what they
/// are.
fn variants(
    api: &Api,
    facts: &Facts,
    union: &Union,
    own: &Ident,
    given: &FxHashMap<TypeId, Ident>,
) -> Vec<Ident> {
    let mut scope = Scope::with(&["Unknown"]);
    union
        .variants
        .iter()
        .enumerate()
        .map(|(index, variant)| {
            let resolved = facts.resolve(api, variant.ty);
            let tagged = union.tag.as_ref().and_then(|tag| {
                tag.values
                    .iter()
                    .find(|v| v.variant == index)
                    .map(|v| pascal(&v.value))
            });
            let component = match &api.ty(variant.ty.id).origin {
                Origin::Component(key) => Some(pascal(key)),
                _ => None,
            };
            let shape = shape_word(api, facts, resolved.id, given);
            let titled = (!is_number(&variant.role)).then(|| pascal(&variant.role));
            let named = given
                .get(&resolved.id)
                .map(|n| {
                    n.bare()
                        .strip_prefix(own.bare())
                        .unwrap_or(n.bare())
                        .to_owned()
                })
                .filter(|n| n.starts_with(char::is_uppercase));
            let nominal = api.ty(resolved.id).shape.is_nominal();
            let same = |other: &&crate::ir::Variant| other.ty.id == variant.ty.id;
            let order = if union.variants.iter().filter(same).count() > 1 {
                [tagged, titled, component, named, Some(shape)]
            } else if nominal {
                [component, tagged, titled, named, Some(shape)]
            } else {
                [
                    component,
                    titled.filter(|_| union.tag.is_some()),
                    Some(shape),
                    named,
                    tagged,
                ]
            };
            let candidates: Vec<String> = order.into_iter().flatten().collect();
            scope.ty(&candidates)
        })
        .collect()
}

/// What a type is, in a word.
fn shape_word(api: &Api, facts: &Facts, id: TypeId, given: &FxHashMap<TypeId, Ident>) -> String {
    match &api.ty(id).shape {
        Shape::Boolean => "Boolean".to_owned(),
        Shape::Integer(_) => "Integer".to_owned(),
        Shape::Number => "Number".to_owned(),
        Shape::Text(StringFormat::Plain) => "String".to_owned(),
        Shape::Text(text) => format!("{text:?}"),
        // A list of itself has no word for what it holds.
        Shape::Array(_) if facts.is_infinite(id) => "Array".to_owned(),
        Shape::Array(item) => {
            let item = facts.resolve(api, *item).id;
            format!("{}Array", shape_word(api, facts, item, given))
        }
        Shape::Map(_) => "Map".to_owned(),
        Shape::Object(_) | Shape::Union(_) | Shape::Enum(_) => given
            .get(&id)
            .map_or_else(|| "Object".to_owned(), |n| n.bare().to_owned()),
        Shape::Any | Shape::Alias(_) => "Any".to_owned(),
    }
}
