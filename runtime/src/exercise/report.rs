//! The results of the calls, as data and as lines of JSON.

use serde_json::{Map, Value, json};

/// The results of the calls of one operation.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationReport {
    /// The method: `GET`.
    pub method: &'static str,
    /// The path template, as the document writes it.
    pub path: &'static str,
    /// The name of the arguments (`all`, `required`), and the result of the call.
    pub calls: Vec<(&'static str, CallReport)>,
}

/// The result of one call. It is built, then sent, then decoded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CallReport {
    /// Whether the request could be built.
    pub built: bool,
    /// Whether there was a response.
    pub sent: bool,
    /// The status of the response.
    pub status: Option<u16>,
    /// Whether the operation's result type, or its error type, can hold the response.
    pub decoded: bool,
    /// Why the call isn't decoded.
    pub problem: Option<String>,
    /// The request: its method, URL, headers and body as text.
    pub request: Option<String>,
    /// The response, unless it was a success that could be read: its headers, and its body as text after an empty line.
    pub answer: Option<String>,
}

impl OperationReport {
    /// As one line of JSON, without the line feed.
    #[must_use]
    pub fn to_json(&self) -> String {
        let calls = self.calls.iter().map(|(with, report)| {
            let mut call = Map::new();
            call.insert("with".to_owned(), json!(with));
            call.insert("built".to_owned(), json!(report.built));
            call.insert("sent".to_owned(), json!(report.sent));
            call.insert("status".to_owned(), json!(report.status));
            call.insert("decoded".to_owned(), json!(report.decoded));
            let texts = [
                ("problem", &report.problem),
                ("request", &report.request),
                ("answer", &report.answer),
            ];
            for (key, text) in texts {
                if let Some(text) = text {
                    call.insert(key.to_owned(), json!(text));
                }
            }
            Value::Object(call)
        });
        let calls: Vec<Value> = calls.collect();
        json!({ "method": self.method, "path": self.path, "calls": calls }).to_string()
    }

    /// Whether every call was built, sent and decoded.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.calls.iter().all(|(_, report)| report.decoded)
    }
}
