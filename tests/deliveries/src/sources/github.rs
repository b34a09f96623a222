//! GitHub: the published samples of github.com, of GitHub AE and of GitHub Enterprise Server.

use super::SECRET;
use crate::corpus::Corpus;
use crate::subject::{Belongs, Sent, Subject};
use serde_json::Value;

const DOCUMENT: &str = "github/webhooks.api.github.com";
/// The document of the API, which has the webhooks as `x-webhooks`.
const REST: &str = "github/api.github.com";

/// The event whose `action` is whatever somebody has called it. The document has one webhook of it,
/// named after an example, and its schema takes any string.
const CALLED: &str = "repository_dispatch";
const CALLED_WEBHOOK: &str = "repository-dispatch-sample.collected";

/// github.com against its document, then the older sets against the same one: their events are
/// those of github.com, some gone, and their payloads lack what was added since.
pub(crate) fn github(corpus: &Corpus) -> Result<Vec<Subject>, String> {
    let names = webhooks(corpus)?;
    let mut all = Vec::new();
    all.push(("api.github.com", DOCUMENT, mapped(corpus, DOCUMENT)?));
    all.push(("api.github.com by x-webhooks", REST, mapped(corpus, REST)?));
    for set in [
        "ghes-31",
        "ghes-32",
        "ghes-33",
        "ghes-34",
        "ghes-35",
        "github.ae",
    ] {
        let mut sent = Vec::new();
        for file in corpus.files(&format!("github/{set}"), ".json")? {
            if file.ends_with("/index.json") {
                continue;
            }
            let text = corpus.text(&file)?;
            let belongs = expected(&names, event(&file), &text);
            sent.push(one(file.clone(), event(&file), text, belongs));
        }
        let index = corpus.json(&format!("github/{set}/index.json"))?;
        for entry in index.as_array().into_iter().flatten() {
            let name = entry.get("name").and_then(Value::as_str);
            let name = name.ok_or_else(|| format!("{set}: an event without a name"))?;
            let examples = entry.get("examples").and_then(Value::as_array);
            for (number, example) in examples.into_iter().flatten().enumerate() {
                let text = example.to_string();
                let belongs = expected(&names, name, &text);
                let label = format!("github/{set}/index.json#{name}.{number}");
                sent.push(one(label, name, text, belongs));
            }
        }
        all.push((set, DOCUMENT, sent));
    }
    let subjects = all.into_iter().map(|(set, document, sent)| {
        let subject = Subject::new(&format!("github {set}"), corpus.document(document)?);
        Ok(subject.profile("github", SECRET).sent(sent))
    });
    subjects.collect()
}

/// The samples that the map has, each where it says.
fn mapped(corpus: &Corpus, document: &str) -> Result<Vec<Sent>, String> {
    let files = corpus.files("github/api.github.com", ".json")?;
    let sent = files.into_iter().map(|file| {
        let belongs = match corpus.belongs(&file, document) {
            Some(Some(webhook)) => Belongs::Event(webhook.to_owned()),
            Some(None) if event(&file) == CALLED => Belongs::Event(CALLED_WEBHOOK.to_owned()),
            Some(None) => Belongs::Unknown,
            None => return Err(format!("the map doesn't have {file}")),
        };
        let text = corpus.text(&file)?;
        Ok(one(file.clone(), event(&file), text, belongs))
    });
    sent.collect()
}

/// The keys of the document's webhooks.
fn webhooks(corpus: &Corpus) -> Result<Vec<String>, String> {
    let path = corpus.document(DOCUMENT)?;
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let document: Value = serde_json::from_str(&text).map_err(|e| format!("{DOCUMENT}: {e}"))?;
    let webhooks = document.get("webhooks").and_then(Value::as_object);
    Ok(webhooks
        .into_iter()
        .flat_map(|all| all.keys().cloned())
        .collect())
}

/// The folder of a file is the event.
fn event(file: &str) -> &str {
    file.rsplit('/').nth(1).unwrap_or_default()
}

/// Where a payload belongs that the map doesn't have. The document's webhooks are named after the
/// event and the action; this rule is not the generator's, which looks into the payloads.
fn expected(names: &[String], event: &str, text: &str) -> Belongs {
    if event == CALLED {
        return Belongs::Event(CALLED_WEBHOOK.to_owned());
    }
    let body: Value = serde_json::from_str(text).unwrap_or_default();
    let event = event.replace('_', "-");
    let name = match body.get("action").and_then(Value::as_str) {
        Some(action) => format!("{event}-{}", action.replace('_', "-")),
        None => event.clone(),
    };
    match [name, event].into_iter().find(|name| names.contains(name)) {
        Some(name) => Belongs::Event(name),
        None => Belongs::Unknown,
    }
}

fn one(label: String, event: &str, body: String, belongs: Belongs) -> Sent {
    let id = format!("delivery-of-{label}");
    Sent::json(label, body, belongs)
        .header("x-github-event", event)
        .header("x-github-delivery", id)
        .header("x-github-hook-id", "292430182")
        .header("x-github-hook-installation-target-id", "79929171")
        .header("x-github-hook-installation-target-type", "repository")
        .header("user-agent", "GitHub-Hookshot/044aadd")
}
