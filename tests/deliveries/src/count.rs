//! Compares the number of events in generated handlers with the manifest.

use crate::corpus::Corpus;
use crate::subject::Subject;
use callwright_codegen::diag::Diagnostics;
use callwright_codegen::plan::RustItem;
use callwright_codegen::source::{Limits, Sources};
use callwright_codegen::{analyze, names, plan, read_api};

/// Documents whose numbers differ, with the reasons.
const KNOWN: [(&str, &str); 3] = [
    ("oai/3.2-mega", "OpenAPI 3.2 isn't read"),
    ("oai/3.2-webhook-example", "OpenAPI 3.2 isn't read"),
    (
        "ogen-testdata/redoc-pathItems",
        "one webhook with two methods",
    ),
];

/// Prints a line for each document with events. Returns whether all numbers are equal.
pub(crate) fn count(corpus: &Corpus) -> bool {
    println!("methods counted  document");
    let (mut good, mut sum) = (true, 0);
    for (id, document) in corpus.with_events() {
        let methods = methods(&Subject::new(id, &document.path));
        let same = methods == Some(document.events);
        let known = KNOWN.iter().find(|(known, _)| *known == id);
        let why = match (same, known) {
            (true, _) => String::new(),
            (false, Some((_, why))) => format!(": {why}"),
            (false, None) => ": DIFFERS".to_owned(),
        };
        let text = methods.map_or("-".to_owned(), |methods| methods.to_string());
        println!("{text:>7} {:7}  {id}{why}", document.events);
        sum += document.events;
        good &= same || known.is_some();
    }
    println!("        {sum:7}  total");
    good
}

fn methods(subject: &Subject) -> Option<u64> {
    let mut diags = Diagnostics::default();
    let config = &subject.config;
    let sources = Sources::load(&subject.document, &Limits::default(), &mut diags).ok()?;
    let api = read_api(&sources, config, &mut diags).ok()?;
    let facts = analyze::analyze(&api, config);
    let names = names::assign(&api, &facts, config);
    let plan = plan::plan(&api, &facts, &names, config);
    let items = plan.files.iter().flat_map(|file| &file.items);
    let events = items.map(|item| match item {
        RustItem::Events(events) => events.events.len() as u64,
        _ => 0,
    });
    Some(events.sum())
}
