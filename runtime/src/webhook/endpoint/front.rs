//! From a request to its events: what endpoints and receivers share.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::SystemTime;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, Response};
use serde::de::IgnoredAny;

use super::budget::Share;
use super::coding::{Coding, SignedBody};
use super::media::{Media, is_form};
use super::refusal::Refusal;
use super::sift::{Sifted, sift};
use crate::webhook::dedupe::{self, Keys, Subject};
use crate::webhook::handshakes::Handshakes;
use crate::webhook::pick::{self, Fault, Form, Items, Places, Routed, Router, is_utf16};
use crate::webhook::serve::{Content, Kind, PathTemplate, Received, Routes, Whole};
use crate::webhook::{Claims, Incoming, Profile, Proof, Verifier};
use callwright_webhook_core::delivery_reader::without_mark;
use callwright_webhook_core::{ItemVerifier, matched};

/// What verifies and routes.
pub(super) struct Front {
    pub(super) profile: Profile,
    pub(super) routes: &'static Routes,
    /// None where the user said that nothing is verified.
    pub(super) verifier: Option<Arc<dyn Verifier>>,
    /// What verifies the items of a batch one by one, where the scheme does.
    pub(super) by_item: Option<ItemVerifier>,
    /// What is asked for where that isn't there.
    pub(super) challenges: Vec<HeaderValue>,
    /// What is signed of a compressed body; none where such aren't taken.
    pub(super) decompress: Option<SignedBody>,
    pub(super) handshakes: Handshakes,
    /// Whether there are handshakes that are signed.
    pub(super) greets_signed: bool,
    pub(super) router: Router,
    pub(super) items: Option<Items>,
    pub(super) keys: Keys,
    pub(super) media: Media,
    pub(super) methods: Methods,
    pub(super) path: Option<Arc<PathTemplate>>,
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
pub(super) type Admitted = Result<Admission, Stop>;

/// A verified request.
pub(super) struct Admission {
    pub(super) whole: Arc<Whole>,
    /// The items of its batch, where they are verified one by one.
    pub(super) sifted: Option<Sifted>,
}

/// An event of a request.
pub(super) struct Found {
    pub(super) received: Received,
    pub(super) routed: Routed,
    /// By what it is known again: none where deliveries aren't deduplicated, several where several keys have signed it.
    pub(super) keys: Vec<String>,
}

/// What is known of an event besides its bytes.
struct Known<'a> {
    /// Its own proof, in a batch whose items are verified one by one.
    proof: Option<Arc<Proof>>,
    /// The endpoint's name in its store.
    scope: Option<&'a str>,
    /// In a batch, the hash of what stands around the item.
    batch: Option<&'a [u8]>,
}

