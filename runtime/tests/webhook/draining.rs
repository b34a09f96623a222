//! A program waits for its handlers before it ends.

use std::time::Duration;

use axum::Router;
use callwright::webhook::Endpoint;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::time::{sleep, timeout};

use crate::support::{Shop, order, sent, status};

/// Whether draining ends soon.
async fn drains(endpoint: &Endpoint) -> bool {
    let draining = timeout(Duration::from_millis(100), endpoint.drain());
    draining.await.is_ok()
}

#[tokio::test]
async fn an_idle_endpoint_is_drained_at_once() {
    let endpoint = Shop::default().endpoint(|_| {});
    assert_eq!(status(&endpoint, sent(order::FINE)).await, 201);
    assert!(endpoint.is_idle());
    assert!(drains(&endpoint).await);
    assert!(drains(&endpoint).await, "twice is no harm");
}

#[tokio::test(start_paused = true)]
async fn draining_waits_for_a_late_handler() {
    let shop = Shop::default();
    let builder = shop.builder(|_| {}).deadline(Duration::from_secs(1));
    let endpoint = builder.build().unwrap();
    assert_eq!(status(&endpoint, sent(order::WAITS)).await, 504);
    assert!(!endpoint.is_idle(), "it goes on");
    assert!(!drains(&endpoint).await);
    shop.0.gate.add_permits(1);
    assert!(drains(&endpoint).await);
    assert!(endpoint.is_idle());
    assert_eq!(shop.seen(), ["waits", "sent 6"]);
}

#[tokio::test(start_paused = true)]
async fn a_draining_endpoint_refuses_deliveries() {
    let shop = Shop::default();
    let builder = shop.builder(|_| {}).deadline(Duration::from_secs(1));
    let endpoint = builder.build().unwrap();
    assert_eq!(status(&endpoint, sent(order::WAITS)).await, 504);
    assert!(!drains(&endpoint).await);
    // A clone is the same endpoint.
    let answer = endpoint.clone().handle(sent(order::FINE)).await;
    assert_eq!(answer.status(), 503);
    assert_eq!(answer.headers()["retry-after"], "5");
    shop.0.gate.add_permits(1);
    assert!(drains(&endpoint).await);
    assert_eq!(status(&endpoint, sent(order::FINE)).await, 503);
    assert_eq!(shop.seen(), ["waits", "sent 6"]);
}

#[tokio::test(start_paused = true)]
async fn several_tasks_can_drain() {
    let shop = Shop::default();
    let builder = shop.builder(|_| {}).deadline(Duration::from_secs(1));
    let endpoint = builder.build().unwrap();
    assert_eq!(status(&endpoint, sent(order::WAITS)).await, 504);
    let waiting: Vec<_> = (0..3)
        .map(|_| {
            let endpoint = endpoint.clone();
            tokio::spawn(async move { endpoint.drain().await })
        })
        .collect();
    sleep(Duration::from_millis(1)).await;
    assert!(!waiting.iter().any(|one| one.is_finished()));
    shop.0.gate.add_permits(1);
    for one in waiting {
        timeout(Duration::from_secs(1), one).await.unwrap().unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_panics_is_done() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|_| {});
    for order in [order::PANICS, order::PANICS_LATER] {
        assert_eq!(status(&endpoint, sent(order)).await, 502);
    }
    assert!(drains(&endpoint).await);
}

/// As in every example: the server stops, and then the endpoint is drained.
#[tokio::test]
async fn a_server_stops_with_its_handlers() {
    let shop = Shop::default();
    let endpoint = shop.endpoint(|_| {});
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = Router::new().route_service("/hooks", endpoint.clone());
    let (stop, stopped) = oneshot::channel::<()>();
    let hooks = endpoint.clone();
    let server = tokio::spawn(async move {
        let stopped = async move { stopped.await.unwrap() };
        axum::serve(listener, app)
            .with_graceful_shutdown(stopped)
            .await
            .unwrap();
        hooks.drain().await;
    });
    let body = format!(r#"{{"type":"order.sent","order":{}}}"#, order::WAITS);
    let request = format!(
        "POST /hooks HTTP/1.1\r\nhost: x\r\nx-token: secret\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    while shop.seen() != ["waits"] {
        sleep(Duration::from_millis(1)).await;
    }
    // The sender hangs up, so no connection is left.
    drop(stream);
    stop.send(()).unwrap();
    sleep(Duration::from_millis(200)).await;
    assert!(!server.is_finished(), "a handler still runs");
    shop.0.gate.add_permits(1);
    timeout(Duration::from_secs(10), server)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(shop.seen(), ["waits", "sent 6"]);
    let mut nobody = String::new();
    let gone = match TcpStream::connect(address).await {
        Err(_) => true,
        Ok(mut stream) => stream.read_to_string(&mut nobody).await.is_err() || nobody.is_empty(),
    };
    assert!(gone);
}
