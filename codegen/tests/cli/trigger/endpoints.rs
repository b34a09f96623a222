//! The endpoints of the examples take what is sent: their handlers run.

use super::receiver::{SECRET, at, run};
use crate::support::{Folder, Ran};
use axum::Router;
use axum::routing::get;
use example_github_bot::Bot;
use example_payments::Till;
use std::net::SocketAddr;
use std::path::Path;
use tokio::net::TcpListener;

async fn listen(app: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

/// The file of an example.
fn file(path: &str) -> String {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    examples.join(path).to_str().unwrap().to_owned()
}

async fn ran(name: &'static str, arguments: Vec<String>, to: SocketAddr, secret: &str) -> Ran {
    let secret = secret.to_owned();
    let run = move || {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let arguments = [&arguments[..], &["--secret", "ENV:HOOK_SECRET"]].concat();
        run(
            &Folder::new(name),
            &arguments,
            &at(to),
            &[(SECRET.0, &secret)],
        )
    };
    tokio::task::spawn_blocking(run).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_bot_greets_who_opened_the_sample() {
    let bot = Bot::default();
    let hooks = example_github_bot::api::webhooks::endpoint(bot.clone()).secret(SECRET.1);
    let address = listen(Router::new().route_service("/hooks", hooks.build().unwrap())).await;
    let trigger = |event: &str| {
        let arguments = vec![file("github-bot/hooks.yaml"), event.to_owned()];
        ran("the_bot_greets", arguments, address, SECRET.1)
    };
    for event in ["ping", "push", "issues.labeled"] {
        let ran = trigger(event).await;
        assert_eq!(ran.code, 0, "{ran:?}");
    }
    assert!(bot.notes.lock().await.greetings.is_empty());
    let ran = trigger("Issues-Opened").await;
    assert_eq!((ran.code, &*ran.stderr), (0, ""), "{ran:?}");
    assert!(ran.stdout.contains("\n\n204 No Content\n"), "{ran:?}");
    assert!(trigger("pull_request.opened").await.code == 0);
    let notes = bot.notes.lock().await;
    let opened = "Thank you for \"sample\", sample!";
    assert_eq!(notes.greetings.first().map(String::as_str), Some(opened));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_secret_is_refused_and_that_is_shown() {
    let bot = Bot::default();
    let hooks = example_github_bot::api::webhooks::endpoint(bot.clone()).secret(SECRET.1);
    let address = listen(Router::new().route_service("/hooks", hooks.build().unwrap())).await;
    let arguments = vec![file("github-bot/hooks.yaml"), "issues-opened".to_owned()];
    let ran = ran("another_secret", arguments, address, "It's none").await;
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.stdout.contains("\n\n401 Unauthorized\n"), "{ran:?}");
    assert!(ran.stderr.contains("error[not-taken]"), "{ran:?}");
    assert!(!ran.stderr.contains("It's none"), "{ran:?}");
    assert!(bot.notes.lock().await.greetings.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_till_counts_each_delivery_that_the_configuration_declares() {
    let charge = || async {
        let charge =
            r#"{ "id": "sample", "amount": 1250, "currency": "eur", "status": "succeeded" }"#;
        ([("content-type", "application/json")], charge)
    };
    let provider = listen(Router::new().route("/charges/sample", get(charge))).await;
    let client = example_payments::api::Client::new().base_url(&format!("http://{provider}"));
    let till = Till::new(client.bearer_auth("sk_test"));
    let hooks = example_payments::api::webhooks::endpoint(till.clone()).secret(SECRET.1);
    let address = listen(Router::new().route_service("/hooks", hooks.build().unwrap())).await;
    for taken in 1..=2 {
        let arguments = vec![
            file("payments/payments.yaml"),
            "charge.succeeded".to_owned(),
            "--config".to_owned(),
            file("payments/callwright.toml"),
        ];
        let ran = ran("the_till_counts", arguments, address, SECRET.1).await;
        assert_eq!((ran.code, &*ran.stderr), (0, ""), "{ran:?}");
        // The id of the event is another each time, or the second would be taken for the first.
        let takings = till.takings.lock().await.clone();
        assert_eq!(takings, [("eur".to_owned(), 1250 * taken)].into());
    }
}
