//! Names of types.
//!
//! A component has the name that the document gives it. Any other type is named after its place: `CreateOrderBody`,
//! `CustomerAddress`.

use super::alternatives::AlternativeWords;
use super::ident::Ident;
use super::operation_words::AllOperationWords;
use super::reserved::{IN_ALL_FILES, IN_TYPE_FILES};
use super::schema_keys::SchemaKeys;
use super::scope::Scope;
use super::words::{is_number, pascal, singular};
use crate::analyze::Facts;
use crate::config::Config;
use crate::ir::{Api, Origin, Owner, TypeId, TypeUse};
use rustc_hash::{FxHashMap, FxHashSet};

/// How many places must give a shared type the same role before the role alone is its name.
const COMMON: usize = 3;

/// The types that are written out, and the scope that their names are in.
pub(super) fn types(
    api: &Api,
    facts: &Facts,
    keys: &SchemaKeys,
    words: &AlternativeWords,
    operations: &AllOperationWords,
    config: &Config,
) -> (FxHashMap<TypeId, Ident>, Scope) {
    let mut namer = Namer {
        keys,
        words,
        operations,
        api,
        facts,
        scope: Scope::of_file(&[IN_ALL_FILES, IN_TYPE_FILES]),
        given: FxHashMap::default(),
        busy: FxHashSet::default(),
        common: common_roles(api, facts),
    };
    // Components come first, so that an addition to the document renames none of them; among components, those whose key is
    // already a name of a type.
    for exact in [true, false] {
        for id in ids(api) {
            if let Some(key) = keys.get(&api.ty(id).origin)
                && !config.types.contains_key(key)
                && api.shape(TypeUse::of(id)).is_nominal()
                && (pascal(key) == key) == exact
            {
                namer.give(id, vec![pascal(key), format!("{}Type", pascal(key))]);
            }
        }
    }
    for id in ids(api) {
        let nominal = api.ty(id).shape.is_nominal();
        if nominal && facts.canonical(id) == id && facts.is_used(id) {
            namer.name(id);
        }
    }
    // Types that others are named after have names too, whether anything uses them or not.
    namer.given.retain(|id, _| facts.is_used(*id));
    (namer.given, namer.scope)
}

fn ids(api: &Api) -> impl Iterator<Item = TypeId> + use<> {
    (0..api.types.len()).map(TypeId::at)
}

/// The role that most places give to a shared inline type, where [`COMMON`] places or more agree.
fn common_roles(api: &Api, facts: &Facts) -> FxHashMap<TypeId, String> {
    let mut counts: FxHashMap<TypeId, FxHashMap<String, usize>> = FxHashMap::default();
    for id in ids(api) {
        let ty = api.ty(id);
        let canonical = facts.canonical(id);
        let inline = !api.ty(canonical).origin.is_schema();
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

/// What the place of a type calls it, without the name of the owner.
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

struct Namer<'a> {
    keys: &'a SchemaKeys,
    words: &'a AlternativeWords,
    operations: &'a AllOperationWords,
    api: &'a Api,
    facts: &'a Facts,
    scope: Scope,
    given: FxHashMap<TypeId, Ident>,
    /// Types that are being named, to stop at recursive ones.
    busy: FxHashSet<TypeId>,
    common: FxHashMap<TypeId, String>,
}

impl Namer<'_> {
    fn give(&mut self, id: TypeId, candidates: Vec<String>) {
        let ident = self.scope.ty(&candidates);
        self.given.insert(id, ident);
    }

    /// The name of a type; it gets one now if it has none.
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
            Origin::Component(_) | Origin::Referenced { .. } => {
                pascal(self.keys.get(origin).unwrap_or("schema"))
            }
            Origin::Part { of, role } => {
                let owner = self.name(*of);
                let role = match self.words.of_part(*of, role) {
                    Some(word) => word.to_owned(),
                    None => pascal(role),
                };
                // `PaymentCard` in `Payment` isn't `PaymentPaymentCard`.
                if role.len() > owner.len() && role.starts_with(&owner) {
                    role
                } else {
                    format!("{owner}{role}")
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

    fn owner(&self, owner: Owner) -> String {
        let words = match owner {
            Owner::Operation(id) => self.operations.of_types(id),
            Owner::Event(id) => {
                let event = self.api.events.get(id.0 as usize);
                event.map_or("", |event| &event.key)
            }
        };
        pascal(words)
    }
}
