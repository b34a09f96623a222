//! An endpoint in an axum server on loopback, with requests over sockets.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use callwright::webhook::Endpoint;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::support::{Shop, order};

struct Server {
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl Server {
    async fn start(endpoint: Endpoint) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route_service("/hooks", endpoint);
        let task = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { address, task }
    }

    /// Writes the pieces with pauses between them, and reads until the server closes the connection.
    async fn talk(&self, pieces: &[&[u8]], close: bool) -> String {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        for piece in pieces {
            // The server may respond and close the connection before it reads everything.
            if stream.write_all(piece).await.is_err() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        if close {
            stream.shutdown().await.unwrap();
        }
        let mut answer = Vec::new();
        let mut buffer = [0; 1024];
        let reading = async {
            while let Ok(length) = stream.read(&mut buffer).await {
                answer.extend_from_slice(&buffer[..length]);
                if length == 0 || answer.windows(4).any(|window| window == b"\r\n\r\n") {
                    break;
                }
            }
        };
        tokio::time::timeout(Duration::from_secs(20), reading)
            .await
            .expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// The status of the response.
    async fn status(&self, pieces: &[&[u8]]) -> u16 {
        let answer = self.talk(pieces, false).await;
        let status = answer.split(' ').nth(1).unwrap_or_default();
        status
            .parse()
            .unwrap_or_else(|_| panic!("no status: {answer}"))
    }

    /// Checks that the server still works.
    async fn still_works(&self) {
        let body = format!(r#"{{"type":"order.sent","order":{}}}"#, order::FINE);
        let request = format!(
            "{}content-length: {}\r\n\r\n{body}",
            head("POST"),
            body.len()
        );
        assert_eq!(self.status(&[request.as_bytes()]).await, 201);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

fn head(method: &str) -> String {
    format!(
        "{method} /hooks HTTP/1.1\r\nhost: x\r\nx-token: secret\r\ncontent-type: application/json\r\n"
    )
}

const BODY: &str = r#"{"type":"order.sent","order":12}"#;

async fn server(shop: &Shop, deadline: Duration) -> Server {
    let builder = shop.builder(|_| {}).limit(4096).deadline(deadline);
    Server::start(builder.build().unwrap()).await
}

const LONG: Duration = Duration::from_secs(60);

#[tokio::test]
async fn it_mounts_in_axum() {
    let shop = Shop::default();
    let server = server(&shop, LONG).await;
    let chunked = format!(
        "{}transfer-encoding: chunked\r\n\r\n10\r\n{}\r\n{:x}\r\n{}\r\n0\r\n\r\n",
        head("POST"),
        &BODY[..16],
        BODY.len() - 16,
        &BODY[16..]
    );
    assert_eq!(server.status(&[chunked.as_bytes()]).await, 201);
    assert_eq!(shop.seen(), ["sent 12"]);
    server.still_works().await;
}

#[tokio::test]
async fn a_body_may_arrive_in_pieces() {
    let shop = Shop::default();
    let server = server(&shop, LONG).await;
    let head = format!("{}content-length: {}\r\n\r\n", head("POST"), BODY.len());
    let pieces: Vec<&[u8]> = BODY.as_bytes().chunks(5).collect();
    let pieces: Vec<&[u8]> = std::iter::once(head.as_bytes()).chain(pieces).collect();
    assert_eq!(server.status(&pieces).await, 201);
    assert_eq!(shop.seen(), ["sent 12"]);
}

#[tokio::test]
async fn a_slow_body_times_out() {
    let shop = Shop::default();
    let server = server(&shop, Duration::from_millis(50)).await;
    let start = format!(
        "{}content-length: {}\r\n\r\n{}",
        head("POST"),
        BODY.len(),
        &BODY[..9]
    );
    assert_eq!(server.status(&[start.as_bytes()]).await, 408);
    assert_eq!(shop.seen(), [""; 0]);
    server.still_works().await;
}

#[tokio::test]
async fn a_huge_body_isnt_read_to_its_end() {
    let shop = Shop::default();
    let server = server(&shop, LONG).await;
    // The announced length is huge.
    let announced = format!(
        "{}content-length: 1099511627776\r\n\r\n{BODY}",
        head("POST")
    );
    assert_eq!(server.status(&[announced.as_bytes()]).await, 507);
    // There is no announced length, and the body never ends.
    let start = format!("{}transfer-encoding: chunked\r\n\r\n", head("POST"));
    let chunk = format!("400\r\n{}\r\n", "x".repeat(0x400));
    let mut pieces = vec![start.as_bytes()];
    pieces.extend(std::iter::repeat_n(chunk.as_bytes(), 5));
    assert_eq!(server.status(&pieces).await, 507);
    // The announced length is too small. The rest is no part of the body.
    let lying = format!(
        "{}content-length: 32\r\n\r\n{BODY}{}",
        head("POST"),
        "x".repeat(100)
    );
    assert_eq!(server.status(&[lying.as_bytes()]).await, 201);
    assert_eq!(shop.seen(), ["sent 12"]);
    server.still_works().await;
}

#[tokio::test]
async fn a_truncated_body_reaches_no_handler() {
    let shop = Shop::default();
    let server = server(&shop, LONG).await;
    let start = format!(
        "{}content-length: {}\r\n\r\n{}",
        head("POST"),
        BODY.len() + 9,
        BODY
    );
    // A client that closed its half of the connection may still get a response.
    let answer = server.talk(&[start.as_bytes()], true).await;
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 400"),
        "{answer}"
    );
    let chunked = format!(
        "{}transfer-encoding: chunked\r\n\r\n20\r\n{BODY}\r\n",
        head("POST")
    );
    let answer = server.talk(&[chunked.as_bytes()], true).await;
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 400"),
        "{answer}"
    );
    assert_eq!(shop.seen(), [""; 0]);
    server.still_works().await;
}

#[tokio::test]
async fn a_half_closed_delivery_is_handled() {
    let shop = Shop::default();
    let server = server(&shop, LONG).await;
    let whole = format!(
        "{}content-length: {}\r\n\r\n{BODY}",
        head("POST"),
        BODY.len()
    );
    let answer = server.talk(&[whole.as_bytes()], true).await;
    assert!(
        answer.is_empty() || answer.starts_with("HTTP/1.1 201"),
        "{answer}"
    );
    server.still_works().await;
}

#[tokio::test]
async fn a_sender_that_hangs_up_doesnt_stop_a_handler() {
    let shop = Shop::default();
    let server = server(&shop, LONG).await;
    let body = format!(r#"{{"type":"order.sent","order":{}}}"#, order::WAITS);
    let request = format!(
        "{}content-length: {}\r\n\r\n{body}",
        head("POST"),
        body.len()
    );
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    until(|| shop.seen() == ["waits"]).await;
    drop(stream);
    server.still_works().await;
    shop.0.gate.add_permits(1);
    until(|| shop.seen().contains(&"sent 6".to_owned())).await;
}

async fn until(holds: impl Fn() -> bool) {
    for _ in 0..5000 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    panic!("it never came");
}

#[tokio::test]
async fn other_requests_have_their_status() {
    let shop = Shop::default();
    let server = server(&shop, LONG).await;
    let length = BODY.len();
    for (request, expected) in [
        (format!("{}\r\n", head("GET")), 405),
        (
            format!("{}content-length: {length}\r\n\r\n{BODY}", head("PUT")),
            405,
        ),
        (
            format!(
                "{}content-encoding: gzip\r\ncontent-length: {length}\r\n\r\n{BODY}",
                head("POST")
            ),
            415,
        ),
        (format!("{}content-length: 0\r\n\r\n", head("POST")), 400),
        (
            format!(
                "{}content-length: {length}\r\n\r\n{BODY}",
                head("POST").replace("secret", "other")
            ),
            403,
        ),
    ] {
        assert_eq!(
            server.status(&[request.as_bytes()]).await,
            expected,
            "{request}"
        );
    }
    let binary = [
        head("POST").as_bytes(),
        b"content-length: 4\r\n\r\n\xff\xfe\x00{",
    ]
    .concat();
    assert_eq!(server.status(&[&binary]).await, 400);
    assert_eq!(shop.seen(), [""; 0]);
    server.still_works().await;
}

#[tokio::test]
async fn bodies_beyond_the_budget_get_a_503() {
    let shop = Shop::default();
    let builder = shop.builder(|_| {}).limit(4096).budget(4096);
    let server = Server::start(builder.build().unwrap()).await;
    // A client sends half of a body, and waits.
    let mut slow = TcpStream::connect(server.address).await.unwrap();
    let start = format!("{}content-length: 4000\r\n\r\n", head("POST"));
    slow.write_all(start.as_bytes()).await.unwrap();
    slow.write_all(&[b' '; 2500]).await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    // A body with a too large announced length isn't read.
    let announced = format!("{}content-length: 2000\r\n\r\n", head("POST"));
    let answer = server.talk(&[announced.as_bytes()], false).await;
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    assert!(answer.contains("retry-after: 5\r\n"), "{answer}");
    // A body without an announced length is read until it is too large.
    let chunk = format!("640\r\n{}\r\n", " ".repeat(0x640));
    let chunked = format!("{}transfer-encoding: chunked\r\n\r\n{chunk}", head("POST"));
    assert_eq!(
        server.status(&[chunked.as_bytes(), chunk.as_bytes()]).await,
        503
    );
    // A body that fits is accepted.
    server.still_works().await;
    // The bytes are free again when the client hangs up.
    drop(slow);
    tokio::time::sleep(Duration::from_millis(50)).await;
    let body = format!("{BODY}{}", " ".repeat(2000));
    let whole = format!(
        "{}content-length: {}\r\n\r\n{body}",
        head("POST"),
        body.len()
    );
    assert_eq!(server.status(&[whole.as_bytes()]).await, 201);
}
