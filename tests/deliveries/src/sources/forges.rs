//! GitLab and Bitbucket: recordings of go-scm. Neither provider publishes a document of its events, so our own small
//! documents define a few. All other events must be unknown.

use super::{SECRET, own};
use crate::corpus::Corpus;
use crate::subject::{Expected, Subject, TestDelivery};
use serde_json::Value;

pub(crate) fn forges(corpus: &Corpus) -> Result<Vec<Subject>, String> {
    Ok(vec![gitlab(corpus)?, bitbucket(corpus)?])
}

fn gitlab(corpus: &Corpus) -> Result<Subject, String> {
    let mut deliveries = Vec::new();
    for file in corpus.files("gitlab/go-scm", ".json")? {
        let body = corpus.json(&file)?;
        let kind = body.get("object_kind").and_then(Value::as_str);
        let expected = event_or_unknown(
            kind.unwrap_or_default(),
            &["push", "issue", "merge_request"],
        );
        deliveries.push(TestDelivery::json(
            file.clone(),
            corpus.text(&file)?,
            expected,
        ));
    }
    let subject = Subject::new("gitlab go-scm", &own("gitlab"));
    Ok(subject.profile("gitlab", SECRET).deliveries(deliveries))
}

fn bitbucket(corpus: &Corpus) -> Result<Subject, String> {
    let mut deliveries = Vec::new();
    for file in corpus.files("bitbucket/go-scm", ".json")? {
        let name = file.rsplit('/').next().unwrap_or_default();
        let key = match name.trim_end_matches(".json") {
            "pr_created" => "pullrequest:created",
            "pr_updated" => "pullrequest:updated",
            "pr_fulfilled" => "pullrequest:fulfilled",
            "pr_declined" => "pullrequest:rejected",
            "pr_comment_created" => "pullrequest:comment_created",
            "pr_comment_deleted" => "pullrequest:comment_deleted",
            "pipeline_hook_created" => "repo:commit_status_created",
            "pipeline_hook_update" => "repo:commit_status_updated",
            push if push.starts_with("push") => "repo:push",
            other => return Err(format!("the event of {other} is unknown")),
        };
        let expected = event_or_unknown(key, &["repo:push", "pullrequest:created"]);
        let delivery = TestDelivery::json(file.clone(), corpus.text(&file)?, expected);
        deliveries.push(delivery.header("x-event-key", key));
    }
    let subject = Subject::new("bitbucket go-scm", &own("bitbucket"));
    Ok(subject.profile("bitbucket", SECRET).deliveries(deliveries))
}

fn event_or_unknown(event: &str, events: &[&str]) -> Expected {
    match events.contains(&event) {
        true => Expected::Event(event.to_owned()),
        false => Expected::Unknown,
    }
}
