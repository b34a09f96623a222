//! What the package of a generated crate must be.

use std::collections::BTreeMap;

/// The runtime crate, and the version that the output is made for: both are released together.
pub(super) const RUNTIME: &str = "callwright";
pub(super) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A part of the output that can be left out.
#[derive(Clone, Copy, Debug)]
pub struct FeatureSpec<'w> {
    /// The feature.
    pub name: &'w str,
    /// Whether it handles webhooks.
    pub webhooks: bool,
}

/// What the manifest must say.
#[derive(Clone, Debug, Default)]
pub struct PackageSpec<'w> {
    /// The name of the package.
    pub name: &'w str,
    /// What the crate is, in a sentence without a full stop.
    pub summary: &'w str,
    /// The licence, if the configuration says one.
    pub license: Option<&'w str>,
    /// Where the source is kept, if the configuration says it.
    pub repository: Option<&'w str>,
    /// Whether the name was asked for; if not, one that is there already is kept.
    pub name_is_chosen: bool,
    /// The folder of the runtime crate, if it isn't the published one.
    pub runtime_path: Option<&'w str>,
    /// Whether there is a test target that stands on the runtime's feature `exercise`.
    pub exercise: bool,
    /// Whether there are calls, which need a transport: a feature of the runtime.
    pub client: bool,
    /// Whether the output handles webhooks, which is a feature of the runtime.
    pub webhooks: bool,
    /// The features by which parts of the output can be left out.
    pub features: Vec<FeatureSpec<'w>>,
    /// The feature that turns on all of them, and what stands in none of them.
    pub full: &'w str,
    /// What the user's own types come from.
    pub dependencies: BTreeMap<String, serde_json::Value>,
}
