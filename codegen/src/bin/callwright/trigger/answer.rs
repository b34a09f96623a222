//! What the receiver answered, for a person or a program.

use crate::Failure;
use crate::report::{Reporter, stdout, stdout_json};
use http::header::{CONNECTION, CONTENT_LENGTH, DATE, SERVER, TRANSFER_ENCODING, VARY};
use http::{HeaderMap, HeaderName, StatusCode};
use serde_json::{Map, Value, json};

/// Headers that every answer has, and that tell nothing of the receiver's mind.
const USUAL: [HeaderName; 6] = [
    CONNECTION,
    CONTENT_LENGTH,
    DATE,
    SERVER,
    TRANSFER_ENCODING,
    VARY,
];

/// What was sent. Not its headers: some hold a secret.
pub struct Sent<'a> {
    pub event: &'a str,
    pub value: &'a str,
    pub profile: &'a str,
    pub method: &'a str,
    pub url: &'a str,
    pub id: &'a str,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    /// Whether there was more of the body.
    pub cut: bool,
}

impl Answer {
    /// Prints it.
    ///
    /// # Errors
    ///
    /// [`Failure::Work`] where it is no success, after saying so.
    pub fn show(&self, sent: &Sent<'_>, reporter: Reporter) -> Result<(), Failure> {
        match reporter.is_human() {
            true => stdout(&self.text(sent)),
            false => stdout_json(&self.object(sent), false),
        }?;
        if self.status.is_success() {
            return Ok(());
        }
        let message = format!("the receiver answered {}", self.status);
        let help = match self.status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
                Some("does it know the same secret, and the same profile?")
            }
            status if status.is_redirection() => Some("redirects aren't followed"),
            _ => None,
        };
        reporter.error("not-taken", &message, help);
        Err(Failure::Work)
    }

    fn text(&self, sent: &Sent<'_>) -> String {
        let Sent {
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
        for (name, value) in self.worth_seeing() {
            text.push_str(&format!("{name}: {value}\n"));
        }
        let body = String::from_utf8_lossy(&self.body).replace("\r\n", "\n");
        if !body.trim().is_empty() {
            text.push_str(&format!("\n{}\n", body.trim_end()));
        }
        if self.cut {
            text.push_str("\n(the answer is cut here)\n");
        }
        text
    }

    fn object(&self, sent: &Sent<'_>) -> Value {
        let mut headers: Map<String, Value> = Map::new();
        for (name, value) in self.worth_seeing() {
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
                "cut": self.cut,
            },
        })
    }

    fn worth_seeing(&self) -> impl Iterator<Item = (String, String)> {
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
