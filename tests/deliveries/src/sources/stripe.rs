//! Stripe: events that dj-stripe recorded, in the envelope of Stripe's document.

use super::SECRET;
use crate::corpus::Corpus;
use crate::subject::{Expected, Subject, TestDelivery};
use serde_json::Value;
use std::collections::BTreeMap;

pub(crate) fn stripe(corpus: &Corpus) -> Result<Vec<Subject>, String> {
    let mut deliveries = Vec::new();
    for file in corpus.files("stripe/dj-stripe", ".json")? {
        if !file.starts_with("stripe/dj-stripe/event_") {
            continue;
        }
        let body = corpus.json(&file)?;
        let event = body.get("type").and_then(Value::as_str);
        let event = event.ok_or_else(|| format!("{file} has no type"))?;
        let expected = Expected::Event(event.to_owned());
        deliveries.push(TestDelivery::json(
            file.clone(),
            corpus.text(&file)?,
            expected,
        ));
    }
    let events = [
        ("account.updated", "account"),
        ("account.application.authorized", "application"),
        ("account.application.deauthorized", "application"),
        ("account.external_account.created", "external_account"),
        ("account.external_account.deleted", "external_account"),
        ("account.external_account.updated", "external_account"),
    ];
    let events: BTreeMap<String, String> = events
        .into_iter()
        .map(|(event, schema)| (event.to_owned(), schema.to_owned()))
        .collect();
    let subject = Subject::new("stripe dj-stripe", corpus.document("stripe/spec3")?)
        .profile("stripe", SECRET)
        .envelope("event", "/data/object", events)
        .deliveries(deliveries);
    Ok(vec![subject])
}
