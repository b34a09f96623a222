//! Requests that must not be redirected, over loopback.

use super::*;
use crate::client::DirectRequest;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Starts a server that sends the same bytes to every connection; its URL.
async fn serve(answer: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut asked = [0; 1024];
            let _ = stream.read(&mut asked).await;
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    url
}

fn answer(status: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}")
}

async fn get(
    transport: &dyn Transport,
    url: &str,
    direct: bool,
) -> Result<Response<Bytes>, TransportError> {
    let mut request = Request::builder().uri(url).body(Bytes::new()).unwrap();
    if direct {
        request.extensions_mut().insert(DirectRequest {
            max_bytes: 100,
            status_only: false,
        });
    }
    transport.send(request).await
}

#[tokio::test]
async fn direct_requests_are_not_redirected() {
    let there = serve(answer("200 OK", "there")).await;
    let here = serve(answer(&format!("302 Found\r\nlocation: {there}"), "here")).await;
    let ours = DefaultTransport::new(None);
    assert_eq!(get(&ours, &here, false).await.unwrap().body(), "there");
    let answer = get(&ours, &here, true).await.unwrap();
    assert_eq!(
        (answer.status().as_u16(), &answer.body()[..]),
        (302, &b"here"[..])
    );
    // The response of a client that follows redirects is an error.
    let client = reqwest::Client::new();
    assert_eq!(get(&client, &here, false).await.unwrap().body(), "there");
    assert!(get(&client, &here, true).await.is_err());
    assert_eq!(get(&client, &there, true).await.unwrap().body(), "there");
}

#[tokio::test]
async fn direct_requests_have_a_size_limit() {
    let ours = DefaultTransport::new(None);
    let fits = serve(answer("200 OK", &"a".repeat(100))).await;
    assert_eq!(get(&ours, &fits, true).await.unwrap().body().len(), 100);
    let long = serve(answer("200 OK", &"a".repeat(101))).await;
    assert!(get(&ours, &long, true).await.is_err());
    assert_eq!(get(&ours, &long, false).await.unwrap().body().len(), 101);
}

/// A sender looks at the status, whatever the body is.
mod sending {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::webhook::{SendErrorKind, Sender};

    /// Starts a server that sends `answer`, and then keeps the connection open or closes it; its URL.
    async fn serve(answer: Vec<u8>, closes: bool) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hooks", listener.local_addr().unwrap());
        tokio::spawn(async move {
            let mut open = Vec::new();
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut asked = [0; 4096];
                let _ = stream.read(&mut asked).await;
                let _ = stream.write_all(&answer).await;
                if !closes {
                    open.push(stream);
                }
            }
        });
        url
    }

    fn sender() -> Sender {
        let builder = Sender::builder("standard-webhooks");
        let builder = builder.secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        let builder = builder.timeout(Duration::from_secs(10)).attempts(1);
        builder.build().unwrap()
    }

    #[tokio::test]
    async fn any_2xx_is_success_whatever_its_body() {
        let head = |status: &str, rest: &str| format!("HTTP/1.1 {status}\r\n{rest}\r\n\r\n");
        let large = [
            head("200 OK", "content-length: 4000000").as_bytes(),
            &[b'x'; 4_000_000],
        ]
        .concat();
        let slow = head("200 OK", "content-length: 10").into_bytes();
        let cut = head("202 Accepted", "content-length: 10").into_bytes();
        let chunks = [
            head("201 Created", "transfer-encoding: chunked").as_bytes(),
            b"zz\r\n",
        ]
        .concat();
        let gzip = [
            head("200 OK", "content-encoding: gzip\r\ncontent-length: 3").as_bytes(),
            b"abc",
        ]
        .concat();
        let none = head("204 No Content", "x: y").into_bytes();
        for (answer, closes, status) in [
            (large, true, 200),
            (slow, false, 200),
            (cut, true, 202),
            (chunks, false, 201),
            (gzip, true, 200),
            (none, true, 204),
        ] {
            let url = serve(answer, closes).await;
            let started = Instant::now();
            let receipt = sender().send(&url, "order.sent", &1).await.unwrap();
            assert_eq!((receipt.status.as_u16(), receipt.attempts), (status, 1));
            assert!(
                started.elapsed() < Duration::from_secs(4),
                "it waits for a body"
            );
        }
    }

    #[tokio::test]
    async fn a_refusal_is_one_whatever_its_body() {
        let answer = b"HTTP/1.1 410 Gone\r\ncontent-length: 10\r\n\r\n".to_vec();
        let url = serve(answer, false).await;
        let error = sender().send(&url, "order.sent", &1).await.unwrap_err();
        assert_eq!(error.kind, SendErrorKind::Gone);
    }
}
