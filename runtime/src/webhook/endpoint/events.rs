//! Finds the events of an admitted request: one, or the items of a batch.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use bytes::Bytes;
use http::Method;
use http::request::Parts;
use serde::de::IgnoredAny;

use super::accepted_media::is_form;
use super::admission::{Admission, Admitted, text_of};
use crate::webhook::Proof;
use crate::webhook::dedupe::{KeyInput, hash_surroundings};
use crate::webhook::handler::{BodyKind, EventContent, ReceivedEvent, VerifiedRequest};
use crate::webhook::lookup::{Form, LookupCache, LookupError, LookupInput, Routed, is_utf16};

/// An event of a request, and which event of the document it is.
pub(super) struct RoutedEvent {
    pub(super) received: ReceivedEvent,
    pub(super) routed: Routed,
    /// The keys that duplicates of it have too: none if deliveries aren't deduplicated, several if several keys signed it.
    pub(super) keys: Vec<String>,
}

/// What is known of an event besides its bytes.
struct EventContext<'a> {
    /// The proof of the item, in a batch whose items are verified one by one.
    item_proof: Option<Arc<Proof>>,
    /// The endpoint's name in its store.
    scope: Option<&'a str>,
    /// In a batch, the hash of what surrounds the item.
    batch: Option<&'a [u8]>,
}

impl Admission {
    /// The events of a request. `scope` is the endpoint's name in its store; without one, events get no keys.
    pub(super) fn events(
        &self,
        admitted: &Admitted,
        scope: Option<&str>,
    ) -> Result<Vec<RoutedEvent>, LookupError> {
        self.all_events(admitted, scope)
            .map_err(|error| match error {
                LookupError::Malformed if is_utf16(&admitted.request.body) => LookupError::Utf16,
                other => other,
            })
    }

    fn all_events(
        &self,
        admitted: &Admitted,
        scope: Option<&str>,
    ) -> Result<Vec<RoutedEvent>, LookupError> {
        let Admitted { request, items } = admitted;
        let parts = &request.incoming.parts;
        let text = text_of(&request.body);
        let (json, form) = self.content(parts, &text)?;
        let from = LookupInput {
            parts,
            json: json.as_deref(),
            found: None,
            item: json.as_deref(),
            form: form.as_deref(),
        };
        let (Some(pointer), Some(json)) = (&self.items, &json) else {
            let content = match (&json, &form) {
                (None, Some(form)) => EventContent::Form(form.clone()),
                (json, _) => EventContent::Bytes(json.as_ref().unwrap_or(&text).clone()),
            };
            let raw = json.as_ref().unwrap_or(&text).clone();
            let context = EventContext {
                item_proof: None,
                scope,
                batch: None,
            };
            return Ok(vec![self.event(request, &from, content, raw, context)?]);
        };
        let mut events = Vec::new();
        let mut equal = HashMap::new();
        let (batch, proofs) = match items {
            Some(items) => (items.batch.clone(), items.proofs.clone()),
            None => (pointer.of(json)?, Vec::new()),
        };
        let hashes = hash_surroundings(json, &batch.surroundings);
        let mut proofs = proofs.into_iter();
        let of_all = LookupCache::default();
        for item in batch.items {
            let outer = item.outer.and_then(|number| hashes.get(number));
            let outer = outer.map_or(&[][..], Vec::as_slice);
            let item = json.slice(item.range);
            let from = LookupInput {
                found: Some(&of_all),
                item: Some(&item),
                ..from
            };
            let content = EventContent::Bytes(item.clone());
            let context = EventContext {
                item_proof: proofs.next(),
                scope,
                batch: Some(outer),
            };
            let mut event = self.event(request, &from, content, item.clone(), context)?;
            // Equal items of one batch are events of their own.
            for key in &mut event.keys {
                let before = equal.entry(key.clone()).or_insert(0_usize);
                *before += 1;
                if *before > 1 {
                    key.push_str(&format!("-{before}"));
                }
            }
            events.push(event);
        }
        Ok(events)
    }

    fn event(
        &self,
        request: &Arc<VerifiedRequest>,
        from: &LookupInput<'_>,
        content: EventContent,
        mut raw: Bytes,
        context: EventContext<'_>,
    ) -> Result<RoutedEvent, LookupError> {
        let EventContext {
            item_proof,
            scope,
            batch,
        } = context;
        let routed = self.router.route(from)?;
        if let (Routed::Unknown(None), Some(json)) = (&routed, from.item) {
            // A body without a name for its event may be no JSON at all, or incomplete JSON.
            serde_json::from_slice::<IgnoredAny>(json).map_err(|_| LookupError::Malformed)?;
        }
        let event = match &routed {
            Routed::Event(number, _) => {
                let row = self.events.events.get(*number);
                Cow::Borrowed(row.map_or("", |row| row.name))
            }
            Routed::Unknown(event) => Cow::Owned(event.clone().unwrap_or_default()),
        };
        let proof = item_proof.as_deref().unwrap_or(&request.proof);
        let keys = match scope.filter(|_| self.profile.deduplicate) {
            Some(scope) => self.keys.of(&KeyInput {
                scope,
                proof,
                event: &event,
                routed: &routed,
                from,
                // Of a form all fields count, not only the one with the JSON.
                raw: if batch.is_some() { &raw } else { &request.body },
                path: request.path.as_deref(),
                batch,
            })?,
            None => Vec::new(),
        };
        let id = self.keys.id(from)?;
        let kind = match &routed {
            Routed::Event(number, _) => self.events.events.get(*number).map(|row| row.kind),
            Routed::Unknown(_) => None,
        };
        if kind == Some(BodyKind::bytes) && batch.is_none() {
            // In a binary body, the bytes of a byte order mark may be data.
            raw = request.body.clone();
        }
        let received = ReceivedEvent {
            request: Arc::clone(request),
            item_proof,
            content,
            event,
            id,
            raw,
        };
        Ok(RoutedEvent {
            received,
            routed,
            keys,
        })
    }

    /// The JSON and the fields of a body.
    pub(super) fn content(
        &self,
        parts: &Parts,
        body: &Bytes,
    ) -> Result<(Option<Bytes>, Option<Arc<Form>>), LookupError> {
        let form = if is_form(&parts.headers) {
            Form::read(body)
        } else if parts.method == Method::GET && body.is_empty() {
            Form::read(parts.uri.query().unwrap_or_default().as_bytes())
        } else {
            return Ok((Some(body.clone()), None));
        };
        let json = match &self.profile.form_field {
            Some(field) if form.count(field) > 1 => return Err(LookupError::Twice),
            Some(field) => form
                .get(field)
                .map(|text| text_of(&Bytes::from(text.to_owned()))),
            None => None,
        };
        Ok((json, Some(Arc::new(form))))
    }
}
