//! The sample calls: their requests, and the reports about the responses.

#![allow(clippy::unwrap_used)]

#[rustfmt::skip]
#[path = "../../goldens/exercise/tests/exercise/main.rs"]
mod generated;

use callwright::exercise::{Exercise, OperationReport};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

/// A server's responses: status and JSON by method and path.
type Responses = BTreeMap<&'static str, (u16, &'static str)>;

/// Calls every operation of a server with these responses.
fn reports(responses: Responses) -> Vec<OperationReport> {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    // The thread ends with the process.
    thread::spawn(move || {
        for stream in listener.incoming() {
            serve(&stream.unwrap(), &responses);
        }
    });
    let mut exercise = Exercise::default();
    generated::calls(&format!("http://{address}"), &mut exercise);
    exercise.finish()
}

/// Responds to one request and closes the connection.
fn serve(mut stream: &TcpStream, responses: &Responses) {
    let mut reader = BufReader::new(stream);
    let mut head = String::new();
    reader.read_line(&mut head).unwrap();
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        match line.trim_end().split_once(": ") {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.parse().unwrap();
            }
            Some(_) => {}
            None => break,
        }
    }
    reader.read_exact(&mut vec![0; length]).unwrap();
    let target = head.rsplit_once(' ').map_or("", |(target, _)| target);
    let target = target.split('?').next().unwrap_or_default();
    let (status, body) = responses.get(target).copied().unwrap_or((204, ""));
    write!(
        stream,
        "HTTP/1.1 {status} So\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
}

/// The calls of an operation: their kind, the status, and whether the response was decoded.
fn brief(report: &OperationReport) -> String {
    let calls = report.calls.iter().map(|(with, outcome)| {
        let status = outcome.status.unwrap_or_default();
        format!(" {with} {status} {}", outcome.decoded)
    });
    let calls: String = calls.collect();
    format!("{} {}:{calls}", report.method, report.path)
}

#[test]
fn every_response_is_judged() {
    let responses = Responses::from([
        ("GET /notes/10", (404, r#"{"title":"none"}"#)),
        ("PUT /notes/11", (200, r#"{"id":11}"#)),
        ("DELETE /notes/1", (500, "{}")),
    ]);
    let reports = reports(responses);
    let lines: Vec<String> = reports.iter().map(brief).collect();
    assert_eq!(
        lines,
        [
            // An error that the document describes is decoded.
            "GET /notes/{noteId}: all 404 true required 404 true",
            // A success without a required property isn't decoded.
            "PUT /notes/{noteId}: all 200 false required 200 false as text/plain 200 false",
            // An error that the document doesn't describe isn't decoded.
            "DELETE /notes/{noteId}: all 500 false",
            "POST /files: all 204 true required 204 true",
            "PUT /raw: all 204 true",
        ]
    );
    let problem = |index: usize| {
        reports[index].calls[0]
            .1
            .problem
            .clone()
            .unwrap_or_default()
    };
    assert_eq!(problem(1), "missing `text` in object Note");
    assert_eq!(problem(2), "the document describes no error of this status");
    let response = reports[1].calls[0].1.answer.clone().unwrap_or_default();
    let (headers, body) = response.split_once("\n\n").unwrap();
    assert!(headers.contains("content-type: application/json"));
    assert_eq!(body, r#"{"id":11}"#);
    assert!(!reports[1].is_good());
    assert!(reports[0].is_good());
}

#[test]
fn reports_have_the_requests() {
    let reports = reports(Responses::from([(
        "GET /notes/10",
        (200, r#"{"id":1,"text":"abc"}"#),
    )]));
    let request = |index: usize| {
        reports[index].calls[0]
            .1
            .request
            .clone()
            .unwrap_or_default()
    };
    let get = request(0);
    let (line, headers) = get.split_once('\n').unwrap();
    let (_, query) = line.split_once('?').unwrap();
    assert_eq!(
        query,
        "labels=a&labels=b&levels=1&levels=2&since=2024-05-01T12%3A30%3A00Z&score=1.5&exact=true&order=newest"
    );
    assert!(headers.contains("authorization: Bearer sample\n"));
    let (_, body) = request(1)
        .split_once("\n\n")
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .unwrap();
    assert_eq!(body, r##"{"text":"A \"#quoted\"# text","tags":["x"]}"##);
    assert!(request(3).contains("filename=\"sample.bin\""));
    assert!(request(4).ends_with("\n\nsample"));
}

#[test]
fn a_missing_server_is_reported() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let mut exercise = Exercise::default();
    generated::calls(&format!("http://{address}"), &mut exercise);
    for report in exercise.finish() {
        for (_, outcome) in &report.calls {
            assert!(outcome.built && !outcome.sent && outcome.problem.is_some());
        }
        let line: callwright::serde_json::Value =
            callwright::serde_json::from_str(&report.to_json()).unwrap();
        assert_eq!(line["path"], report.path);
        assert_eq!(line["calls"][0]["sent"], false);
    }
}
