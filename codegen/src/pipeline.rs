//! The whole pipeline, in one function.

use crate::analyze::{Facts, analyze, bound_depth};
use crate::config::Config;
use crate::diag::{Diagnostic, Diagnostics, ErrorReported, FileId, Place, plain};
use crate::ir::{Api, Origin, StringFormat};
use crate::plan::{CratePlan, Feature, RustItem};
use crate::render::{RenderedFile, TemplateError};
use crate::source::{Limits, Sources};
use crate::{dialect, emit, lower, names, plan, render};
use std::collections::HashSet;
use std::path::Path;

/// What a document became.
#[derive(Clone, Debug)]
pub struct GeneratedCrate {
    /// The model of the document.
    pub api: Api,
    /// The name of the crate.
    pub package: String,
    /// Its sources and its README, `Cargo.toml` apart.
    pub files: Vec<RenderedFile>,
    /// What it is, in a sentence without a full stop.
    pub summary: String,
    /// How many types they declare.
    pub types: usize,
    /// Whether there is a client.
    pub client: bool,
    /// Whether there are handlers of events: these need the feature `webhooks` of the runtime.
    pub webhooks: bool,
    /// The features of the crate, if parts of it can be left out.
    pub features: Vec<Feature>,
}

/// Reads a document and the files that it refers to, and generates a crate from them.
///
/// # Errors
///
/// When the document can't be used; the reasons are among the diagnostics, as is everything else
/// that was found on the way.
pub fn generate(
    path: &Path,
    config: &Config,
    diags: &mut Diagnostics,
) -> Result<(Sources, GeneratedCrate), ErrorReported> {
    let limits = Limits {
        outside: config.outside_refs,
        ..Limits::default()
    };
    let sources = Sources::load(path, &limits, diags)?;
    let generated = generate_sources(&sources, config, diags)?;
    Ok((sources, generated))
}

/// Brings a document that was read into the model.
///
/// # Errors
///
/// When the document can't be used.
pub fn read_api(
    sources: &Sources,
    config: &Config,
    diags: &mut Diagnostics,
) -> Result<Api, ErrorReported> {
    let document = dialect::read(sources, diags)?;
    let mut api = lower::lower(&document, config, diags);
    bound_depth(&mut api, config, diags);
    if config.exercise {
        api.samples = lower::samples(&document, &api);
    }
    // Large documents take as long to free as to name: not while somebody waits.
    std::thread::spawn(move || drop(document));
    Ok(api)
}

/// As [`read_api`], with samples of the events.
///
/// # Errors
///
/// When the document can't be used.
pub fn read_api_with_event_samples(
    sources: &Sources,
    config: &Config,
    diags: &mut Diagnostics,
) -> Result<Api, ErrorReported> {
    let document = dialect::read(sources, diags)?;
    let mut api = lower::lower_with_event_samples(&document, config, diags);
    bound_depth(&mut api, config, diags);
    Ok(api)
}

/// Generates a crate from a document that was read.
///
/// # Errors
///
/// When the document can't be used.
pub fn generate_sources(
    sources: &Sources,
    config: &Config,
    diags: &mut Diagnostics,
) -> Result<GeneratedCrate, ErrorReported> {
    generate_with_progress(sources, config, diags, &mut |_| {})
}

/// As [`generate_sources`], and says before each part of the work what comes now, in a few words
/// for somebody who waits: `laying out 812 files`.
///
/// # Errors
///
/// When the document can't be used.
pub fn generate_with_progress(
    sources: &Sources,
    config: &Config,
    diags: &mut Diagnostics,
    watch: &mut dyn FnMut(&str),
) -> Result<GeneratedCrate, ErrorReported> {
    let (api, plan) = planned(sources, config, diags, watch)?;
    watch(&format!("laying out {} files", plan.files.len()));
    let files = render::render(&plan, &head(sources), emit::file);
    let mut files = files.map_err(|broken| broken_template(&broken, diags))?;
    let lines: String = plan.readme.iter().map(|line| format!("{line}\n")).collect();
    files.push(RenderedFile {
        path: "README.md".to_owned(),
        text: format!("{}\n{lines}", readme_head(sources)),
    });
    files.push(RenderedFile {
        path: "rustfmt.toml".to_owned(),
        text: format!(
            "{}{}; without this line, it is yours.\n{LAYOUT}",
            render::TOML_MARK,
            env!("CARGO_PKG_VERSION")
        ),
    });
    Ok(GeneratedCrate {
        api,
        types: types(&plan),
        client: plan.client,
        webhooks: plan.webhooks,
        summary: plan.summary,
        features: plan.features,
        package: plan.package,
        files,
    })
}

