//! Deliveries that a test makes: from the name of an event and a request to the handler, without verification.
//!
//! Routing, decoding and the reply are those of a delivery that was verified: `events`, `dispatcher` and `event_outcome`.
//! Nothing here is reachable from an [`Endpoint`](super::Endpoint): it starts from a builder, and ends with the handler.

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderName, HeaderValue, Request, Response, Uri};
use serde_json::Value;

use super::admission::{Admission, Admitted, text_of};
use super::builder::EndpointBuilder;
use super::delivery_error::DeliveryError;
use super::dispatcher::prepare;
use super::event_outcome::EventOutcome;
use super::profile_choice::{ProfileChoice, of_document};
use super::setup::{Setup, Verification};
use crate::encode::percent::{Escape, encode};
use crate::webhook::handler::{EventRow, EventTable, VerifiedRequest};
use crate::webhook::lookup::{LookupError, LookupInput, Routed, Router};
use crate::webhook::{Claims, Proof, SetupError, Source};

impl EndpointBuilder {
    /// Passes a request to the handler, as the event of this name or of this value on the wire.
    pub(crate) async fn deliver(
        self,
        event: &str,
        make: impl FnOnce(&EventRow) -> Result<Request<Bytes>, String>,
    ) -> Result<Response<Bytes>, DeliveryError> {
        let (handler, setup) = self.into_handler();
        let events = handler.events();
        let (number, row) = find(events, event)?;
        let mut admission = unverified(setup, events)?;
        let request = make(row).map_err(DeliveryError::new)?;
        let (parts, body) = request.into_parts();
        let parts = admission
            .named(parts, &body, number, event)
            .map_err(DeliveryError::new)?;
        let rows: Vec<_> = events
            .events
            .iter()
            .map(|row| (row.name, row.wire))
            .collect();
        admission.router = Router::new(&rows, (&[], &[]), Some(row.name))?;
        let request = VerifiedRequest {
            incoming: admission.incoming(parts, body.clone()),
            proof: Proof::of(Claims::default()),
            body,
            path: admission.path.clone(),
            lenient: admission.lenient,
        };
        let admitted = Admitted {
            request: request.into(),
            items: None,
        };
        let found = admission.events(&admitted, None);
        let found = found.map_err(|error| DeliveryError::new(error.text()))?;
        let Some(event) = found.into_iter().next() else {
            return Err(DeliveryError::new("the request has no event"));
        };
        let (call, undecodable) = prepare(&handler, &event.received, &event.routed);
        let (outcome, error) = EventOutcome::of(call.await);
        let response = outcome.into_response(&admission.profile);
        match error {
            None => Ok(response),
            Some(error) => Err(DeliveryError::of_handler(
                row.name,
                undecodable,
                error,
                response,
            )),
        }
    }
}

/// The event of this name or, if there is none, of this value on the wire.
fn find(
    events: &'static EventTable,
    event: &str,
) -> Result<(usize, &'static EventRow), DeliveryError> {
    let rows = || events.events.iter().enumerate();
    let named = rows().find(|(_, row)| row.name == event);
    let found = named.or_else(|| rows().find(|(_, row)| row.wire.contains(&event)));
    found.ok_or_else(|| {
        let names: Vec<&str> = events.events.iter().map(|row| row.name).collect();
        let names = names.join("`, `");
        DeliveryError::new(format!("there is no event `{event}`; there are `{names}`"))
    })
}

/// The options of the builder, without those that need secrets: handshakes and verification.
fn unverified(mut setup: Setup, events: &'static EventTable) -> Result<Admission, SetupError> {
    let mut profile = match setup.profile.take() {
        Some(choice) => choice.with_document(events)?,
        None => of_document(events)?,
    };
    profile.handshakes.clear();
    setup.profile = Some(ProfileChoice::from(profile));
    setup.verification = Verification::Unverified;
    let mut admission = setup.build(events)?;
    // The body is that of the event, also if the provider sends it as an item of a batch.
    admission.items = None;
    Ok(admission)
}

impl Admission {
    /// The request with the name of the event where the provider puts it, if that is a header or the URL.
    ///
    /// # Errors
    ///
    /// The request is another event.
    fn named(
        &self,
        parts: Parts,
        body: &Bytes,
        number: usize,
        event: &str,
    ) -> Result<Parts, String> {
        let row = self.events.events.get(number);
        let wire = row.map_or(&[][..], |row| row.wire);
        if self.profile.route.is_empty() || wire.is_empty() {
            return Ok(parts);
        }
        let mut values: Vec<&str> = wire.iter().copied().filter(|wire| *wire == event).collect();
        if values.is_empty() {
            values = wire.to_vec();
        }
        let mut first = None;
        for value in values {
            let parts = set_event(parts.clone(), body, &self.profile.route, value);
            let other = match self.routed(&parts, body).map_err(|error| error.text())? {
                Routed::Unknown(None) => return Ok(parts),
                Routed::Event(found, _) if found == number => return Ok(parts),
                Routed::Event(found, _) => {
                    let row = self.events.events.get(found);
                    row.map_or("", |row| row.name).to_owned()
                }
                Routed::Unknown(Some(name)) => name,
            };
            first.get_or_insert(other);
        }
        let other = first.unwrap_or_default();
        Err(format!("the request is the event `{other}`, not `{event}`"))
    }

    /// The event of a request, as an endpoint finds it.
    fn routed(&self, parts: &Parts, body: &Bytes) -> Result<Routed, LookupError> {
        let text = text_of(body);
        let (json, form) = self.content(parts, &text)?;
        self.router.route(&LookupInput {
            parts,
            json: json.as_deref(),
            found: None,
            item: json.as_deref(),
            form: form.as_deref(),
        })
    }
}

/// Writes the value of an event into the headers and the URL that the route reads. What the test has set stays.
fn set_event(mut parts: Parts, body: &Bytes, route: &[Source], value: &str) -> Parts {
    let json: Value = serde_json::from_slice(body).unwrap_or_default();
    let is_absent = |source: &Source| match source {
        Source::Body(pointer) | Source::Item(pointer) => json.pointer(pointer).is_none(),
        Source::Field(name) => json.get(name).is_none(),
        _ => false,
    };
    // The route ends at the first source that is absent; only its first one is required.
    let present = route.iter().skip(1).take_while(|source| !is_absent(source));
    let mut values: Vec<&str> = value.rsplitn(present.count() + 1, '.').collect();
    values.reverse();
    for (source, value) in route.iter().zip(values) {
        match source {
            Source::Header(name) => {
                let header = (HeaderName::try_from(name), HeaderValue::from_str(value));
                if let (Ok(name), Ok(value)) = header {
                    parts.headers.entry(name).or_insert(value);
                }
            }
            Source::Query(name) if parts.uri.query().is_none() => {
                let (path, name, value) = (
                    parts.uri.path(),
                    encode(name, Escape::All),
                    encode(value, Escape::All),
                );
                parts.uri = uri(&format!("{path}?{name}={value}"), parts.uri.clone());
            }
            Source::Path if parts.uri.path() == "/" => {
                parts.uri = uri(
                    &format!("/{}", encode(value, Escape::All)),
                    parts.uri.clone(),
                );
            }
            _ => {}
        }
    }
    parts
}

fn uri(text: &str, otherwise: Uri) -> Uri {
    text.parse().unwrap_or(otherwise)
}
