//! The events of a document, for both forms of the output.

use super::content::Content;
use super::json::placed;
use callwright_codegen::analyze::EventRouting;
use callwright_codegen::ir::EventKind;
use serde_json::{Value, json};

/// The heading of the webhooks or of the callbacks, `#` for their number.
pub fn heading_of(content: &Content<'_>, callbacks: bool) -> String {
    let (router, name) = router(content, callbacks);
    match router.description.as_str() {
        "" => format!("{name} (#)"),
        told => format!("{name} (#), told apart by: {told}"),
    }
}

/// A row for each event: its name, the method, the callback's expression, what stands for it.
pub fn event_rows(content: &Content<'_>, callbacks: bool) -> Vec<Vec<String>> {
    let events = content.api.events_of(callbacks);
    events
        .map(|(id, event)| {
            let facts = content.facts.events.facts.get(id.0 as usize);
            let values = facts.map(|facts| facts.values.join(", "));
            let mut row = vec![event.name.clone(), event.method.as_str().to_owned()];
            if let EventKind::Callback { expression, .. } = &event.kind {
                row.push(expression.clone());
            }
            row.extend(values);
            row
        })
        .collect()
}

/// Adds `webhooks` and `callbacks` to an object, and how each are delivered.
pub fn event_values(content: &Content<'_>, mut object: Value) -> Value {
    for callbacks in [false, true] {
        let events = content.api.events_of(callbacks).map(|(id, event)| {
            let facts = content.facts.events.facts.get(id.0 as usize);
            let values = facts.map(|facts| facts.values.clone());
            let mut members = json!({
                "name": event.name,
                "method": event.method.as_str(),
                "values": values.unwrap_or_default(),
            });
            if let EventKind::Callback { expression, .. } = &event.kind {
                members["expression"] = json!(expression);
            }
            placed(content, &event.place, members)
        });
        let events: Vec<Value> = events.collect();
        let (router, name) = router(content, callbacks);
        let name = name.to_lowercase();
        if let Value::Object(members) = &mut object {
            if !events.is_empty() {
                let profile = Value::Object(router.profile.clone());
                members.insert(format!("{name}_profile"), profile);
            }
            members.insert(name, Value::Array(events));
        }
    }
    object
}

fn router<'c>(content: &Content<'c>, callbacks: bool) -> (&'c EventRouting, &'static str) {
    let events = &content.facts.events;
    match callbacks {
        true => (&events.callbacks, "Callbacks"),
        false => (&events.webhooks, "Webhooks"),
    }
}
