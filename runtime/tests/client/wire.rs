//! Calls through reqwest to a server on loopback.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::pin::Pin;
use std::sync::mpsc;
use std::task::{Context, Poll, Waker};
use std::thread;

use callwright::{Bytes, Error};

use crate::bookshop::Client;
use crate::bookshop::types::NewBook;

/// A server that sends one of these responses to each connection, in order, and keeps the requests. `{here}` in a response
/// is its address.
pub fn server(answers: &[&str]) -> (String, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let answers: Vec<_> = answers
        .iter()
        .map(|answer| answer.replace("{here}", &address))
        .collect();
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for answer in answers {
            let (stream, _) = listener.accept().unwrap();
            sender.send(serve(&stream, &answer)).unwrap();
        }
    });
    (address, receiver)
}

fn serve(mut stream: &TcpStream, answer: &str) -> String {
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if let Some(text) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = text.trim().parse().unwrap();
        }
        request.push_str(&line);
        if line == "\r\n" {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    request.push_str(&String::from_utf8_lossy(&body));
    stream.write_all(answer.as_bytes()).unwrap();
    request
}

pub fn ok(body: &str) -> String {
    format!(
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

pub fn redirect(status: u16, location: &str) -> String {
    format!(
        "HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
}

pub const BOOK: &str = r#"{"id":"7","title":"Dune","price":9.5}"#;

#[tokio::test]
async fn the_default_transport() {
    let (address, requests) = server(&[&ok(BOOK)]);
    let client = Client::new().base_url(&address).key("s3cret");
    let book = NewBook {
        title: "Dune".into(),
        tags: vec![],
    };
    let created = client.books().create(&book).await.unwrap();
    assert_eq!(created.title, "Dune");
    let request = requests.recv().unwrap().to_ascii_lowercase();
    assert!(request.starts_with("post /books http/1.1\r\n"), "{request}");
    assert!(
        request.contains("x-key: s3cret\r\n")
            && request.contains("user-agent: bookshop/1.2.0 callwright/0.1.0\r\n")
    );
    assert!(request.ends_with("\r\n\r\n{\"title\":\"dune\",\"tags\":[]}"));
}

#[tokio::test]
async fn a_reqwest_client_as_transport_on_a_task_of_its_own() {
    let (address, _requests) = server(&[&ok(BOOK)]);
    let client = Client::new()
        .base_url(&address)
        .transport(reqwest::Client::new());
    let call = client.books().get("7");
    assert_eq!(
        tokio::spawn(call.into_future())
            .await
            .unwrap()
            .unwrap()
            .price,
        9.5
    );
}

#[tokio::test]
async fn a_redirect_within_the_origin_keeps_the_credential() {
    let (address, requests) = server(&[&redirect(307, "/v2/books"), &ok(BOOK)]);
    let client = Client::new().base_url(&address).key("s3cret");
    client
        .books()
        .create(&NewBook {
            title: "Dune".into(),
            tags: vec![],
        })
        .await
        .unwrap();
    requests.recv().unwrap();
    let second = requests.recv().unwrap();
    assert!(
        second.starts_with("POST /v2/books ") && second.contains("s3cret"),
        "{second}"
    );
    assert!(second.ends_with("\"tags\":[]}"), "{second}");
}

#[tokio::test]
async fn a_redirect_to_another_origin_drops_it() {
    let (other, second) = server(&[&ok(BOOK)]);
    let (address, first) = server(&[&redirect(302, &format!("{other}/elsewhere"))]);
    let client = Client::new().base_url(&address);
    let inner = client
        .inner
        .credential("k", "s3cret")
        .credential("key", "s3cret")
        .credential("bearerAuth", "s3cret");
    let builder = inner
        .get("/x")
        .security(&[&["k", "key", "bearerAuth"]])
        .cookie("session", "s3cret");
    let call: callwright::Call<callwright::serde_json::Value> = builder.json();
    call.await.unwrap();
    assert_eq!(first.recv().unwrap().matches("s3cret").count(), 4);
    let second = second.recv().unwrap();
    assert!(
        second.starts_with("GET /elsewhere ") && !second.contains("s3cret"),
        "{second}"
    );
    assert!(
        second
            .to_ascii_lowercase()
            .contains("accept: application/json"),
        "{second}"
    );
}

#[tokio::test]
async fn too_many_redirects_are_an_error() {
    let answers = vec![redirect(302, "{here}/again"); 11];
    let answers: Vec<_> = answers.iter().map(String::as_str).collect();
    let (address, requests) = server(&answers);
    let error = Client::new()
        .base_url(&address)
        .books()
        .get("7")
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("redirected more than 10 times"),
        "{error}"
    );
    assert_eq!(requests.try_iter().count(), 10);
}

#[tokio::test]
async fn a_refused_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let client = Client::new().base_url(&address);
    let call: callwright::Call<Bytes> = client
        .inner
        .credential("k", "s3cret")
        .get("/x")
        .security(&[&["k"]])
        .bytes();
    let error = call.await.unwrap_err();
    assert!(
        matches!(&error, Error::Transport(error) if error.is_connect()),
        "{error:?}"
    );
    let shown = format!("{error} {error:?}");
    assert!(
        shown.contains("no connection") && shown.contains("k=***") && !shown.contains("s3cret"),
        "{shown}"
    );
}

#[tokio::test]
async fn an_incomplete_body_is_a_transport_error() {
    let (address, _requests) =
        server(&["HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{"]);
    let error = Client::new()
        .base_url(&address)
        .books()
        .get("7")
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
}

/// reqwest itself would panic.
#[test]
fn without_a_runtime_the_default_transport_says_so() {
    let mut call = Client::new()
        .base_url("http://localhost:9")
        .books()
        .get("7");
    let mut context = Context::from_waker(Waker::noop());
    let Poll::Ready(Err(error)) = Pin::new(&mut call).poll(&mut context) else {
        panic!("it has no error");
    };
    assert!(
        error.to_string().contains("there is no tokio runtime here"),
        "{error}"
    );
}
