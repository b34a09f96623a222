//! The cargo features of a large crate, with which parts of it are left out.

use super::fixed::events_module;
use super::groups::GroupNames;
use super::scope::Scope;
use crate::config::Config;
use crate::ir::Api;

/// A document with at least this many operations has a feature for each tag, unless the option `tag_features` is set.
const LARGE: usize = 500;

/// The feature that turns on all others, and the types that nothing uses.
pub const FULL: &str = "full";

/// The feature that adds the samples of types.
pub const SAMPLES: &str = "samples";

/// The features of a crate.
#[derive(Clone, Debug)]
pub struct FeatureNames {
    /// The feature of each group, by index.
    pub groups: Vec<String>,
    /// The feature of the webhooks, if there are any.
    pub webhooks: Option<String>,
    /// The feature of the callbacks, if there are any.
    pub callbacks: Option<String>,
}

impl FeatureNames {
    /// All features: those of the groups, then those of the events.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let events = self.webhooks.iter().chain(&self.callbacks);
        self.groups.iter().chain(events).map(String::as_str)
    }

    /// The feature of the callbacks, or of all other events.
    pub fn events(&self, callbacks: bool) -> Option<&str> {
        match callbacks {
            true => self.callbacks.as_deref(),
            false => self.webhooks.as_deref(),
        }
    }
}

/// The features, if the crate has any. A crate with only one part has none.
pub(super) fn features(groups: &[GroupNames], api: &Api, config: &Config) -> Option<FeatureNames> {
    let large = api.operations.len() >= LARGE;
    if !config.tag_features.unwrap_or(large) || !config.client {
        return None;
    }
    let mut scope = Scope::with(&["default", FULL, "reqwest"]);
    if config.samples {
        scope.reserve_text(SAMPLES);
    }
    config
        .dependencies
        .keys()
        .for_each(|key| scope.reserve_text(key));
    let mut events = [false, true].map(|callbacks| {
        let any = config.webhooks.generate && api.events_of(callbacks).next().is_some();
        any.then(|| events_module(callbacks).to_owned())
    });
    events
        .iter()
        .flatten()
        .for_each(|name| scope.reserve_text(name));
    let groups: Vec<String> = groups
        .iter()
        .map(|group| {
            // As the module is called; a keyword has an underscore there.
            let name = group.module.bare().trim_end_matches('_').to_owned();
            scope.feature(&[name.clone(), format!("{name}_calls")])
        })
        .collect();
    let [webhooks, callbacks] = &mut events;
    let features = FeatureNames {
        groups,
        webhooks: webhooks.take(),
        callbacks: callbacks.take(),
    };
    (features.all().count() > 1).then_some(features)
}
