//! Names of types.
//!
//! A component has the name that the document gives it. Any other type is named after what it is, where that says more
//! than its place (`StringOrInteger`, `CustomerOrId`), or after its place: `IssuesCreateBody`, `CustomerAddress`.
//!
//! Equal types share a definition, never a name: what a field or a signature shows is its own name. Where the definition
//! has another name, the own one is an alias. A definition that several places share has a neutral name, which
//! is that of none of them.

mod kind;
mod place;
mod role;
mod shared;
mod shorten;

use super::alternatives::AlternativeWords;
use super::ident::Ident;
use super::operation_words::AllOperationWords;
use super::reserved::{IN_ALL_FILES, IN_TYPE_FILES};
use super::schema_keys::SchemaKeys;
use super::scope::Scope;
use super::words::pascal;
use crate::analyze::Facts;
use crate::config::Config;
use crate::ir::{Api, TypeId, TypeUse};
use role::Roles;
use rustc_hash::{FxHashMap, FxHashSet};
use shorten::shorten;
use std::collections::BTreeMap;

/// The names of types.
pub(super) struct TypeNames {
    /// The name by which each type is shown.
    pub shown: FxHashMap<TypeId, Ident>,
    /// The names of the definitions. Where a definition is shown by another name, that is an alias.
    pub definitions: FxHashMap<TypeId, Ident>,
    /// The types that are written out: definitions, and other types whose name is an alias.
    pub written: FxHashMap<TypeId, Ident>,
    /// The scope that the names are in.
    pub scope: Scope,
}

/// Names all types.
pub(super) fn types(
    api: &Api,
    facts: &Facts,
    keys: &SchemaKeys,
    words: &AlternativeWords,
    operations: &AllOperationWords,
    config: &Config,
) -> TypeNames {
    let mut groups: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
    let shown = api
        .type_ids()
        .filter(|id| facts.is_used(*id) && api.ty(*id).shape.is_nominal());
    for id in shown {
        groups.entry(facts.canonical(id)).or_default().push(id);
    }
    let mut namer = Namer {
        keys,
        words,
        operations,
        api,
        facts,
        names: TypeNames {
            shown: FxHashMap::default(),
            definitions: FxHashMap::default(),
            written: FxHashMap::default(),
            scope: Scope::of_file(&[IN_ALL_FILES, IN_TYPE_FILES]),
        },
        roles: Roles::of(api, facts, keys, &groups),
        groups,
        busy: FxHashSet::default(),
    };
    namer.components(config);
    let definitions: Vec<TypeId> = namer.groups.keys().copied().collect();
    for id in definitions {
        namer.definition(id);
    }
    // Types that others are named after have names too, whether anything uses them or not.
    let mut names = namer.names;
    names.written.retain(|id, _| facts.is_used(*id));
    names.definitions.retain(|id, _| facts.is_used(*id));
    names
}

struct Namer<'a> {
    keys: &'a SchemaKeys,
    words: &'a AlternativeWords,
    operations: &'a AllOperationWords,
    api: &'a Api,
    facts: &'a Facts,
    names: TypeNames,
    roles: Roles,
    /// The shown types of each definition.
    groups: BTreeMap<TypeId, Vec<TypeId>>,
    /// Definitions that are being named, to stop at recursive ones.
    busy: FxHashSet<TypeId>,
}

/// The name of a type, before it is made unique.
struct Proposal {
    name: String,
    /// Whether it says what the type is, so that it suits all equal types.
    neutral: bool,
}

impl Namer<'_> {
    /// Components come first, so that an addition to the document renames none of them; among components, those whose key is
    /// already a name of a type.
    fn components(&mut self, config: &Config) {
        for exact in [true, false] {
            for id in self.api.type_ids() {
                if let Some(key) = self.keys.get(&self.api.ty(id).origin)
                    && !config.types.contains_key(key)
                    && self.api.shape(TypeUse::of(id)).is_nominal()
                    && (pascal(key) == key) == exact
                {
                    let name = pascal(key);
                    self.write(id, &[name.clone(), format!("{name}Type")]);
                }
            }
        }
    }

    /// The first of some names that is free, shortened if possible.
    fn unique(&mut self, candidates: &[String]) -> Ident {
        let names = candidates.iter();
        let names: Vec<String> = names
            .flat_map(|name| [shorten(name), name.clone()])
            .collect();
        self.names.scope.ty(&names)
    }

    /// Gives a type a name, under which it is written out and shown.
    fn write(&mut self, id: TypeId, candidates: &[String]) -> Ident {
        let ident = self.unique(candidates);
        self.names.shown.insert(id, ident.clone());
        self.names.written.insert(id, ident.clone());
        if self.facts.resolve(self.api, TypeUse::of(id)).id == id {
            self.names.definitions.insert(id, ident.clone());
        }
        ident
    }

    /// Names a definition and the aliases of it.
    fn definition(&mut self, id: TypeId) {
        if !self.busy.insert(id) {
            return;
        }
        let members = self.groups.get(&id).cloned().unwrap_or_default();
        let mut proposals: Vec<(TypeId, Proposal)> = Vec::with_capacity(members.len());
        for member in members {
            if !self.names.shown.contains_key(&member) {
                proposals.push((member, self.proposal(member)));
            }
        }
        let mut given: FxHashMap<String, Ident> = FxHashMap::default();
        if !self.names.definitions.contains_key(&id) {
            let candidates = self.neutral(id, &proposals);
            let name = candidates.first().cloned().unwrap_or_default();
            given.insert(name, self.write(id, &candidates));
        }
        for (member, proposal) in proposals {
            let ident = match given.get(&proposal.name) {
                Some(ident) => ident.clone(),
                None => {
                    let name = proposal.name;
                    let ident = self.unique(&[name.clone(), format!("{name}Value")]);
                    if member != id {
                        self.names.written.insert(member, ident.clone());
                    }
                    given.insert(name, ident.clone());
                    ident
                }
            };
            self.names.shown.insert(member, ident);
        }
        self.busy.remove(&id);
    }

    /// The name of a definition; it gets one now if it has none.
    fn name(&mut self, id: TypeId) -> String {
        let id = self.facts.canonical(id);
        if !self.names.definitions.contains_key(&id) && self.api.ty(id).shape.is_nominal() {
            self.definition(id);
        }
        match self.names.definitions.get(&id) {
            Some(ident) => ident.bare().to_owned(),
            // A type without a definition, or one that is being named.
            None if self.busy.contains(&id) => {
                let role = role::role(self.api, &self.api.ty(id).origin);
                role.unwrap_or_else(|| "Value".to_owned())
            }
            None => {
                let origin = self.api.ty(id).origin.clone();
                self.busy.insert(id);
                let name = self.place(&origin);
                self.busy.remove(&id);
                name
            }
        }
    }

    /// What a type is called at its place.
    fn proposal(&mut self, id: TypeId) -> Proposal {
        if let Some(name) = self.kind(id) {
            return Proposal {
                name,
                neutral: true,
            };
        }
        if let Some(name) = self.roles.get(id) {
            let name = name.to_owned();
            return Proposal {
                name,
                neutral: true,
            };
        }
        let name = match self.new_item(id) {
            Some(name) => name,
            None => {
                let origin = self.api.ty(id).origin.clone();
                self.place(&origin)
            }
        };
        Proposal {
            name,
            neutral: false,
        }
    }
}
