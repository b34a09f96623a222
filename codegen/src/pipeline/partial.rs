//! Parts of the pipeline, for tools that don't need the generated code.

use crate::analyze::{analyze, bound_depth, check_discriminators};
use crate::config::Config;
use crate::diag::{Diagnostics, ErrorReported, Place};
use crate::dialect::{self, Document};
use crate::ir::Api;
use crate::source::Sources;
use crate::{emit, lower, names, plan};

/// Reads the model of an API from a document.
///
/// # Errors
///
/// If the document can't be used.
pub fn read_api(
    sources: &Sources,
    config: &Config,
    diags: &mut Diagnostics,
) -> Result<Api, ErrorReported> {
    let document = dialect::read(sources, diags)?;
    let mut api = lower::lower(&document, config, diags);
    check_discriminators(&api, diags);
    bound_depth(&mut api, config, diags);
    drop_in_background(document);
    Ok(api)
}

/// Like [`read_api`], with a sample of each event.
///
/// # Errors
///
/// If the document can't be used.
pub fn read_api_with_event_samples(
    sources: &Sources,
    config: &Config,
    diags: &mut Diagnostics,
) -> Result<Api, ErrorReported> {
    let document = dialect::read(sources, diags)?;
    let mut api = lower::lower_with_event_samples(&document, config, diags);
    check_discriminators(&api, diags);
    bound_depth(&mut api, config, diags);
    Ok(api)
}

/// The Rust type of each schema of a document, by the place of the schema and in the order of the places:
/// `Vec<types::Book>`. `types` is the module of that name in the crate that
/// [`generate_sources`](crate::generate_sources) makes from the same document.
///
/// # Errors
///
/// If the document can't be used.
pub fn types_at(
    sources: &Sources,
    config: &Config,
    diags: &mut Diagnostics,
) -> Result<Vec<(Place, String)>, ErrorReported> {
    let api = read_api(sources, config, diags)?;
    let facts = analyze(&api, config);
    let names = names::assign(&api, &facts, config);
    let types = plan::types_at(&api, &facts, &names, config);
    Ok(types
        .into_iter()
        .map(|(place, ty)| (place.clone(), emit::type_text(&ty)))
        .collect())
}

/// Freeing a large document takes as long as naming its types, so another thread does it.
pub(super) fn drop_in_background(document: Document) {
    std::thread::spawn(move || drop(document));
}
