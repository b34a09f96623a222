//! The whole pipeline, in one function.

mod check;
mod files;
mod generated;
mod header;
mod partial;

pub use generated::GeneratedCrate;
pub use partial::{read_api, read_api_with_event_samples, types_at};

use crate::analyze::{analyze, bound_depth, check_discriminators};
use crate::config::Config;
use crate::diag::{Diagnostics, ErrorReported};
use crate::ir::Api;
use crate::plan::{CratePlan, RustFile};
use crate::render::TemplateError;
use crate::source::{Limits, Sources};
use crate::{dialect, emit, lower, names, plan, render};
use proc_macro2::TokenStream;
use std::path::Path;

/// The last phase: the plan, the first lines of each file, and the templates, to text.
type Render<T> = fn(&CratePlan, &str, fn(&RustFile) -> TokenStream) -> Result<T, TemplateError>;

/// From the files of an OpenAPI document to the text of Rust files. `progress` is called before each step with what it does.
fn run<T>(
    sources: &Sources,
    config: &Config,
    diags: &mut Diagnostics,
    progress: &mut dyn FnMut(&str),
    render: Render<T>,
) -> Result<(Api, CratePlan, T), ErrorReported> {
    check::formats(config, diags);
    progress("reading the API");
    let document = dialect::read(sources, diags)?;
    let mut api = lower::lower(&document, config, diags);
    check_discriminators(&api, diags);
    bound_depth(&mut api, config, diags);
    if config.exercise {
        api.samples = lower::samples(&document, &api);
    }
    if config.samples {
        api.type_examples = lower::type_examples(&document, &api);
    }
    partial::drop_in_background(document);
    check::types(config, &api, diags);
    progress("finding equal types");
    let facts = analyze(&api, config);
    check::events(&facts, config, diags)?;
    progress("naming");
    let names = names::assign(&api, &facts, config);
    progress("planning the files");
    let plan = plan::plan(&api, &facts, &names, config);
    progress(&format!("writing {} files", plan.files.len()));
    let text = render(&plan, &header::of_rust(sources), emit::file)
        .map_err(|error| check::template(&error, diags))?;
    Ok((api, plan, text))
}

/// Reads a document and the files that it refers to, and generates a crate.
///
/// # Errors
///
/// If the document can't be used; the reasons are in `diags`, with all other messages.
pub fn generate(
    path: &Path,
    config: &Config,
    diags: &mut Diagnostics,
) -> Result<(Sources, GeneratedCrate), ErrorReported> {
    let sources = Sources::load(path, &Limits::of(config), diags)?;
    let generated = generate_sources(&sources, config, diags)?;
    Ok((sources, generated))
}

/// Generates a crate from a document that was read.
///
/// # Errors
///
/// If the document can't be used.
pub fn generate_sources(
    sources: &Sources,
    config: &Config,
    diags: &mut Diagnostics,
) -> Result<GeneratedCrate, ErrorReported> {
    generate_with_progress(sources, config, diags, &mut |_| {})
}

/// Like [`generate_sources`]. Before each step it calls `progress` with a few words about the step, for a
/// progress line: `planning the files`.
///
/// # Errors
///
/// If the document can't be used.
pub fn generate_with_progress(
    sources: &Sources,
    config: &Config,
    diags: &mut Diagnostics,
    progress: &mut dyn FnMut(&str),
) -> Result<GeneratedCrate, ErrorReported> {
    let (api, plan, mut files) = run(sources, config, diags, progress, render::render)?;
    files.push(files::readme(&plan, sources));
    files.push(files::rustfmt());
    Ok(GeneratedCrate::new(api, plan, files))
}

/// Generates one text from a document that was read: the content of a module, which can be at any depth of a
/// crate. The modules in it are the files of [`generate_sources`].
///
/// # Errors
///
/// If the document can't be used.
pub fn generate_module(
    sources: &Sources,
    config: &Config,
    diags: &mut Diagnostics,
) -> Result<String, ErrorReported> {
    // The features would be those of the crate that the module is in.
    let config = Config {
        tag_features: Some(false),
        ..config.clone()
    };
    let (_, _, text) = run(sources, &config, diags, &mut |_| {}, render::render_module)?;
    Ok(text)
}
