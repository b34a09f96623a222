//! A generated crate in memory.

use crate::ir::Api;
use crate::plan::{CratePlan, Feature};
use crate::render::RenderedFile;

/// A crate that was generated from a document.
#[derive(Clone, Debug)]
pub struct GeneratedCrate {
    /// The model of the API.
    pub api: Api,
    /// The name of the crate.
    pub package: String,
    /// Its files, without `Cargo.toml`.
    pub files: Vec<RenderedFile>,
    /// What the crate is, as a sentence without a full stop.
    pub summary: String,
    /// The number of types that it declares.
    pub types: usize,
    /// Whether it has a client.
    pub client: bool,
    /// Whether it has handlers of events: these need the feature `webhooks` of the runtime.
    pub webhooks: bool,
    /// The features of the crate, if parts of it can be left out.
    pub features: Vec<Feature>,
}

impl GeneratedCrate {
    pub(super) fn new(api: Api, plan: CratePlan, files: Vec<RenderedFile>) -> Self {
        Self {
            api,
            types: plan.types,
            client: plan.client,
            webhooks: plan.webhooks,
            summary: plan.summary,
            features: plan.features,
            package: plan.package,
            files,
        }
    }
}
