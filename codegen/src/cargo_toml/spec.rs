//! What the package of a generated crate must be.

use std::collections::BTreeMap;

/// The runtime crate, and its version for the generated code: the runtime and the generator are released together.
pub(super) const RUNTIME: &str = "callwright";
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A feature of the crate.
#[derive(Clone, Copy, Debug)]
pub struct FeatureSpec<'w> {
    /// Its name.
    pub name: &'w str,
    /// Whether it is the one for webhooks.
    pub webhooks: bool,
}

/// What the manifest must contain.
#[derive(Clone, Debug, Default)]
pub struct PackageSpec<'w> {
    /// The name of the package.
    pub name: &'w str,
    /// What the crate is, in a sentence without a full stop.
    pub summary: &'w str,
    /// The licence of the configuration.
    pub license: Option<&'w str>,
    /// The repository of the configuration.
    pub repository: Option<&'w str>,
    /// Whether the configuration sets the name. Otherwise an existing name stays.
    pub name_is_chosen: bool,
    /// The folder of the runtime crate, if it isn't the published one.
    pub runtime_path: Option<&'w str>,
    /// Whether there is a test target, which needs the runtime's feature `exercise`.
    pub exercise: bool,
    /// Whether there are samples, which have a feature.
    pub samples: bool,
    /// Whether there is a client, which needs a transport: a feature of the runtime.
    pub client: bool,
    /// Whether there are handlers of webhooks: a feature of the runtime.
    pub webhooks: bool,
    /// The features of the crate.
    pub features: Vec<FeatureSpec<'w>>,
    /// The name of the feature that turns on all others.
    pub full: &'w str,
    /// The dependencies of the configuration.
    pub dependencies: BTreeMap<String, serde_json::Value>,
}