impl Front {
    /// What can be said before the body is read, and the length that it announces.
    pub(super) fn glance(&self, parts: &Parts) -> Result<Option<u64>, Refusal> {
        if !self.methods.deliver.contains(&parts.method)
            && !self.methods.greet.contains(&parts.method)
        {
            return Err(Refusal::Method);
        }
        self.coding(&parts.headers)?;
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

    /// How a body is compressed, where such are taken.
    fn coding(&self, headers: &HeaderMap) -> Result<Option<Coding>, Refusal> {
        match (Coding::of(headers)?, self.decompress) {
            (Some(_), None) => Err(Refusal::Encoding),
            (coding, _) => Ok(coding),
        }
    }

    /// Decompresses what is signed plain; from there on it is as if it had come so.
    fn opened(&self, incoming: &mut Incoming, share: &mut Share<'_>) -> Result<(), Refusal> {
        if self.decompress != Some(SignedBody::Uncompressed) {
            return Ok(());
        }
        let Some(coding) = self.coding(&incoming.parts.headers)? else {
            return Ok(());
        };
        let plain = coding.open(&incoming.body, self.profile.limit, share)?;
        share.give_back(incoming.body.len());
        incoming.body = plain;
        incoming.parts.headers.remove(CONTENT_ENCODING);
        incoming.parts.headers.remove(CONTENT_LENGTH);
        Ok(())
    }

    /// What is read of a verified body: what is in it, where it is still compressed.
    fn plain(&self, incoming: &Incoming, share: &mut Share<'_>) -> Result<Bytes, Refusal> {
        match self.coding(&incoming.parts.headers)? {
            Some(coding) => coding.open(&incoming.body, self.profile.limit, share),
            None => Ok(incoming.body.clone()),
        }
    }

    /// Verifies it. What it holds beside its body is taken from `share`.
    pub(super) async fn admit(
        &self,
        mut incoming: Box<Incoming>,
        share: &mut Share<'_>,
    ) -> Admitted {
        if incoming.body.len() > self.profile.limit {
            return Err(Stop::Refused(Refusal::TooLarge));
        }
        self.opened(&mut incoming, share).map_err(Stop::Refused)?;
        if let Some(answer) = self.handshakes.before(&incoming) {
            return Err(Stop::Handshake(answer));
        }
        if !self.methods.deliver.contains(&incoming.parts.method) {
            return Err(Stop::Refused(Refusal::Method));
        }
        if let Err(refusal) = self.media.check(&incoming.parts.headers) {
            return Err(Stop::Refused(refusal));
        }
        if let Some(answer) = self.handshakes.keyed(&incoming).await {
            return Err(Stop::Handshake(answer));
        }
        let claims = match &self.verifier {
            Some(verifier) => verifier.verify(&incoming).await,
            None => Ok(Claims::default()),
        };
        let reject = |reject| Stop::Refused(Refusal::Reject(reject));
        let mut claims = claims.map_err(reject)?;
        let plain = self.plain(&incoming, share).map_err(Stop::Refused)?;
        if incoming.parts.headers.contains_key(CONTENT_ENCODING) {
            // Each attempt may be compressed anew: gzip has a time in it. Deliveries are compared by what is inside.
            matched::forget_digests(&mut claims);
        }
        let sifted = match (&self.items, &self.by_item) {
            (Some(items), Some(by_item)) => {
                Some(sift(items, by_item, &text_of(&plain), &claims).map_err(reject)?)
            }
            _ => None,
        };
        if let Some(sifted) = &sifted {
            sifted.tell(&self.profile.name);
        }
        let proof = Proof::of(claims);
        if self.greets_signed {
            // Few deliveries are one, and what answers them is large.
            let answer = Box::pin(self.handshakes.after(&incoming, &plain, &proof));
            if let Some(answer) = answer.await {
                return Err(Stop::Handshake(answer));
            }
        }
        let whole = Arc::new(Whole {
            incoming,
            proof,
            plain,
            path: self.path.clone(),
            lenient: self.lenient,
        });
        Ok(Admission { whole, sifted })
    }

    /// The events of a verified request: one, or the items of a batch. `scope` is the endpoint's name in its store; who remembers
    /// nothing has none.
    pub(super) fn events(
        &self,
        admission: &Admission,
        scope: Option<&str>,
    ) -> Result<Vec<Found>, Fault> {
        let plain = &admission.whole.plain;
        self.found_in(admission, scope)
            .map_err(|fault| match fault {
                Fault::Malformed if is_utf16(plain) => Fault::Utf16,
                other => other,
            })
    }

    fn found_in(&self, admission: &Admission, scope: Option<&str>) -> Result<Vec<Found>, Fault> {
        let Admission { whole, sifted } = admission;
        let parts = &whole.incoming.parts;
        let text = text_of(&whole.plain);
        let (json, form) = self.content(parts, &text)?;
        let from = Places {
            parts,
            json: json.as_deref(),
            found: None,
            item: json.as_deref(),
            form: form.as_deref(),
        };
        let (Some(items), Some(json)) = (&self.items, &json) else {
            let content = match (&json, &form) {
                (None, Some(form)) => Content::Form(form.clone()),
                (json, _) => Content::Bytes(json.as_ref().unwrap_or(&text).clone()),
            };
            let raw = json.as_ref().unwrap_or(&text).clone();
            let one = Known {
                proof: None,
                scope,
                batch: None,
            };
            let found = self.found(whole, &from, content, raw, one)?;
            return Ok(vec![found]);
        };
        let mut events = Vec::new();
        let mut equal = HashMap::new();
        let (batch, proofs) = match sifted {
            Some(sifted) => (sifted.batch.clone(), sifted.proofs.clone()),
            None => (items.of(json)?, Vec::new()),
        };
        let hashes = dedupe::around(json, &batch.surroundings);
        let mut proofs = proofs.into_iter();
        let of_all = pick::Found::default();
        for item in batch.items {
            let around = item.around.and_then(|number| hashes.get(number));
            let around = around.map_or(&[][..], Vec::as_slice);
            let item = json.slice(item.range);
            let from = Places {
                found: Some(&of_all),
                item: Some(&item),
                ..from
            };
            let content = Content::Bytes(item.clone());
            let known = Known {
                proof: proofs.next(),
                scope,
                batch: Some(around),
            };
            let mut found = self.found(whole, &from, content, item.clone(), known)?;
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
        mut raw: Bytes,
        Known {
            proof: own,
            scope,
            batch,
        }: Known<'_>,
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
        let proof = own.as_deref().unwrap_or(&whole.proof);
        let keys = match scope.filter(|_| self.profile.deduplicate) {
            Some(scope) => self.keys.of(&Subject {
                scope,
                proof,
                event: &event,
                routed: &routed,
                from,
                // Of a form all fields count, not only the one that is read.
                raw: if batch.is_some() { &raw } else { &whole.plain },
                path: whole.path.as_deref(),
                batch,
            })?,
            None => Vec::new(),
        };
        let id = self.keys.id(from)?;
        let kind = match &routed {
            Routed::Event(number, _) => self.routes.events.get(*number).map(|row| row.kind),
            Routed::Unknown(_) => None,
        };
        if kind == Some(Kind::bytes) && batch.is_none() {
            // Bytes that look like a mark may be none.
            raw = whole.plain.clone();
        }
        let received = Received {
            whole: Arc::clone(whole),
            own,
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
            Some(field) => form
                .get(field)
                .map(|text| text_of(&Bytes::from(text.to_owned()))),
            None => None,
        };
        Ok((json, Some(Arc::new(form))))
    }
}

/// A body without a byte order mark.
fn text_of(plain: &Bytes) -> Bytes {
    plain.slice_ref(without_mark(plain))
}
