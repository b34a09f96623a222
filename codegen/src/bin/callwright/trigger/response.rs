//! The receiver's response, for a person or a program.

use crate::report::{Reporter, stdout, stdout_json};
use crate::run_error::RunError;
use http::header::{CONNECTION, CONTENT_LENGTH, DATE, SERVER, TRANSFER_ENCODING, VARY};
use http::{HeaderMap, HeaderName, StatusCode};
use serde_json::{Map, Value, json};

/// Headers of every response, which say nothing about the delivery.
const USUAL: [HeaderName; 6] = [
    CONNECTION,
    CONTENT_LENGTH,
    DATE,
    SERVER,
    TRANSFER_ENCODING,
    VARY,
];

/// A delivery that was sent. Without its headers, because some contain a secret.
pub struct SentDelivery<'a> {
    pub event: &'a str,
    pub value: &'a str,
    pub profile: &'a str,
    pub method: &'a str,
    pub url: &'a str,
    pub id: &'a str,
}

/// The response of a receiver.
pub struct ReceiverResponse {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    /// Whether the body was longer or broke off.
    pub truncated: bool,
}

impl ReceiverResponse {
    /// Prints it.
    ///
    /// # Errors
    ///
    /// [`RunError::Failed`] if its status isn't a success, after a message.
    pub fn show(&self, sent: &SentDelivery<'_>, reporter: Reporter) -> Result<(), RunError> {
        match reporter.is_human() {
            true => stdout(&self.text(sent)),
            false => stdout_json(&self.object(sent), false),
        }?;
        if self.status.is_success() {
            return Ok(());
        }
        let message = format!("the receiver answered with {}", self.status);
        let help = match self.status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
                Some("check that the receiver has the same secret and the same profile")
            }
            status if status.is_redirection() => {
                Some("redirects aren't followed: pass the final URL to `--to`")
            }
            _ => None,
        };
        reporter.error("not-taken", &message, help);
        Err(RunError::Failed)
    }

    fn text(&self, sent: &SentDelivery<'_>) -> String {
        let SentDelivery {
            value,
            profile,
            method,
            url,
            id,
            ..
        } = sent;
        let mut text = format!(
            "{method} {url}: {value} by {profile}, {id}\n\n{}\n",
            self.status
        );
        for (name, value) in self.shown_headers() {
            text.push_str(&format!("{name}: {value}\n"));
        }
        let body = String::from_utf8_lossy(&self.body).replace("\r\n", "\n");
        if !body.trim().is_empty() {
            text.push_str(&format!("\n{}\n", body.trim_end()));
        }
        if self.truncated {
            text.push_str("\n(the response is truncated here)\n");
        }
        text
    }

    fn object(&self, sent: &SentDelivery<'_>) -> Value {
        let mut headers: Map<String, Value> = Map::new();
        for (name, value) in self.shown_headers() {
            match headers.get_mut(&name) {
                Some(Value::String(before)) => before.push_str(&format!(", {value}")),
                _ => {
                    headers.insert(name, Value::String(value));
                }
            }
        }
        json!({
            "delivery": {
                "event": sent.event,
                "value": sent.value,
                "profile": sent.profile,
                "method": sent.method,
                "url": sent.url,
                "id": sent.id,
            },
            "answer": {
                "status": self.status.as_u16(),
                "headers": headers,
                "body": String::from_utf8_lossy(&self.body),
                "cut": self.truncated,
            },
        })
    }

    fn shown_headers(&self) -> impl Iterator<Item = (String, String)> {
        let headers = self
            .headers
            .iter()
            .filter(|(name, _)| !USUAL.contains(name));
        headers.map(|(name, value)| {
            let text = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (name.to_string(), text)
        })
    }
}
