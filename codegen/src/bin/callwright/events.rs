//! `callwright events`: what a document tells, and by what each event is known.

use crate::Failure;
use crate::args::{EventsArgs, InspectFormat};
use crate::inspect::{Content, event_rows, event_values, heading_of};
use crate::report::{Reporter, stdout, stdout_json};
use crate::settings;
use crate::told::{self, Told};
use callwright_codegen::names;
use callwright_codegen::read_api;
use serde_json::json;

/// Prints the events of a document; what is wrong with them goes to stderr.
///
/// # Errors
///
/// After saying why; also where two events can't be told apart.
pub fn run(args: &EventsArgs) -> Result<(), Failure> {
    let reporter = Reporter::new(args.format.into());
    let mut config = settings::read(args.config.as_deref(), None, reporter)?;
    told::by_profile(&mut config, args.profile.as_ref());
    let Told {
        api,
        facts,
        sources,
        said,
    } = told::told(&args.document, &config, read_api, reporter)?;
    reporter.messages(&said, &sources);
    let names = names::assign(&api, &facts, &config);
    let content = Content {
        api: &api,
        facts: &facts,
        names: &names,
        sources: &sources,
    };
    match args.format {
        InspectFormat::Table => stdout(&table(&content)),
        InspectFormat::Json => stdout_json(&event_values(&content, json!({})), true),
    }?;
    match said.has_errors() {
        true => Err(Failure::Work),
        false => Ok(()),
    }
}

fn table(content: &Content<'_>) -> String {
    let mut out = String::new();
    for callbacks in [false, true] {
        let rows = event_rows(content, callbacks);
        if !rows.is_empty() {
            crate::inspect::section(&mut out, &heading_of(content, callbacks), rows);
        }
    }
    match out.strip_prefix('\n') {
        Some(text) => text.to_owned(),
        None => "The document tells no events.\n".to_owned(),
    }
}
