//! GitHub: the published samples of github.com, of GitHub AE and of GitHub Enterprise Server.

use super::SECRET;
use crate::corpus::Corpus;
use crate::subject::{Expected, Subject, TestDelivery};
use serde_json::Value;

const DOCUMENT: &str = "github/webhooks.api.github.com";
/// The document of the API, which has the webhooks as `x-webhooks`.
const REST: &str = "github/api.github.com";

/// The event whose `action` users choose. The document has delivery webhook for it, named after an example, whose schema
/// allows any string.
const DISPATCH: &str = "repository_dispatch";
const DISPATCH_WEBHOOK: &str = "repository-dispatch-sample.collected";

/// The samples of github.com and older sets, all with the document of github.com. Some events of the older sets no longer
/// exist, and their payloads lack newer fields.
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
        let mut deliveries = Vec::new();
        for file in corpus.files(&format!("github/{set}"), ".json")? {
            if file.ends_with("/index.json") {
                continue;
            }
            let text = corpus.text(&file)?;
            let expected = expected_webhook(&names, event(&file), &text);
            deliveries.push(delivery(file.clone(), event(&file), text, expected));
        }
        let index = corpus.json(&format!("github/{set}/index.json"))?;
        for entry in index.as_array().into_iter().flatten() {
            let name = entry.get("name").and_then(Value::as_str);
            let name = name.ok_or_else(|| format!("{set}: an event without a name"))?;
            let examples = entry.get("examples").and_then(Value::as_array);
            for (number, example) in examples.into_iter().flatten().enumerate() {
                let text = example.to_string();
                let expected = expected_webhook(&names, name, &text);
                let label = format!("github/{set}/index.json#{name}.{number}");
                deliveries.push(delivery(label, name, text, expected));
            }
        }
        all.push((set, DOCUMENT, deliveries));
    }
    let subjects = all.into_iter().map(|(set, document, deliveries)| {
        let subject = Subject::new(&format!("github {set}"), corpus.document(document)?);
        Ok(subject.profile("github", SECRET).deliveries(deliveries))
    });
    subjects.collect()
}

/// The samples of github.com, with the webhooks of the map.
fn mapped(corpus: &Corpus, document: &str) -> Result<Vec<TestDelivery>, String> {
    let files = corpus.files("github/api.github.com", ".json")?;
    let deliveries = files.into_iter().map(|file| {
        let expected = match corpus.webhook_of(&file, document) {
            Some(Some(webhook)) => Expected::Event(webhook.to_owned()),
            Some(None) if event(&file) == DISPATCH => Expected::Event(DISPATCH_WEBHOOK.to_owned()),
            Some(None) => Expected::Unknown,
            None => return Err(format!("the map doesn't have {file}")),
        };
        let text = corpus.text(&file)?;
        Ok(delivery(file.clone(), event(&file), text, expected))
    });
    deliveries.collect()
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

/// The event of a file: the name of its folder.
fn event(file: &str) -> &str {
    file.rsplit('/').nth(1).unwrap_or_default()
}

/// The expected webhook of a payload that the map doesn't have. The document's webhooks are named after the event and
/// the action. The generator doesn't use this rule: it reads the payloads' schemas.
fn expected_webhook(names: &[String], event: &str, text: &str) -> Expected {
    if event == DISPATCH {
        return Expected::Event(DISPATCH_WEBHOOK.to_owned());
    }
    let body: Value = serde_json::from_str(text).unwrap_or_default();
    let event = event.replace('_', "-");
    let name = match body.get("action").and_then(Value::as_str) {
        Some(action) => format!("{event}-{}", action.replace('_', "-")),
        None => event.clone(),
    };
    match [name, event].into_iter().find(|name| names.contains(name)) {
        Some(name) => Expected::Event(name),
        None => Expected::Unknown,
    }
}

fn delivery(label: String, event: &str, body: String, expected: Expected) -> TestDelivery {
    let id = format!("delivery-of-{label}");
    TestDelivery::json(label, body, expected)
        .header("x-github-event", event)
        .header("x-github-delivery", id)
        .header("x-github-hook-id", "292430182")
        .header("x-github-hook-installation-target-id", "79929171")
        .header("x-github-hook-installation-target-type", "repository")
        .header("user-agent", "GitHub-Hookshot/044aadd")
}
