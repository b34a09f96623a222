//! GitLab and Bitbucket: recordings of go-scm. Neither has a document of its events, so small ones of
//! ours name a few; the others have to be unknown.

use super::{SECRET, own};
use crate::corpus::Corpus;
use crate::subject::{Belongs, Sent, Subject};
use serde_json::Value;

pub(crate) fn forges(corpus: &Corpus) -> Result<Vec<Subject>, String> {
    Ok(vec![gitlab(corpus)?, bitbucket(corpus)?])
}

fn gitlab(corpus: &Corpus) -> Result<Subject, String> {
    let mut sent = Vec::new();
    for file in corpus.files("gitlab/go-scm", ".json")? {
        let body = corpus.json(&file)?;
        let kind = body.get("object_kind").and_then(Value::as_str);
        let belongs = known(
            kind.unwrap_or_default(),
            &["push", "issue", "merge_request"],
        );
        sent.push(Sent::json(file.clone(), corpus.text(&file)?, belongs));
    }
    let subject = Subject::new("gitlab go-scm", &own("gitlab"));
    Ok(subject.profile("gitlab", SECRET).sent(sent))
}

fn bitbucket(corpus: &Corpus) -> Result<Subject, String> {
    let mut sent = Vec::new();
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
            other => return Err(format!("nobody knows which event {other} is")),
        };
        let belongs = known(key, &["repo:push", "pullrequest:created"]);
        let one = Sent::json(file.clone(), corpus.text(&file)?, belongs);
        sent.push(one.header("x-event-key", key));
    }
    let subject = Subject::new("bitbucket go-scm", &own("bitbucket"));
    Ok(subject.profile("bitbucket", SECRET).sent(sent))
}

fn known(event: &str, events: &[&str]) -> Belongs {
    match events.contains(&event) {
        true => Belongs::Event(event.to_owned()),
        false => Belongs::Unknown,
    }
}
