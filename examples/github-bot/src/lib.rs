//! A bot that lives on what GitHub tells of a repository: it greets who opens an issue, and knows the labels of each.
//!
//! `build.rs` generates [`api`] of `hooks.yaml`; that GitHub sends, how it signs and how it names its events is one line there.

/// What GitHub tells, as `build.rs` generates it.
pub mod api {
    callwright::include_api!();
}

use api::types::{IssueLabeled, IssueOpened, PullRequestOpened};
use api::webhooks::Webhooks;
use callwright::webhook::{Delivery, Outcome};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use tokio::sync::Mutex;

/// The bot. A clone is the same bot.
#[derive(Clone, Debug, Default)]
pub struct Bot {
    /// What it said and learned so far.
    pub notes: Arc<Mutex<Notes>>,
}

/// What the bot said and learned.
#[derive(Debug, Default)]
pub struct Notes {
    /// Every greeting, in the order of the deliveries.
    pub greetings: Vec<String>,
    /// The labels of each issue, by its number.
    pub labels: BTreeMap<i64, BTreeSet<String>>,
}

impl Webhooks for Bot {
    async fn issues_opened(&self, delivery: Delivery<IssueOpened>) -> Outcome {
        let (issue, sender) = (&delivery.issue, &delivery.sender.login);
        let greeting = format!("Thank you for \"{}\", {sender}!", issue.title);
        self.say(greeting).await;
        self.keep_labels(issue).await;
        Ok(())
    }

    async fn issues_labeled(&self, delivery: Delivery<IssueLabeled>) -> Outcome {
        self.keep_labels(&delivery.issue).await;
        Ok(())
    }

    async fn pull_request_opened(&self, delivery: Delivery<PullRequestOpened>) -> Outcome {
        let request = &delivery.pull_request;
        // Who opens a draft isn't done yet.
        if !request.draft {
            self.say(format!("A review is on its way, {}.", request.user.login))
                .await;
        }
        Ok(())
    }
}

impl Bot {
    /// Where a real bot posts a comment, this one prints it.
    async fn say(&self, greeting: String) {
        println!("{greeting}");
        self.notes.lock().await.greetings.push(greeting);
    }

    /// A delivery holds all labels that the issue has by now.
    async fn keep_labels(&self, issue: &api::types::Issue) {
        let names = issue.labels.iter().map(|label| label.name.clone());
        let mut notes = self.notes.lock().await;
        notes.labels.insert(issue.number, names.collect());
    }
}
