//! The `Cargo.toml` of a generated crate.

use crate::cargo_toml::{self, FeatureSpec, PackageSpec};
use crate::config::Config;
use crate::names::FULL;
use crate::pipeline::GeneratedCrate;
use crate::render::RenderedFile;
use std::io::ErrorKind;
use std::path::Path;

/// The manifest for `folder`, with what the user added to the existing one. `runtime_path` is the folder of the runtime
/// crate, if it isn't the published one.
///
/// # Errors
///
/// Why the existing file can't be read or merged, with its path.
pub fn manifest(
    folder: &Path,
    config: &Config,
    generated: &GeneratedCrate,
    runtime_path: Option<&str>,
) -> Result<RenderedFile, String> {
    let path = folder.join("Cargo.toml");
    let old = match std::fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("it can't be read: {error}")),
    };
    let spec = PackageSpec {
        name: &generated.package,
        summary: &generated.summary,
        license: config.license.as_deref(),
        repository: config.repository.as_deref(),
        name_is_chosen: config.name.is_some(),
        runtime_path,
        exercise: config.exercise,
        samples: config.samples,
        client: generated.client,
        webhooks: generated.webhooks,
        full: FULL,
        features: generated
            .features
            .iter()
            .map(|feature| FeatureSpec {
                name: &feature.name,
                webhooks: feature.webhooks,
            })
            .collect(),
        dependencies: config.dependencies.clone(),
    };
    let text = old.and_then(|old| cargo_toml::merge(old.as_deref(), &spec));
    Ok(RenderedFile {
        path: "Cargo.toml".to_owned(),
        text: text.map_err(|reason| format!("{}: {reason}", path.display()))?,
    })
}
