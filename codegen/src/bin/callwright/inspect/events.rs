//! The events of a document, for both formats of the output.

use super::inspection::Inspection;
use super::placed::placed;
use callwright_codegen::analyze::EventRouting;
use callwright_codegen::ir::EventKind;
use serde_json::{Value, json};

/// The heading of the webhooks or of the callbacks, in which `#` is their number.
pub fn heading_of(inspection: &Inspection<'_>, callbacks: bool) -> String {
    let (router, name) = router(inspection, callbacks);
    match router.description.as_str() {
        "" => format!("{name} (#)"),
        description => format!("{name} (#), identified by: {description}"),
    }
}

/// A row for each event: its name, its method, the expression of a callback, and the values that identify it.
pub fn event_rows(inspection: &Inspection<'_>, callbacks: bool) -> Vec<Vec<String>> {
    let events = inspection.api.events_of(callbacks);
    events
        .map(|(id, event)| {
            let facts = inspection.facts.events.facts.get(id.0 as usize);
            let values = facts.map(|facts| facts.values.join(", "));
            let mut row = vec![event.key.clone(), event.method.as_str().to_owned()];
            if let EventKind::Callback { expression, .. } = &event.kind {
                row.push(expression.clone());
            }
            row.extend(values);
            row
        })
        .collect()
}

/// Adds the members `webhooks` and `callbacks` to an object, and the profile of each.
pub fn event_values(inspection: &Inspection<'_>, mut object: Value) -> Value {
    for callbacks in [false, true] {
        let events = inspection.api.events_of(callbacks).map(|(id, event)| {
            let facts = inspection.facts.events.facts.get(id.0 as usize);
            let values = facts.map(|facts| facts.values.clone());
            let mut members = json!({
                "name": event.key,
                "method": event.method.as_str(),
                "values": values.unwrap_or_default(),
            });
            if let EventKind::Callback { expression, .. } = &event.kind {
                members["expression"] = json!(expression);
            }
            placed(inspection, &event.place, members)
        });
        let events: Vec<Value> = events.collect();
        let (router, name) = router(inspection, callbacks);
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

fn router<'c>(inspection: &Inspection<'c>, callbacks: bool) -> (&'c EventRouting, &'static str) {
    let events = &inspection.facts.events;
    match callbacks {
        true => (&events.callbacks, "Callbacks"),
        false => (&events.webhooks, "Webhooks"),
    }
}
