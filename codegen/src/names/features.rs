//! Names of the features by which parts of a large crate are left out, and the families of types that
//! go with them.
//!
//! What uses types is a tag, the webhooks or the callbacks. Each type stands with those that have the
//! same users, so that a module is needed or not as a whole: by one tag's calls, by those of several,
//! by so many that it is always there, or by none.

use super::Names;
use super::families::{MANY, SharedTypes};
use super::scope::Scope;
use crate::analyze::Facts;
use crate::config::Config;
use crate::ir::{Api, TypeId};

/// A document with at least this many operations has a feature for each tag, unless it was said
/// whether it has.
const LARGE: usize = 500;

/// The feature that turns on all others, and what nothing uses.
pub const FULL: &str = "full";

/// The features that a crate has.
#[derive(Clone, Debug)]
pub struct FeatureNames {
    /// Of each group, by its index.
    pub groups: Vec<String>,
    /// Of the webhooks, if there are any.
    pub webhooks: Option<String>,
    /// Of the callbacks, if there are any.
    pub callbacks: Option<String>,
}

impl FeatureNames {
    /// All of them, in the order of the users.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let events = self.webhooks.iter().chain(&self.callbacks);
        self.groups.iter().chain(events).map(String::as_str)
    }

    /// That of the callbacks, or of all other events.
    pub fn events(&self, callbacks: bool) -> Option<&str> {
        match callbacks {
            true => self.callbacks.as_deref(),
            false => self.webhooks.as_deref(),
        }
    }
}

/// The features, if there are to be any: there is nothing to choose from where there is one user.
pub(super) fn name_features(names: &mut Names, api: &Api, config: &Config) {
    let wanted = config.tag_features;
    if !wanted.unwrap_or(api.operations.len() >= LARGE) || !config.client {
        return;
    }
    let mut scope = Scope::with(&["default", FULL, "reqwest"]);
    config
        .dependencies
        .keys()
        .for_each(|key| scope.reserve_text(key));
    let mut events = [false, true].map(|callbacks| {
        let any = config.webhooks.generate && api.events_of(callbacks).next().is_some();
        any.then(|| super::groups::events_module(callbacks).to_owned())
    });
    events
        .iter()
        .flatten()
        .for_each(|name| scope.reserve_text(name));
    let groups: Vec<String> = names
        .groups
        .iter()
        .map(|group| {
            let name = group.module.bare().trim_end_matches('_');
            // Cargo takes no feature that begins with a hyphen; `_2026` is the module of the tag `2026`.
            let first = name.len() - name.trim_start_matches('_').len();
            let (first, rest) = name.split_at(first);
            let name = format!("{first}{}", rest.replace('_', "-"));
            scope.feature(&[name.clone(), format!("{name}-calls")])
        })
        .collect();
    let [webhooks, callbacks] = &mut events;
    let features = FeatureNames {
        groups,
        webhooks: webhooks.take(),
        callbacks: callbacks.take(),
    };
    names.features = (features.all().count() > 1).then_some(features);
}

/// Puts the types that not every user needs into families with gates. The others are left, and given
/// back.
pub(super) fn name_optional_families(
    names: &mut Names,
    api: &Api,
    facts: &Facts,
    modules: &mut Scope,
) -> Option<Vec<TypeId>> {
    let features: Vec<String> = names.features.as_ref()?.all().map(str::to_owned).collect();
    let mut always = Vec::new();
    for (users, shared) in SharedTypes::new(names, api, facts).families() {
        let of = users
            .iter()
            .filter_map(|user| features.get(user).map(String::as_str));
        let of: Vec<&str> = of.collect();
        if users.count() > MANY {
            always.extend(shared.types);
            continue;
        }
        let words: Vec<String> = of.iter().map(|name| name.replace('-', "_")).collect();
        let candidates = match words.as_slice() {
            [] => vec!["unused".to_owned()],
            [first, second] => vec![format!("{first}_{second}")],
            [one] => vec![one.clone(), format!("{one}_types")],
            [first, ..] => vec![format!("{first}_and_others")],
        };
        let module = modules.module(&candidates);
        for id in shared.types {
            names.families.insert(id, module.clone());
        }
        for index in shared.errors {
            if let Some(family) = names.error_families.get_mut(index) {
                *family = module.clone();
            }
        }
        let gate = if of.is_empty() { vec![FULL] } else { of };
        let gate = gate.into_iter().map(str::to_owned).collect();
        names.family_features.insert(module, gate);
    }
    always.sort_unstable();
    Some(always)
}
