//! Requests that only their own URL may answer, over loopback.

use super::*;
use crate::client::Direct;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// A server that answers every connection by the same bytes, and its URL.
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
        request.extensions_mut().insert(Direct { most: 100 });
    }
    transport.send(request).await
}

#[tokio::test]
async fn what_is_direct_isnt_redirected() {
    let there = serve(answer("200 OK", "there")).await;
    let here = serve(answer(&format!("302 Found\r\nlocation: {there}"), "here")).await;
    let ours = DefaultTransport::new();
    assert_eq!(get(&ours, &here, false).await.unwrap().body(), "there");
    let answer = get(&ours, &here, true).await.unwrap();
    assert_eq!(
        (answer.status().as_u16(), &answer.body()[..]),
        (302, &b"here"[..])
    );
    // A client that follows: what it brings isn't used.
    let client = reqwest::Client::new();
    assert_eq!(get(&client, &here, false).await.unwrap().body(), "there");
    assert!(get(&client, &here, true).await.is_err());
    assert_eq!(get(&client, &there, true).await.unwrap().body(), "there");
}

#[tokio::test]
async fn what_is_direct_is_short() {
    let ours = DefaultTransport::new();
    let fits = serve(answer("200 OK", &"a".repeat(100))).await;
    assert_eq!(get(&ours, &fits, true).await.unwrap().body().len(), 100);
    let long = serve(answer("200 OK", &"a".repeat(101))).await;
    assert!(get(&ours, &long, true).await.is_err());
    assert_eq!(get(&ours, &long, false).await.unwrap().body().len(), 101);
}
