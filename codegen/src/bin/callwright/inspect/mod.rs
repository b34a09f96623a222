//! `callwright inspect`: what a document holds, before anything is written.

mod content;
mod events;
mod json;
mod table;

use crate::Failure;
use crate::args::{InspectArgs, InspectFormat};
use crate::report::{Reporter, stdout, stdout_json};
use callwright_codegen::analyze::analyze;
use callwright_codegen::config::Config;
use callwright_codegen::diag::Diagnostics;
use callwright_codegen::names;
use callwright_codegen::read_api;
use callwright_codegen::source::{Limits, Sources};
pub use content::Content;
pub use events::{event_rows, event_values, heading_of};
pub use table::section;

/// Prints what the document holds; what is wrong with it goes to stderr.
///
/// # Errors
///
/// After saying why.
pub fn run(args: &InspectArgs) -> Result<(), Failure> {
    let reporter = Reporter::new(args.format.into());
    let config = Config::default();
    let mut diags = Diagnostics::default();
    let mut sources = Sources::default();
    let outcome = sources
        .read(&args.document, &Limits::default(), &mut diags)
        .and_then(|()| read_api(&sources, &config, &mut diags));
    let read = outcome.map(|api| {
        let facts = analyze(&api, &config);
        for problem in &facts.events.problems {
            diags.push(problem.clone());
        }
        (api, facts)
    });
    reporter.messages(&diags, &sources);
    let (api, facts) = read.map_err(|_| {
        let message = format!("{} can't be used", args.document.display());
        reporter.error("unusable-document", &message, None);
        Failure::Work
    })?;
    let names = names::assign(&api, &facts, &config);
    let content = Content {
        api: &api,
        facts: &facts,
        names: &names,
        sources: &sources,
    };
    match args.format {
        InspectFormat::Table => stdout(&table::text(&content)),
        InspectFormat::Json => stdout_json(&json::object(&content), true),
    }
}
