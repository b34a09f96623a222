//! `callwright events`: the events of a document, and the values that identify each.

use crate::args::{EventsArgs, InspectFormat};
use crate::event_document::{self, EventDocument};
use crate::inspect::{Inspection, event_rows, event_values, heading_of, section};
use crate::report::{Reporter, stdout, stdout_json};
use crate::run_error::RunError;
use crate::settings;
use callwright_codegen::names;
use callwright_codegen::read_api;
use serde_json::json;

/// Prints the events of a document. Messages about them go to stderr.
///
/// # Errors
///
/// After a message; also if two events have the same value.
pub fn run(args: &EventsArgs) -> Result<(), RunError> {
    let reporter = Reporter::new(args.format.into());
    let mut config = settings::read(args.config.as_deref(), None, reporter)?;
    event_document::set_profile(&mut config, args.profile.as_ref());
    let EventDocument {
        api,
        facts,
        sources,
        diags,
    } = EventDocument::read(&args.document, &config, read_api, reporter)?;
    reporter.messages(&diags, &sources);
    let names = names::assign(&api, &facts, &config);
    let inspection = Inspection {
        api: &api,
        facts: &facts,
        names: &names,
        sources: &sources,
    };
    match args.format {
        InspectFormat::Table => stdout(&table(&inspection)),
        InspectFormat::Json => stdout_json(&event_values(&inspection, json!({})), true),
    }?;
    match diags.has_errors() {
        true => Err(RunError::Failed),
        false => Ok(()),
    }
}

fn table(inspection: &Inspection<'_>) -> String {
    let mut out = String::new();
    for callbacks in [false, true] {
        let rows = event_rows(inspection, callbacks);
        if !rows.is_empty() {
            section(&mut out, &heading_of(inspection, callbacks), rows);
        }
    }
    match out.strip_prefix('\n') {
        Some(text) => text.to_owned(),
        None => "The document has no events.\n".to_owned(),
    }
}
