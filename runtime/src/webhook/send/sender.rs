//! Sends deliveries to their receivers.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{Method, Request, Response, StatusCode};
use serde::Serialize;
use tokio::time::{sleep, timeout};

use super::backoff::Backoff;
use super::receipt::Receipt;
use super::retry_after::retry_after;
use super::send_error::{SendError, SendErrorCause, SendErrorKind};
use crate::client::{DirectRequest, Transport};
use crate::webhook::{Profile, Settings, SetupError, Signer};
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
/// A delivery is sent again, with the same id and a new signature, if there is no response and after 408, 425, 429 and 5xx.
/// `Retry-After` is honoured. Only the status of a response counts, not its body. Redirects aren't followed. A sender stores
/// nothing: keep the deliveries that failed yourself.
///
/// If subscribers choose URLs, check them: the sender connects to every address, also in your own network. A clone is the same
/// sender.
#[derive(Clone)]
pub struct Sender {
    inner: Arc<SenderParts>,
}

pub(super) struct SenderParts {
    pub(super) profile: Profile,
    pub(super) settings: Settings,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) attempts: u32,
    pub(super) timeout: Duration,
    pub(super) backoff: Backoff,
    pub(super) clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
}

/// The most bytes of a response body that are read, so that the connection can be reused. The body isn't used.
const MAX_RESPONSE: usize = 64 << 10;

impl Sender {
    pub(super) fn new(parts: SenderParts) -> Self {
        Self {
            inner: Arc::new(parts),
        }
    }

    /// Sends an event with a new id. `event` is the event's name on the wire, such as `issues.opened`. Call it in a tokio runtime
    /// whose clock is enabled.
    ///
    /// # Errors
    ///
    /// When the receiver doesn't accept it. The error says what to do.
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

    /// Sends an event with an id of yours. If you store the id, the receiver handles the event once, however often you send it.
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
        let prepared = self.prepare(id, url, event, payload);
        let (request, signer) = prepared.map_err(|error| unsendable(id, error))?;
        self.deliver(id, &request, &signer).await
    }

    /// The request without its signature, and the signer for it.
    fn prepare<T: Serialize + ?Sized>(
        &self,
        id: &str,
        url: &str,
        event: &str,
        payload: &T,
    ) -> Result<(Request<Bytes>, Signer), SetupError> {
        let SenderParts {
            profile, settings, ..
        } = &*self.inner;
        let body = crate::encode::json(payload).map_err(|error| {
            SetupError::new(format!("the payload can't be written as JSON: {error}"))
        })?;
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
            max_bytes: MAX_RESPONSE,
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
        let parts = &*self.inner;
        let mut attempts = 0;
        loop {
            let now = (parts.clock)();
            let mut signed = request.clone();
            signer
                .sign(&mut signed, id, now)
                .map_err(|error| unsendable(id, error))?;
            attempts += 1;
            let response = match timeout(parts.timeout, parts.transport.send(signed)).await {
                Ok(Ok(response)) => Ok(response),
                Ok(Err(error)) => Err(SendErrorCause::Transport(error)),
                Err(_) => Err(SendErrorCause::Timeout),
            };
            let failed = |kind, status, cause| SendError {
                kind,
                id: id.to_owned(),
                attempts,
                status,
                cause,
            };
            let status = response.as_ref().ok().map(Response::status);
            match status {
                Some(status) if status.is_success() => {
                    return Ok(Receipt {
                        id: id.to_owned(),
                        attempts,
                        status,
                    });
                }
                Some(StatusCode::GONE) => return Err(failed(SendErrorKind::Gone, status, None)),
                Some(refused) if !is_temporary(refused) => {
                    return Err(failed(SendErrorKind::Refused, status, None));
                }
                _ => {}
            }
            if attempts >= parts.attempts {
                return Err(failed(SendErrorKind::Exhausted, status, response.err()));
            }
            let wait = response
                .ok()
                .and_then(|response| retry_after(response.headers(), (parts.clock)()));
            sleep(parts.backoff.after(attempts, wait)).await;
        }
    }
}

impl fmt::Debug for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender")
            .field("profile", &self.inner.profile.name)
            .finish_non_exhaustive()
    }
}

/// Whether the status may be another one at the next attempt.
fn is_temporary(status: StatusCode) -> bool {
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
        cause: Some(SendErrorCause::Setup(error)),
    }
}
