//! `callwright inspect`: what a document contains, and what can't be generated from it.

mod events;
mod inspection;
mod json;
mod placed;
mod table;

use crate::args::{InspectArgs, InspectFormat};
use crate::event_document::unusable;
use crate::report::{Reporter, stdout, stdout_json};
use crate::run_error::RunError;
use callwright_codegen::analyze::analyze;
use callwright_codegen::config::Config;
use callwright_codegen::diag::Diagnostics;
use callwright_codegen::names;
use callwright_codegen::read_api;
use callwright_codegen::source::{Limits, Sources};
pub use events::{event_rows, event_values, heading_of};
pub use inspection::Inspection;
pub use table::section;

/// Prints the contents of a document. Messages about it go to stderr.
///
/// # Errors
///
/// After a message, if the document can't be used.
pub fn run(args: &InspectArgs) -> Result<(), RunError> {
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
    let (api, facts) = read.map_err(|_| unusable(&args.document, reporter))?;
    let names = names::assign(&api, &facts, &config);
    let inspection = Inspection {
        api: &api,
        facts: &facts,
        names: &names,
        sources: &sources,
    };
    match args.format {
        InspectFormat::Table => stdout(&table::text(&inspection)),
        InspectFormat::Json => stdout_json(&json::object(&inspection), true),
    }
}
