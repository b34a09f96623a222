//! Stripe: events as dj-stripe has recorded them, in the envelope of Stripe's document.

use super::SECRET;
use crate::corpus::Corpus;
use crate::subject::{Belongs, Sent, Subject};
use serde_json::Value;
use std::collections::BTreeMap;

pub(crate) fn stripe(corpus: &Corpus) -> Result<Vec<Subject>, String> {
    let mut sent = Vec::new();
    for file in corpus.files("stripe/dj-stripe", ".json")? {
        if !file.starts_with("stripe/dj-stripe/event_") {
            continue;
        }
        let body = corpus.json(&file)?;
        let event = body.get("type").and_then(Value::as_str);
        let event = event.ok_or_else(|| format!("{file} has no type"))?;
        let belongs = Belongs::Event(event.to_owned());
        sent.push(Sent::json(file.clone(), corpus.text(&file)?, belongs));
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
        .sent(sent);
    Ok(vec![subject])
}
