//! From a request to its events: what endpoints and receivers share.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::request::Parts;
use http::{HeaderValue, Method, Response};
use serde::de::IgnoredAny;

use super::media::{Media, check_encoding, is_form};
use super::refusal::Refusal;
use crate::webhook::dedupe::{self, Keys, Subject};
use crate::webhook::handshakes::Handshakes;
use crate::webhook::pick::{Fault, Form, Items, Places, Routed, Router};
use crate::webhook::serve::{Content, Received, Routes, Whole};
use crate::webhook::{Claims, Incoming, Profile, Proof, Verifier};

/// What verifies and routes.
pub(super) struct Front {
    pub(super) profile: Profile,
    pub(super) routes: &'static Routes,
    /// None where the user said that nothing is verified.
    pub(super) verifier: Option<Arc<dyn Verifier>>,
    pub(super) handshakes: Handshakes,
    /// Whether there are handshakes that are signed.
    pub(super) greets_signed: bool,
    pub(super) router: Router,
    pub(super) items: Option<Items>,
    pub(super) keys: Keys,
    pub(super) media: Media,
    pub(super) methods: Methods,
    pub(super) lenient: bool,
    pub(super) clock: Arc<dyn Fn() -> SystemTime + Send + Sync>,
}

/// The methods that are answered.
pub(super) struct Methods {
    /// Those that deliver.
    pub(super) deliver: Vec<Method>,
    /// Those of handshakes.
    pub(super) greet: Vec<Method>,
    /// All, as `Allow` has them.
    pub(super) allow: HeaderValue,
}

/// What a request is that brings no events.
pub(super) enum Stop {
    /// A handshake, and its answer.
    Handshake(Response<Bytes>),
    Refused(Refusal),
}

/// What became of a request before any handler.
pub(super) type Admitted = Result<Arc<Whole>, Stop>;

/// An event of a request.
pub(super) struct Found {
    pub(super) received: Received,
    pub(super) routed: Routed,
    /// By what it is known again: none where deliveries aren't deduplicated, several where several keys have signed it.
    pub(super) keys: Vec<String>,
}

impl Front {
    /// What can be said before the body is read, and the length that it announces.
    pub(super) fn glance(&self, parts: &Parts) -> Result<Option<u64>, Refusal> {
        if !self.methods.deliver.contains(&parts.method)
            && !self.methods.greet.contains(&parts.method)
        {
            return Err(Refusal::Method);
        }
        check_encoding(&parts.headers)?;
        let length = parts.headers.get(CONTENT_LENGTH);
        let length = length.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
        let limit = u64::try_from(self.profile.limit).unwrap_or(u64::MAX);
        if length.is_some_and(|length| length > limit) {
            return Err(Refusal::TooLarge);
        }
        Ok(length)
    }

    /// A request that was glanced at, with its body.
    pub(super) fn incoming(&self, parts: Parts, body: Bytes) -> Box<Incoming> {
        let at = (self.clock)();
        Box::new(Incoming { parts, body, at })
    }

    /// Verifies it.
    pub(super) async fn admit(&self, incoming: Box<Incoming>) -> Admitted {
        if incoming.body.len() > self.profile.limit {
            return Err(Stop::Refused(Refusal::TooLarge));
        }
        if let Some(answer) = self.handshakes.before(&incoming) {
            return Err(Stop::Handshake(answer));
        }
        if !self.methods.deliver.contains(&incoming.parts.method) {
            return Err(Stop::Refused(Refusal::Method));
        }
        if let Err(refusal) = self.media.check(&incoming.parts.headers) {
            return Err(Stop::Refused(refusal));
        }
        let claims = match &self.verifier {
            Some(verifier) => verifier.verify(&incoming).await,
            None => Ok(Claims::default()),
        };
        let proof = match claims {
            Ok(claims) => Proof::of(claims),
            Err(reject) => return Err(Stop::Refused(Refusal::Reject(reject))),
        };
        if self.greets_signed {
            // Few deliveries are one, and what answers them is large.
            let answer = Box::pin(self.handshakes.after(&incoming, &proof));
            if let Some(answer) = answer.await {
                return Err(Stop::Handshake(answer));
            }
        }
        Ok(Arc::new(Whole {
            incoming,
            proof,
            lenient: self.lenient,
        }))
    }

