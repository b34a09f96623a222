//! A real server, and a port without a server.
#![allow(clippy::unwrap_used)]

use axum::routing::get;
use callwright::Error;
use example_own_transport::Hyper;
use example_own_transport::api::Client;
use std::future::pending;
use std::time::Duration;
use tokio::net::TcpListener;

const TIDES: &str = r#"[{ "at": "2026-03-20T05:41:00Z", "kind": "high", "height": 7.42 }]"#;

/// A client of a server on loopback that has one harbour, and never responds for another.
async fn client(limit: Duration) -> Client {
    let app = axum::Router::new()
        .route(
            "/harbours/brest/tides",
            get(|| async { ([("content-type", "application/json")], TIDES) }),
        )
        .route("/harbours/ys/tides", get(pending::<()>));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await });
    Client::new().base_url(&url).transport(Hyper::new(limit))
}

#[tokio::test]
async fn a_response_is_decoded() {
    let client = client(Duration::from_secs(60)).await;
    let tides = client.tides().list("brest").await.unwrap();
    assert_eq!(tides[0].height, 7.42);
}

#[tokio::test]
async fn a_call_without_a_response_times_out() {
    let client = client(Duration::from_millis(50)).await;
    let Err(Error::Transport(error)) = client.tides().list("ys").await else {
        panic!("there is a response");
    };
    assert!(error.is_timeout());
}

#[tokio::test]
async fn a_connection_is_refused() {
    // A port that was free a moment ago.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = Client::new().base_url(&url);
    let client = client.transport(Hyper::new(Duration::from_secs(60)));
    let Err(Error::Transport(error)) = client.tides().list("brest").await else {
        panic!("there is a response");
    };
    assert!(error.is_connect());
    assert_eq!(
        error.line().unwrap().to_string(),
        format!("GET {url}/harbours/brest/tides")
    );
}
