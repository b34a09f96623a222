//! Deliveries in GitHub's form, over loopback.
#![allow(clippy::unwrap_used)]

use callwright::webhook::{Profile, Settings, Signer};
use callwright::{Bytes, http};
use example_github_bot::{Bot, api::webhooks};
use std::net::SocketAddr;
use std::time::SystemTime;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const SECRET: &str = "It's a Secret to Everybody";

const OPENED: &str = r#"{
    "action": "opened",
    "issue": {
        "number": 7, "title": "The door creaks", "body": null, "state": "open",
        "user": { "login": "mona" }, "labels": [{ "name": "bug" }]
    },
    "repository": { "full_name": "octo/house" },
    "sender": { "login": "mona" }
}"#;

async fn serve(bot: &Bot) -> SocketAddr {
    let hooks = webhooks::endpoint(bot.clone()).secret(SECRET).build();
    let app = axum::Router::new().route_service("/hooks", hooks.unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

fn signed(event: &str, body: &str) -> http::Request<Bytes> {
    let profile = Profile::named("github").unwrap();
    let signer = Signer::new(&profile, &Settings::new().secret("secret", SECRET)).unwrap();
    let mut request = http::Request::post("/hooks")
        .header("content-type", "application/json")
        .header("x-github-event", event)
        .header("x-github-delivery", "5f2a")
        .body(Bytes::from(body.to_owned()))
        .unwrap();
    signer
        .sign(&mut request, "5f2a", SystemTime::now())
        .unwrap();
    request
}

/// The status of the response.
async fn post(to: SocketAddr, request: http::Request<Bytes>) -> u16 {
    let (parts, body) = request.into_parts();
    let mut head = format!(
        "POST {} HTTP/1.1\r\nhost: {to}\r\nconnection: close\r\ncontent-length: {}\r\n",
        parts.uri,
        body.len()
    );
    for (name, value) in &parts.headers {
        head.push_str(&format!("{name}: {}\r\n", value.to_str().unwrap()));
    }
    let mut stream = TcpStream::connect(to).await.unwrap();
    let bytes = [head.as_bytes(), b"\r\n", &body].concat();
    stream.write_all(&bytes).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    response.split(' ').nth(1).unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_new_issue_gets_one_greeting() {
    let bot = Bot::default();
    let address = serve(&bot).await;
    assert_eq!(post(address, signed("issues", OPENED)).await, 204);
    // A duplicate is acknowledged as the profile says, and isn't handled.
    assert_eq!(post(address, signed("issues", OPENED)).await, 200);
    let notes = bot.notes.lock().await;
    assert_eq!(
        notes.greetings,
        ["Thank you for \"The door creaks\", mona!"]
    );
    assert_eq!(notes.labels[&7], ["bug".to_owned()].into());
}

#[tokio::test]
async fn labels_are_kept() {
    let bot = Bot::default();
    let address = serve(&bot).await;
    let labeled = OPENED.replace("opened", "labeled").replace(
        r#"{ "name": "bug" }"#,
        r#"{ "name": "bug" }, { "name": "easy" }"#,
    );
    assert_eq!(post(address, signed("issues", &labeled)).await, 204);
    let notes = bot.notes.lock().await;
    assert!(notes.greetings.is_empty());
    assert_eq!(
        notes.labels[&7],
        ["bug".to_owned(), "easy".to_owned()].into()
    );
}

#[tokio::test]
async fn drafts_are_ignored() {
    let bot = Bot::default();
    let address = serve(&bot).await;
    let request = |draft: bool| {
        let body = format!(
            r#"{{ "action": "opened", "number": 8,
                "pull_request": {{ "title": "Oil", "draft": {draft}, "user": {{ "login": "hubot" }} }},
                "repository": {{ "full_name": "octo/house" }}, "sender": {{ "login": "hubot" }} }}"#
        );
        signed("pull_request", &body)
    };
    assert_eq!(post(address, request(true)).await, 204);
    assert!(bot.notes.lock().await.greetings.is_empty());
    assert_eq!(post(address, request(false)).await, 204);
    let notes = bot.notes.lock().await;
    assert_eq!(notes.greetings, ["A review is on its way, hubot."]);
}

#[tokio::test]
async fn a_flipped_byte_is_refused() {
    let bot = Bot::default();
    let address = serve(&bot).await;
    let mut request = signed("issues", OPENED);
    *request.body_mut() = Bytes::from(OPENED.replace("creaks", "cracks"));
    assert_eq!(post(address, request).await, 401);
    assert!(bot.notes.lock().await.greetings.is_empty());
}