    /// The events of a verified request: one, or the items of a batch. `scope` is the endpoint's name in its store; who remembers
    /// nothing has none.
    pub(super) fn events(
        &self,
        whole: &Arc<Whole>,
        scope: Option<&str>,
    ) -> Result<Vec<Found>, Fault> {
        let Incoming { parts, body, .. } = &*whole.incoming;
        let (json, form) = self.content(parts, body)?;
        let from = Places {
            parts,
            json: json.as_deref(),
            item: json.as_deref(),
            form: form.as_deref(),
        };
        let (Some(items), Some(json)) = (&self.items, &json) else {
            let content = match (&json, &form) {
                (None, Some(form)) => Content::Form(form.clone()),
                (json, _) => Content::Bytes(json.as_ref().unwrap_or(body).clone()),
            };
            let found = self.found(whole, &from, content, body.clone(), (scope, None))?;
            return Ok(vec![found]);
        };
        let mut events = Vec::new();
        let mut equal = HashMap::new();
        let batch = items.of(json)?;
        let hashes = dedupe::around(json, &batch.surroundings);
        for item in batch.items {
            let around = item.around.and_then(|number| hashes.get(number));
            let around = around.map_or(&[][..], Vec::as_slice);
            let item = json.slice(item.range);
            let from = Places {
                item: Some(&item),
                ..from
            };
            let content = Content::Bytes(item.clone());
            let keyed = (scope, Some(around));
            let mut found = self.found(whole, &from, content, item.clone(), keyed)?;
            // Equal items of one batch are events of their own.
            for key in &mut found.keys {
                let before = equal.entry(key.clone()).or_insert(0_usize);
                *before += 1;
                if *before > 1 {
                    key.push_str(&format!("-{before}"));
                }
            }
            events.push(found);
        }
        Ok(events)
    }

    fn found(
        &self,
        whole: &Arc<Whole>,
        from: &Places<'_>,
        content: Content,
        raw: Bytes,
        (scope, batch): (Option<&str>, Option<&[u8]>),
    ) -> Result<Found, Fault> {
        let routed = self.router.route(from)?;
        if let (Routed::Unknown(None), Some(json)) = (&routed, from.item) {
            // What has no name may be no JSON at all, or the rest of some.
            serde_json::from_slice::<IgnoredAny>(json).map_err(|_| Fault::Malformed)?;
        }
        let event = match &routed {
            Routed::Event(number, _) => {
                let row = self.routes.events.get(*number);
                Cow::Borrowed(row.map_or("", |row| row.name))
            }
            Routed::Unknown(event) => Cow::Owned(event.clone().unwrap_or_default()),
        };
        let keys = match scope.filter(|_| self.profile.deduplicate) {
            Some(scope) => self.keys.of(&Subject {
                scope,
                proof: &whole.proof,
                event: &event,
                routed: &routed,
                from,
                raw: &raw,
                batch,
            })?,
            None => Vec::new(),
        };
        let id = self.keys.id(from)?;
        let received = Received {
            whole: Arc::clone(whole),
            content,
            event,
            id,
            raw,
        };
        Ok(Found {
            received,
            routed,
            keys,
        })
    }

    /// The JSON and the fields of a body.
    fn content(
        &self,
        parts: &Parts,
        body: &Bytes,
    ) -> Result<(Option<Bytes>, Option<Arc<Form>>), Fault> {
        let form = if is_form(&parts.headers) {
            Form::read(body)
        } else if parts.method == Method::GET && body.is_empty() {
            Form::read(parts.uri.query().unwrap_or_default().as_bytes())
        } else {
            return Ok((Some(body.clone()), None));
        };
        let json = match &self.profile.form_field {
            Some(field) if form.count(field) > 1 => return Err(Fault::Twice),
            Some(field) => form.get(field).map(|text| Bytes::from(text.to_owned())),
            None => None,
        };
        Ok((json, Some(Arc::new(form))))
    }
}
