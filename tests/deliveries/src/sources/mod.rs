//! The deliveries of providers.

mod examples;
mod forges;
mod github;
mod stripe;
mod twitch;

use crate::corpus::Corpus;
use crate::subject::Subject;
use std::path::{Path, PathBuf};

/// A secret that is valid for every scheme: 32 bytes as hex, or 64 characters.
const SECRET: &str = "44782def547aaa06c910c43932b1eb0c71fc68d9d0c057550c48ec2acf6ba056";

/// All subjects.
///
/// # Errors
///
/// If the corpus can't be read.
pub(crate) fn all(corpus: &Corpus) -> Result<Vec<Subject>, String> {
    let mut all = Vec::new();
    for source in [
        github::github,
        stripe::stripe,
        twitch::twitch,
        forges::forges,
        examples::examples,
    ] {
        all.extend(source(corpus)?);
    }
    Ok(all)
}

/// Our own document for a provider that publishes none.
fn own(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("documents");
    folder.join(name).with_extension("yaml")
}
