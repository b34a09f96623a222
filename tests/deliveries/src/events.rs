//! Generates the handlers of a document.

use crate::subject::Subject;
use callwright_codegen::diag::{Diagnostics, Severity};
use callwright_codegen::ir::{Api, Event};
use callwright_codegen::plan::{EventItem, ReplyItem, RustItem};
use callwright_codegen::render::RenderedFile;
use callwright_codegen::source::Sources;
use callwright_codegen::{analyze, emit, names, plan, read_api, render};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The generated handlers of a document.
pub(crate) struct Generated {
    /// The API's model.
    pub(crate) api: Api,
    /// The files of types, and the file of the events.
    pub(crate) files: Vec<RenderedFile>,
    /// The module of the events: `webhooks`.
    pub(crate) module: String,
    /// The trait in it.
    pub(crate) handles: &'static str,
    /// Implementations of its methods, as text.
    pub(crate) methods: String,
    /// The method of each event.
    pub(crate) method_of: BTreeMap<String, String>,
    /// The generator's messages about events.
    pub(crate) messages: Vec<String>,
}

/// Generates a subject's handlers.
///
/// # Errors
///
/// If the document can't be used or has no events.
pub(crate) fn generate(subject: &Subject, sources: &Sources) -> Result<Generated, String> {
    let mut diags = Diagnostics::default();
    let config = &subject.config;
    let api = read_api(sources, config, &mut diags).ok();
    let facts = api.as_ref().map(|api| analyze::analyze(api, config));
    let problems = facts.iter().flat_map(|facts| &facts.events.problems);
    let messages: Vec<String> = problems.clone().map(|d| d.message.clone()).collect();
    let mut all = diags.iter().chain(problems);
    if let Some(error) = all.find(|d| d.severity == Severity::Error) {
        return Err(error.message.clone());
    }
    let (Some(api), Some(facts)) = (api, facts) else {
        return Err("the document can't be used".to_owned());
    };
    let names = names::assign(&api, &facts, config);
    let plan = plan::plan(&api, &facts, &names, config);
    let handles = if subject.callbacks {
        "Callbacks"
    } else {
        "Webhooks"
    };
    let file_and_events = plan.files.iter().find_map(|file| {
        let mut items = file.items.iter();
        let events = items.find_map(|item| match item {
            RustItem::Events(events) if events.handler.as_str() == handles => Some(events),
            _ => None,
        })?;
        Some((file, events))
    });
    let (file, events) = file_and_events.ok_or("it has no events")?;
    let module = file.path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut methods = String::new();
    let mut method_of = BTreeMap::new();
    for event in &events.events {
        write_method(event, &mut methods);
        method_of.insert(event.name.clone(), event.method.as_str().to_owned());
    }
    let files = render::render(&plan, "", emit::file);
    let mut files = files.map_err(|broken| format!("{}: {}", broken.path, broken.reason))?;
    files.retain(|f| f.path.starts_with("src/types/") || f.path == file.path);
    Ok(Generated {
        module: module.to_owned(),
        api,
        files,
        handles,
        methods,
        method_of,
        messages,
    })
}

/// Writes a method that records its delivery.
fn write_method(event: &EventItem, out: &mut String) {
    let name = event.method.as_str();
    let payload = emit::type_text(&event.payload);
    let headers = event.headers.as_ref();
    let headers = headers.map_or(String::new(), |ty| format!(", module::{}", ty.as_str()));
    let reply = match &event.reply {
        ReplyItem::Usual | ReplyItem::Status(_) => String::new(),
        ReplyItem::One(case) => {
            let ty = case.body.as_ref().map(|(ty, _)| emit::type_text(ty));
            ty.map_or(String::new(), |ty| format!("<{ty}>"))
        }
        ReplyItem::Choice { name, .. } => format!("<module::{}>", name.as_str()),
    };
    let _ = writeln!(
        out,
        "    fn {name}(&self, delivery: Delivery<{payload}{headers}>) \
         -> impl Future<Output = Outcome{reply}> + Send {{ handle(\"{name}\", delivery) }}"
    );
}

impl Generated {
    /// The event with this key.
    pub(crate) fn event(&self, key: &str, callbacks: bool) -> Option<&Event> {
        let mut events = self.api.events.iter();
        events.find(|event| event.key == key && event.is_callback() == callbacks)
    }
}
