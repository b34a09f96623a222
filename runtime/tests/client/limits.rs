//! The limits of a call: its time, the size of a response, and redirects with a body to another origin.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

use callwright::{Bytes, Error, TransportError, http};

use crate::bookshop::Client;
use crate::bookshop::types::NewBook;
use crate::support::answering;
use crate::wire::{BOOK, ok, redirect, server};

fn dune() -> NewBook {
    NewBook {
        title: "Dune".into(),
        tags: vec![],
    }
}

fn client(address: &str) -> Client {
    Client::new().base_url(address)
}

/// A server that sends this head, and then the piece again and again until the client disconnects.
fn endless(head: &'static str, piece: &'static [u8], pause: Duration) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        // The request is short, so one read gets all of it.
        assert_ne!(stream.read(&mut [0; 4096]).unwrap(), 0);
        stream.write_all(head.as_bytes()).unwrap();
        while stream.write_all(piece).is_ok() {
            thread::sleep(pause);
        }
    });
    address
}

const CHUNKED: &str =
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

#[tokio::test]
async fn a_response_is_read_up_to_its_limit() {
    let (address, _requests) = server(&[&ok(BOOK), &ok(BOOK)]);
    let fits = client(&address);
    let inner = fits.inner.clone().response_limit(BOOK.len());
    Client { inner }.books().create(&dune()).await.unwrap();
    let inner = fits.inner.response_limit(BOOK.len() - 1);
    let error = Client { inner }.books().create(&dune()).await.unwrap_err();
    let Error::Transport(error) = error else {
        panic!("{error:?}");
    };
    assert!(error.is_too_long());
    let message = error.to_string();
    assert!(
        message.ends_with(
            "the response is too long: more than 36 bytes, the `response_limit` of the client"
        ),
        "{message}"
    );
}

#[tokio::test]
async fn an_endless_body_ends_at_the_limit() {
    // 64 MiB by default.
    let address = endless(CHUNKED, ONE_MIB, Duration::ZERO);
    let error = client(&address).books().create(&dune()).await.unwrap_err();
    let message = error.to_string();
    assert!(message.contains("more than 67108864 bytes"), "{message}");
}

/// A chunk of 2^20 bytes.
const ONE_MIB: &[u8] = &{
    let (head, size) = (*b"100000\r\n", 1 << 20);
    let mut chunk = [b'x'; 8 + (1 << 20) + 2];
    let mut at = 0;
    while at < head.len() {
        chunk[at] = head[at];
        at += 1;
    }
    chunk[at + size] = b'\r';
    chunk[at + size + 1] = b'\n';
    chunk
};

#[tokio::test]
async fn a_slow_response_ends_with_the_time_of_the_call() {
    let slow = || endless(CHUNKED, b"1\r\n \r\n", Duration::from_millis(5));
    let started = Instant::now();
    let inner = client(&slow()).inner.timeout(Duration::from_millis(200));
    let error = Client { inner }.books().create(&dune()).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");
    let message = error.to_string();
    assert!(
        message.ends_with("the call took longer than 0.2 s, the `timeout` of its client"),
        "{message}"
    );
    let one = client(&slow()).books().create(&dune());
    let one = one.timeout(Duration::from_millis(100)).await.unwrap_err();
    assert!(one.is_timeout(), "{one}");
    assert!(started.elapsed() < Duration::from_secs(20));
}

#[tokio::test]
async fn limits_apply_to_other_transports_too() {
    let stuck = |_: http::Request<Bytes>| {
        std::future::pending::<Result<http::Response<Bytes>, TransportError>>()
    };
    let inner = Client::new().inner.transport(stuck);
    let inner = inner.timeout(Duration::from_millis(20));
    let error = Client { inner }.books().create(&dune()).await.unwrap_err();
    assert!(error.is_timeout(), "{error}");

    let (client, _) = answering(201, "application/json", BOOK);
    let inner = client.inner.response_limit(5);
    let error = Client { inner }.books().create(&dune()).await.unwrap_err();
    assert!(error.to_string().contains("more than 5 bytes"), "{error}");
}

#[tokio::test]
async fn a_body_is_sent_to_no_other_origin() {
    let (other, arrived) = server(&[&ok(BOOK)]);
    for status in [307, 308] {
        let moved = redirect(status, &format!("{other}/take?key=secret"));
        let (address, requests) = server(&[&moved]);
        let error = client(&address).books().create(&dune()).await.unwrap_err();
        assert!(requests.recv().unwrap().ends_with(r#""tags":[]}"#));
        assert!(matches!(error, Error::Status(_)), "{error:?}");
        assert_eq!(error.status().unwrap(), status);
        assert!(error.headers().unwrap().contains_key("location"));
        let message = error.to_string();
        let reason = format!("a redirect to another origin, {other}, isn't followed with a body");
        assert!(message.contains(&reason), "{message}");
        assert!(!message.contains("secret"), "{message}");
    }
    assert!(arrived.try_recv().is_err());
    // Within its origin it is sent.
    let (address, requests) = server(&[&redirect(307, "{here}/elsewhere"), &ok(BOOK)]);
    client(&address).books().create(&dune()).await.unwrap();
    requests.recv().unwrap();
    let second = requests.recv().unwrap();
    assert!(second.starts_with("POST /elsewhere"), "{second}");
    assert!(second.ends_with(r#""tags":[]}"#), "{second}");
}
