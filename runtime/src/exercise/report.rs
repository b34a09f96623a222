//! What came of the calls, as data and as JSON lines.

use serde_json::{Map, Value, json};

/// What came of the calls of one operation.
#[derive(Clone, Debug, PartialEq)]
pub struct OperationReport {
    /// The method: `GET`.
    pub method: &'static str,
    /// The path template, as the document writes it.
    pub path: &'static str,
    /// With which arguments the operation was called, and what came of it.
    pub calls: Vec<(&'static str, CallReport)>,
}

/// What came of one call. Of the stages, each but the first needs the one before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CallReport {
    /// Whether a request came of the arguments.
    pub built: bool,
    /// Whether it was answered.
    pub sent: bool,
    /// The status of the answer.
    pub status: Option<u16>,
    /// Whether the operation's result type, or its error type, could hold the answer.
    pub decoded: bool,
    /// What stood in the way.
    pub problem: Option<String>,
    /// The request: its method, URL, headers and body as text.
    pub request: Option<String>,
    /// The answer, unless it was a result that could be read: its headers, and its body as text after an empty line.
    pub answer: Option<String>,
}

impl OperationReport {
    /// As one line of JSON, without the line feed.
    #[must_use]
    pub fn to_json(&self) -> String {
        let calls = self.calls.iter().map(|(with, outcome)| {
            let mut call = Map::new();
            call.insert("with".to_owned(), json!(with));
            call.insert("built".to_owned(), json!(outcome.built));
            call.insert("sent".to_owned(), json!(outcome.sent));
            call.insert("status".to_owned(), json!(outcome.status));
            call.insert("decoded".to_owned(), json!(outcome.decoded));
            let texts = [
                ("problem", &outcome.problem),
                ("request", &outcome.request),
                ("answer", &outcome.answer),
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

    /// Whether every call was built, answered and read.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.calls.iter().all(|(_, outcome)| outcome.decoded)
    }
}
