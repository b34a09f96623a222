//! Receivers in memory, and a paused clock.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use serde_json::{Value, json};
use tokio::time::Instant;

use super::*;
use crate::error::TransportError;
use crate::webhook::Settings;
use crate::webhook::testing::{NOW, seconds};

use crate::webhook::{Incoming, Profile};

const SECRET: &str = "It's a Secret to Everybody";
const URL: &str = "https://receiver.example/hooks";

type Came = (Instant, Request<Bytes>);

/// A receiver that responds by a script, and records when each request arrived.
#[derive(Clone)]
struct Receiver {
    script: Arc<Mutex<Vec<&'static str>>>,
    came: Arc<Mutex<Vec<Came>>>,
}

impl Receiver {
    /// Each response is a status and, after a space, the value of `Retry-After`; or `down`.
    fn new(script: &[&'static str]) -> Self {
        let script = script.iter().rev().copied().collect();
        Self {
            script: Arc::new(Mutex::new(script)),
            came: Arc::default(),
        }
    }

    fn builder(&self, profile: &str) -> SenderBuilder {
        let receiver = self.clone();
        Sender::builder(profile)
            .secret(SECRET)
            .clock(|| seconds(NOW))
            .transport(move |request: Request<Bytes>| {
                let answer = receiver.answer(request);
                async move { answer }
            })
    }

    fn answer(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        self.came.lock().unwrap().push((Instant::now(), request));
        let line = self.script.lock().unwrap().pop().unwrap();
        if line == "down" {
            return Err(TransportError::connect("nobody is there"));
        }
        let (status, after) = line.split_once(' ').unwrap_or((line, ""));
        let mut response = Response::builder().status(status);
        if !after.is_empty() {
            response = response.header("retry-after", after);
        }
        Ok(response.body(Bytes::new()).unwrap())
    }

    fn requests(&self) -> Vec<Request<Bytes>> {
        let came = self.came.lock().unwrap();
        came.iter().map(|(_, request)| request.clone()).collect()
    }

    /// The waits between attempts.
    fn waits(&self) -> Vec<Duration> {
        let came = self.came.lock().unwrap();
        came.windows(2).map(|pair| pair[1].0 - pair[0].0).collect()
    }
}

async fn send(receiver: &Receiver) -> Result<Receipt, SendError> {
    let sender = receiver.builder("github").build().unwrap();
    let payload = json!({ "action": "opened" });
    sender.send(URL, "issues.opened", &payload).await
}

#[tokio::test(start_paused = true)]
async fn temporary_failures_are_retried_with_the_same_id() {
    let receiver = Receiver::new(&["down", "500", "425", "408", "202"]);
    let receipt = send(&receiver).await.unwrap();
    assert_eq!((receipt.attempts, receipt.status.as_u16()), (5, 202));
    for request in receiver.requests() {
        assert_eq!(request.headers()["x-github-delivery"], receipt.id.as_str());
        assert_eq!(request.headers()["x-github-event"], "issues");
        assert_eq!(request.headers()["content-type"], "application/json");
    }
    for (wait, whole) in receiver.waits().into_iter().zip([1, 2, 4, 8]) {
        let whole = Duration::from_secs(whole);
        // The clock of tokio counts milliseconds, and rounds up.
        let slack = Duration::from_millis(2);
        assert!(wait >= whole / 2 && wait <= whole + slack, "{wait:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn attempts_end() {
    let receiver = Receiver::new(&["500", "503", "down", "down", "504"]);
    let error = send(&receiver).await.unwrap_err();
    assert_eq!(error.kind, SendErrorKind::Exhausted);
    assert_eq!(
        (error.attempts, error.status.map(|s| s.as_u16())),
        (5, Some(504))
    );
    let receiver = Receiver::new(&["500", "down"]);
    let sender = receiver.builder("github").attempts(2).build().unwrap();
    let error = sender.send(URL, "push", &json!({})).await.unwrap_err();
    assert_eq!((error.attempts, error.status), (2, None));
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test(start_paused = true)]
async fn permanent_failures_arent_retried() {
    for (status, kind) in [
        ("410", SendErrorKind::Gone),
        ("400", SendErrorKind::Refused),
        ("302", SendErrorKind::Refused),
        ("401 5", SendErrorKind::Refused),
    ] {
        let receiver = Receiver::new(&[status]);
        let error = send(&receiver).await.unwrap_err();
        assert_eq!((error.kind, error.attempts), (kind, 1), "{status}");
    }
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_honoured() {
    // NOW is 2030-03-17T17:46:40Z.
    let receiver = Receiver::new(&[
        "429 90",
        "503 Sun, 17 Mar 2030 17:47:00 GMT",
        "429 9999999",
        "200",
    ]);
    send(&receiver).await.unwrap();
    let waits: Vec<u64> = receiver.waits().iter().map(Duration::as_secs).collect();
    assert_eq!(waits, [90, 20, 300]);
}

#[tokio::test(start_paused = true)]
async fn a_timeout_is_a_failure() {
    let sender = Sender::builder("github")
        .secret(SECRET)
        .attempts(2)
        .transport(|_: Request<Bytes>| std::future::pending())
        .build()
        .unwrap();
    let error = sender.send(URL, "push", &json!({})).await.unwrap_err();
    assert_eq!((error.kind, error.attempts), (SendErrorKind::Exhausted, 2));
    assert!(error.to_string().contains("in time"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn every_attempt_is_signed_anew_and_verifies() {
    let receiver = Receiver::new(&["500", "200"]);
    let tick = Arc::new(Mutex::new(NOW));
    // Each reading of the clock is an hour later, so an earlier signature would be stale.
    let clock = move || {
        let mut tick = tick.lock().unwrap();
        *tick += 3600;
        seconds(*tick)
    };
    let sender = receiver.builder("stripe").clock(clock).build().unwrap();
    let payload = json!({ "id": "evt_1", "type": "charge.succeeded" });
    sender
        .send(URL, "charge.succeeded", &payload)
        .await
        .unwrap();
    let requests = receiver.requests();
    let [first, second] = [0, 1].map(|at: usize| &requests[at].headers()["stripe-signature"]);
    assert_ne!(first, second);
    let profile = Profile::named("stripe").unwrap();
    let settings = Settings::new().secret("secret", SECRET);
    let verifier = profile.verifier(&settings).unwrap();
    // The clock is read once before an attempt, and once after a failure.
    for (hour, request) in [1, 3].into_iter().zip(requests) {
        let incoming = Incoming {
            at: seconds(NOW + hour * 3600),
            ..Incoming::new(request)
        };
        verifier.verify(&incoming).await.unwrap();
    }
}

#[tokio::test]
async fn errors_of_the_setup_are_reported_before_sending() {
    let receiver = Receiver::new(&[]);
    let stripe = receiver.builder("stripe").build().unwrap();
    let github = receiver.builder("github").build().unwrap();
    let payload: Value = json!({ "type": "charge.failed", "action": "opened" });
    for (sender, url, event) in [
        (&stripe, URL, "charge.succeeded"),
        (&github, "/hooks", "push"),
        (&github, "ftp://receiver.example", "push"),
        (&github, URL, "line\nbreak"),
    ] {
        let error = sender.send(url, event, &payload).await.unwrap_err();
        assert_eq!(
            (error.kind, error.attempts),
            (SendErrorKind::Unsendable, 0),
            "{event}"
        );
    }
}

#[test]
fn a_sender_needs_a_profile_and_a_secret() {
    let build = |profile: &str, secret: &str| {
        let sender = Sender::builder(profile).secret(secret);
        let sender = sender.transport(|_: Request<Bytes>| std::future::pending());
        sender.build().map(drop).map_err(|error| error.to_string())
    };
    assert_eq!(build("github", SECRET), Ok(()));
    for (profile, secret) in [("github", ""), ("gitbub", SECRET)] {
        assert!(build(profile, secret).is_err(), "{profile}");
    }
    let mut forms = Profile::named("github").unwrap();
    forms.media_types = vec!["application/x-www-form-urlencoded".to_owned()];
    assert!(Sender::builder(forms).secret(SECRET).build().is_err());
    let unsaid = Profile::new("partner", None);
    assert!(Sender::builder(unsaid).secret(SECRET).build().is_err());
    assert!(Sender::builder("github").build().is_err());
    let none = Sender::builder("github").secret(SECRET).attempts(0);
    assert!(
        none.transport(|_: Request<Bytes>| std::future::pending())
            .build()
            .is_err()
    );
}