/// Generates one text from a document that was read: the content of a module that can stand anywhere
/// in a crate. The modules in it are the files of [`generate_sources`].
///
/// # Errors
///
/// When the document can't be used.
pub fn generate_module(
    sources: &Sources,
    config: &Config,
    diags: &mut Diagnostics,
) -> Result<String, ErrorReported> {
    // Features are those of somebody else's crate.
    let config = Config {
        tag_features: Some(false),
        ..config.clone()
    };
    let (_, plan) = planned(sources, &config, diags, &mut |_| {})?;
    let text = render::render_module(&plan, &head(sources), emit::file);
    text.map_err(|broken| broken_template(&broken, diags))
}

/// Everything up to the text.
fn planned(
    sources: &Sources,
    config: &Config,
    diags: &mut Diagnostics,
    watch: &mut dyn FnMut(&str),
) -> Result<(Api, CratePlan), ErrorReported> {
    unknown_formats(config, diags);
    watch("understanding the document");
    let api = read_api(sources, config, diags)?;
    unused_types(config, &api, diags);
    watch("finding equal types");
    let facts = analyze(&api, config);
    event_problems(&facts, config, diags)?;
    watch("naming");
    let names = names::assign(&api, &facts, config);
    watch("planning the files");
    let plan = plan::plan(&api, &facts, &names, config);
    Ok((api, plan))
}

fn broken_template(broken: &TemplateError, diags: &mut Diagnostics) -> ErrorReported {
    let message = format!(
        "a template made no Rust of {}: {}",
        broken.path, broken.reason
    );
    diags.push(
        Diagnostic::error("broken-template", &Place::root(FileId(0)), message)
            .help("this is a fault of callwright: please report it with the document"),
    );
    ErrorReported
}

/// The Rust type of each schema of a document, by where it stands, in the order of the places:
/// `Vec<types::Book>`, `types` being the module of that name in the crate that
/// [`generate_sources`] makes of the same document. For tools that look at both.
///
/// # Errors
///
/// When the document can't be used.
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

/// What is wrong with what is said of events, where these are wanted.
fn event_problems(
    facts: &Facts,
    config: &Config,
    diags: &mut Diagnostics,
) -> Result<(), ErrorReported> {
    if !config.webhooks.generate {
        return Ok(());
    }
    for problem in &facts.events.problems {
        diags.push(problem.clone());
    }
    match diags.has_errors() {
        true => Err(ErrorReported),
        false => Ok(()),
    }
}

/// Formats that the configuration replaces and that have no type of their own to replace.
fn unknown_formats(config: &Config, diags: &mut Diagnostics) {
    for format in config
        .formats
        .keys()
        .filter(|f| StringFormat::of_format(f).is_none())
    {
        let message =
            format!("the option `formats.{format}` names no format of strings that has a type");
        diags.push(
            Diagnostic::warning("unknown-format", &Place::nowhere(), message)
                .done("the option is ignored")
                .help("the README lists the formats"),
        );
    }
}

/// Components that the configuration replaces and that the document doesn't have.
fn unused_types(config: &Config, api: &Api, diags: &mut Diagnostics) {
    let keys = api.types.iter().filter_map(|ty| match &ty.origin {
        Origin::Component(key) => Some(key.as_str()),
        _ => None,
    });
    let known: HashSet<&str> = keys.collect();
    for key in config
        .types
        .keys()
        .filter(|key| !known.contains(key.as_str()))
    {
        let message = format!("`types` names `{key}`, and the document has no such schema");
        diags.push(
            Diagnostic::warning("unused-choice", &Place::nowhere(), message)
                .done("the option is ignored")
                .help("the names are the keys under `components/schemas`"),
        );
    }
}

/// How many types are declared.
fn types(plan: &CratePlan) -> usize {
    let items = plan.files.iter().flat_map(|file| &file.items);
    items
        .filter(|item| {
            matches!(
                item,
                RustItem::Struct(_) | RustItem::Enum(_) | RustItem::Union(_) | RustItem::Alias(_)
            )
        })
        .count()
}

/// The name of the document's file, in one line. Not its path: the output must not depend on the folder that
/// the generator was started in.
fn document_name(sources: &Sources) -> String {
    let document = sources.files().next();
    let name = document.and_then(|file| file.path.file_name());
    name.map(|name| plain(&name.to_string_lossy()))
        .unwrap_or_default()
}

/// Who formats a whole workspace, as `cargo fmt` does, leaves these files as they are.
const LAYOUT: &str = "# What is generated is laid out already, and `--check` compares its bytes.\ndisable_all_formatting = true\n";

/// What the README begins with.
fn readme_head(sources: &Sources) -> String {
    let document = document_name(sources).replace("--", "-");
    format!(
        "{}{} from {document}; without this line, it is yours. -->\n",
        render::TEXT_MARK,
        env!("CARGO_PKG_VERSION")
    )
}

/// What every file of Rust begins with.
fn head(sources: &Sources) -> String {
    let document = document_name(sources);
    format!(
        "{}{} from {document}; do not edit.\n",
        render::MARK,
        env!("CARGO_PKG_VERSION")
    )
}
