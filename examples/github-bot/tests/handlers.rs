//! The bot's methods, without an endpoint: no signature, no socket.
#![allow(clippy::unwrap_used)]

use callwright::serde_json::{Value, json};
use callwright::testing;
use example_github_bot::{Bot, api::webhooks};

/// What GitHub sends when something happens to an issue.
fn issue(action: &str, label: &str) -> Value {
    json!({
        "action": action,
        "issue": {
            "number": 7, "title": "The door creaks", "body": null, "state": "open",
            "user": { "login": "mona" }, "labels": [{ "name": label }]
        },
        "repository": { "full_name": "octo/house" },
        "sender": { "login": "mona" }
    })
}

#[tokio::test]
async fn a_new_issue_gets_a_greeting() {
    let bot = Bot::default();
    let hooks = webhooks::endpoint(bot.clone());
    let response = testing::deliver(hooks, "issues.opened", issue("opened", "bug")).await;
    assert_eq!(response.unwrap().status(), 204);
    let notes = bot.notes.lock().await;
    assert_eq!(
        notes.greetings,
        ["Thank you for \"The door creaks\", mona!"]
    );
}

#[tokio::test]
async fn a_label_is_no_reason_for_a_greeting() {
    let bot = Bot::default();
    let hooks = webhooks::endpoint(bot.clone());
    let labeled = testing::deliver(hooks, "issues.labeled", issue("labeled", "easy")).await;
    labeled.unwrap();
    let notes = bot.notes.lock().await;
    assert!(notes.greetings.is_empty());
    assert_eq!(notes.labels[&7], ["easy".to_owned()].into());
}

#[tokio::test]
async fn the_action_of_the_body_decides_which_event_it_is() {
    let hooks = webhooks::endpoint(Bot::default());
    let other = testing::deliver(hooks, "issues.opened", issue("labeled", "easy")).await;
    other.unwrap_err();
}
