//! The sender, and the way of a delivery to its receiver.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use serde::Serialize;
use tokio::time::{sleep, timeout};

use super::outcome::Cause;
use super::wait::Waits;
use super::{Receipt, SendError, SendErrorKind, SenderBuilder, retry_after};
use crate::client::{DirectRequest, Transport};
use crate::webhook::{Profile, ProfileChoice, Settings, SetupError, Signer};
use callwright_webhook_core::{Outgoing, new_id};

/// Sends events to those who subscribed to them, signed as a profile says.
///
/// ```no_run
/// use callwright::webhook::{SendErrorKind, Sender};
///
/// # async fn run(payload: callwright::serde_json::Value) -> Result<(), Box<dyn std::error::Error>> {
/// let sender = Sender::builder("standard-webhooks")
///     .secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
///     .build()?;
/// match sender.send("https://partner.example/hooks", "order.sent", &payload).await {
///     Ok(receipt) => println!("{} took {} attempts", receipt.id, receipt.attempts),
///     Err(error) if error.kind == SendErrorKind::Gone => println!("unsubscribe it"),
///     Err(error) => println!("{error}"),
/// }
/// # Ok(())
/// # }
/// ```
///
/// A delivery is tried again, under the same id and with a signature of that moment, when there was no answer and after 408,
/// 425, 429 and 5xx; `Retry-After` is honoured. An answer counts by its status, whatever its body is. Redirects aren't
/// followed. What isn't delivered in the end is the caller's to keep: a sender has no memory.
///
/// Where subscribers choose URLs, check where they lead: the sender goes to every address, those of your own network included.
/// A clone is the same sender.
#[derive(Clone)]
pub struct Sender {
    parts: Arc<Parts>,
}

pub(super) struct Parts {
    pub(super) profile: Profile,
    pub(super) settings: Settings,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) attempts: u32,
    pub(super) timeout: Duration,
    pub(super) waits: Waits,
    pub(super) clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
}

/// The most bytes of an answer that are read, so that its connection can be used again. Nobody looks at them.
const MOST_OF_ANSWER: usize = 64 << 10;

impl Sender {
    /// A sender of this profile: the name of a built-in one, or one of your own.
    pub fn builder(profile: impl Into<ProfileChoice>) -> SenderBuilder {
        SenderBuilder::new(profile.into())
    }

    pub(super) fn new(parts: Parts) -> Self {
        Self {
            parts: Arc::new(parts),
        }
    }

    /// Delivers an event under a new id. The event is named as on the wire: `issues.opened`. This must run in a tokio runtime
    /// whose clock is enabled.
    ///
    /// # Errors
    ///
    /// When it isn't taken; the error says what is to be done.
    pub async fn send<T>(&self, url: &str, event: &str, payload: &T) -> Result<Receipt, SendError>
    where
        T: Serialize + ?Sized,
    {
        match new_id() {
            Some(id) => self.send_as(&id, url, event, payload).await,
            None => Err(unsendable(
                "",
                SetupError::new("there are no random numbers"),
            )),
        }
    }

    /// Delivers an event under an id of your own: one that was kept, so that a receiver handles it once however often it is
    /// sent.
    ///
    /// # Errors
    ///
    /// See [`Self::send`].
    pub async fn send_as<T>(
        &self,
        id: &str,
        url: &str,
        event: &str,
        payload: &T,
    ) -> Result<Receipt, SendError>
    where
        T: Serialize + ?Sized,
    {
        let made = self.make(id, url, event, payload);
        let (request, signer) = made.map_err(|error| unsendable(id, error))?;
        self.deliver(id, &request, &signer).await
    }

    /// The request, but for its signature.
    fn make<T: Serialize + ?Sized>(
        &self,
        id: &str,
        url: &str,
        event: &str,
        payload: &T,
    ) -> Result<(Request<Bytes>, Signer), SetupError> {
        let Parts {
            profile, settings, ..
        } = &*self.parts;
        let body = crate::encode::json(payload)
            .map_err(|error| SetupError::new(format!("the payload can't be JSON: {error}")))?;
        let outgoing = Outgoing {
            id,
            event,
            method: Method::POST,
            url,
            media_type: "application/json",
            body: Bytes::from(body),
        };
        let mut request = outgoing.request(profile)?;
        request.extensions_mut().insert(DirectRequest {
            max_bytes: MOST_OF_ANSWER,
            status_only: true,
        });
        let settings = settings.clone().public_url(url);
        Ok((request, Signer::new(profile, &settings)?))
    }

    async fn deliver(
        &self,
        id: &str,
        request: &Request<Bytes>,
        signer: &Signer,
    ) -> Result<Receipt, SendError> {
        let parts = &*self.parts;
        let mut attempts = 0;
        loop {
            let now = (parts.clock)();
            let mut signed = request.clone();
            signer
                .sign(&mut signed, id, now)
                .map_err(|error| unsendable(id, error))?;
            attempts += 1;
            let answer = match timeout(parts.timeout, parts.transport.send(signed)).await {
                Ok(Ok(answer)) => Ok(answer),
                Ok(Err(error)) => Err(Cause::Transport(error)),
                Err(_) => Err(Cause::Late),
            };
            let failed = |kind, status, cause| SendError {
                kind,
                id: id.to_owned(),
                attempts,
                status,
                cause,
            };
            let status = answer.as_ref().ok().map(Response::status);
            match status {
                Some(status) if status.is_success() => {
                    return Ok(Receipt {
                        id: id.to_owned(),
                        attempts,
                        status,
                    });
                }
                Some(StatusCode::GONE) => return Err(failed(SendErrorKind::Gone, status, None)),
                Some(refused) if !may_pass(refused) => {
                    return Err(failed(SendErrorKind::Refused, status, None));
                }
                _ => {}
            }
            if attempts >= parts.attempts {
                return Err(failed(SendErrorKind::Exhausted, status, answer.err()));
            }
            let asked = answer
                .ok()
                .and_then(|answer| retry_after::read(answer.headers(), (parts.clock)()));
            sleep(parts.waits.after(attempts, asked)).await;
        }
    }
}

impl fmt::Debug for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender")
            .field("profile", &self.parts.profile.name)
            .finish_non_exhaustive()
    }
}

/// Whether a status may be another the next time.
fn may_pass(status: StatusCode) -> bool {
    status.is_server_error()
        || matches!(
            status,
            StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS
        )
}

fn unsendable(id: &str, error: SetupError) -> SendError {
    SendError {
        kind: SendErrorKind::Unsendable,
        id: id.to_owned(),
        attempts: 0,
        status: None,
        cause: Some(Cause::Setup(error)),
    }
}
