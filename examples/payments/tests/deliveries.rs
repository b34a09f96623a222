//! Deliveries with Stripe's signatures, and the API of the provider, over loopback.
#![allow(clippy::unwrap_used)]

use axum::routing::get;
use callwright::webhook::{Profile, Settings, Signer};
use callwright::{Bytes, http};
use example_payments::Till;
use example_payments::api::{Client, webhooks};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const SECRET: &str = "whsec_of_a_test";

async fn listen(app: axum::Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await });
    address
}

/// A provider with one charge, which fails for the first requests. Also returns the number of requests.
async fn provider(failures: usize) -> (Client, Arc<AtomicUsize>) {
    let requests = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&requests);
    let charge = move || async move {
        let status = match count.fetch_add(1, Ordering::SeqCst) < failures {
            true => http::StatusCode::BAD_GATEWAY,
            false => http::StatusCode::OK,
        };
        let charge =
            r#"{ "id": "ch_1", "amount": 1250, "currency": "eur", "status": "succeeded" }"#;
        (status, [("content-type", "application/json")], charge)
    };
    let address = listen(axum::Router::new().route("/charges/ch_1", get(charge))).await;
    let client = Client::new().base_url(&format!("http://{address}"));
    (client.bearer_auth("sk_test"), requests)
}

async fn serve(till: &Till) -> SocketAddr {
    let hooks = webhooks::endpoint(till.clone()).secret(SECRET).build();
    listen(axum::Router::new().route_service("/hooks", hooks.unwrap())).await
}

fn signed(event: &str) -> http::Request<Bytes> {
    let profile = Profile::named("stripe").unwrap();
    let signer = Signer::new(&profile, &Settings::new().secret("secret", SECRET)).unwrap();
    let body = format!(
        r#"{{ "id": "evt_1", "type": "{event}", "created": 1772000000, "data": {{ "object": {{ "id": "ch_1" }} }} }}"#
    );
    let mut request = http::Request::post("/hooks")
        .header("content-type", "application/json")
        .body(Bytes::from(body))
        .unwrap();
    signer
        .sign(&mut request, "evt_1", SystemTime::now())
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
    let whole = [head.as_bytes(), b"\r\n", &body].concat();
    stream.write_all(&whole).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    response.split(' ').nth(1).unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_charge_is_fetched_and_counted_once() {
    let (client, requests) = provider(0).await;
    let till = Till::new(client);
    let address = serve(&till).await;
    assert_eq!(post(address, signed("charge.succeeded")).await, 200);
    assert_eq!(post(address, signed("charge.succeeded")).await, 200);
    assert_eq!(
        *till.takings.lock().await,
        [("eur".to_owned(), 1250)].into()
    );
    assert_eq!(requests.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn an_event_is_sent_again_if_the_charge_cant_be_fetched() {
    let (client, requests) = provider(1).await;
    let till = Till::new(client);
    let address = serve(&till).await;
    assert_eq!(post(address, signed("charge.succeeded")).await, 500);
    assert!(till.takings.lock().await.is_empty());
    assert_eq!(post(address, signed("charge.succeeded")).await, 200);
    assert_eq!(
        *till.takings.lock().await,
        [("eur".to_owned(), 1250)].into()
    );
    assert_eq!(requests.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn other_events_are_acknowledged() {
    let (client, requests) = provider(0).await;
    let till = Till::new(client);
    let address = serve(&till).await;
    assert_eq!(post(address, signed("charge.failed")).await, 200);
    assert_eq!(post(address, signed("charge.disputed")).await, 200);
    assert!(till.takings.lock().await.is_empty());
    assert_eq!(requests.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_flipped_byte_is_refused() {
    let (client, requests) = provider(0).await;
    let till = Till::new(client);
    let address = serve(&till).await;
    let mut request = signed("charge.succeeded");
    let body = String::from_utf8(request.body().to_vec()).unwrap();
    *request.body_mut() = Bytes::from(body.replace("ch_1", "ch_2"));
    assert_eq!(post(address, request).await, 401);
    assert_eq!(requests.load(Ordering::SeqCst), 0);
}
