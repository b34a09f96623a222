//! Families of types: each is a module.
//!
//! In a crate with features, a type is in a family with the types that the same parts of the crate use, so that a family is
//! needed or not as a whole: by the calls of one tag, by those of a few, by nothing. Types that many parts use are always
//! compiled; they are grouped by the first word of their names that isn't a verb, as are all types of a crate without features.

use super::family_words::{FamilyContent, leading_word};
use super::features::{FULL, FeatureNames};
use super::fixed::ERROR_MODULE;
use super::groups::GroupNames;
use super::ident::Ident;
use super::reserved::{DEVICES, TYPE_MODULES};
use super::responses::ChoiceNames;
use super::scope::Scope;
use super::shared_types::{Family, MANY, SharedTypes};
use crate::analyze::{Facts, UserSet};
use crate::config::Config;
use crate::ir::{Api, TypeId};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Types whose names begin with the same word have a file of their own when they are at least this many.
const OWN_FILE: usize = 8;

/// The modules of types and errors.
pub(super) struct FamilyNames {
    /// The module of each type.
    pub types: FxHashMap<TypeId, Ident>,
    /// The module of each set of errors.
    pub errors: Vec<Ident>,
    /// The features of which any turns on a module; a module that isn't in this map is always compiled.
    pub features: FxHashMap<Ident, Vec<String>>,
}

/// Puts every type into a family.
pub(super) fn families(
    types: &FxHashMap<TypeId, Ident>,
    error_sets: &[ChoiceNames],
    groups: &[GroupNames],
    features: Option<&FeatureNames>,
    api: &Api,
    facts: &Facts,
    config: &Config,
) -> FamilyNames {
    let crates = config
        .types
        .values()
        .filter_map(|path| path.split("::").next());
    let reserved: Vec<&str> = TYPE_MODULES.iter().copied().chain(crates).collect();
    let mut modules = Scope::with(&reserved);
    DEVICES.iter().for_each(|name| modules.reserve_text(name));
    let common = modules.module(&["common".to_owned()]);
    let errors = Ident::module(ERROR_MODULE.to_owned());
    let mut names = FamilyNames {
        types: FxHashMap::default(),
        errors: vec![errors; facts.calls.errors.len()],
        features: FxHashMap::default(),
    };
    let always = match features {
        Some(features) => {
            let shared = SharedTypes::new(types, groups, features, api, facts);
            optional_families(
                &mut names,
                shared,
                types,
                error_sets,
                features,
                &mut modules,
            )
        }
        None => sorted(types.keys().copied().collect()),
    };
    let mut by_word: BTreeMap<String, Vec<TypeId>> = BTreeMap::new();
    for id in always {
        if let Some(ident) = types.get(&id) {
            by_word
                .entry(leading_word(ident.bare()))
                .or_default()
                .push(id);
        }
    }
    for (word, ids) in by_word {
        let module = if ids.len() < OWN_FILE {
            common.clone()
        } else {
            modules.module(&[word.clone(), format!("{word}_types")])
        };
        for id in ids {
            names.types.insert(id, module.clone());
        }
    }
    names
}

/// Puts types that only some parts of the crate use into families with features. Returns the other types.
fn optional_families(
    names: &mut FamilyNames,
    shared: SharedTypes<'_>,
    types: &FxHashMap<TypeId, Ident>,
    error_sets: &[ChoiceNames],
    features: &FeatureNames,
    modules: &mut Scope,
) -> Vec<TypeId> {
    let features: Vec<&str> = features.all().collect();
    let mut always = Vec::new();
    // The names of few users come first: other families are called after their types.
    let mut families: Vec<(UserSet, Family)> = shared.families().into_iter().collect();
    families.sort_by_key(|(users, _)| users.count());
    for (users, family) in families {
        if users.count() > MANY {
            always.extend(family.types);
            continue;
        }
        let of = users.iter().filter_map(|user| features.get(user).copied());
        let of: Vec<&str> = of.collect();
        let errors = family
            .errors
            .iter()
            .filter_map(|index| error_sets.get(*index));
        let content = FamilyContent {
            users: &of,
            types: family
                .types
                .iter()
                .filter_map(|id| Some(types.get(id)?.bare()))
                .collect(),
            errors: errors.map(|set| set.ty.bare()).collect(),
        };
        let module = modules.module(&content.candidates());
        for id in family.types {
            names.types.insert(id, module.clone());
        }
        for index in family.errors {
            if let Some(family) = names.errors.get_mut(index) {
                *family = module.clone();
            }
        }
        let of = if of.is_empty() { vec![FULL] } else { of };
        let of = of.into_iter().map(str::to_owned).collect();
        names.features.insert(module, of);
    }
    sorted(always)
}

fn sorted(mut ids: Vec<TypeId>) -> Vec<TypeId> {
    ids.sort_unstable();
    ids
}
