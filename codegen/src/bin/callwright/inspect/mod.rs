//! `callwright inspect`: what a document holds, before anything is written.

mod content;
mod json;
mod table;

use crate::Failure;
use crate::args::{InspectArgs, InspectFormat, MessageFormat};
use crate::report::{Reporter, stdout};
use callwright_codegen::analyze::analyze;
use callwright_codegen::config::Config;
use callwright_codegen::diag::Diagnostics;
use callwright_codegen::names;
use callwright_codegen::read;
use callwright_codegen::source::{Limits, Sources};
use content::Content;

/// Prints what the document holds; what is wrong with it goes to stderr.
///
/// # Errors
///
/// After saying why.
pub fn run(args: &InspectArgs) -> Result<(), Failure> {
    // Messages follow the format of the output, so that a program needs one parser.
    let reporter = Reporter::new(match args.format {
        InspectFormat::Table => MessageFormat::Human,
        InspectFormat::Json => MessageFormat::Json,
    });
    let mut diags = Diagnostics::default();
    let mut sources = Sources::default();
    let outcome = sources
        .read(&args.document, &Limits::default(), &mut diags)
        .and_then(|()| read(&sources, &mut diags));
    reporter.messages(&diags, &sources);
    let api = outcome.map_err(|_| {
        let message = format!("{} can't be used", args.document.display());
        reporter.error("unusable-document", &message, None);
        Failure::Work
    })?;
    let config = Config::default();
    let names = names::assign(&api, &analyze(&api, &config), &config);
    let content = Content {
        api: &api,
        names: &names,
        sources: &sources,
    };
    stdout(&match args.format {
        InspectFormat::Table => table::text(&content),
        InspectFormat::Json => json::text(&content),
    })
}
