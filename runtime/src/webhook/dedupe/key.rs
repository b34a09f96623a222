//! By what a delivery is known again.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use ring::digest::{Context, SHA256};

use crate::webhook::handler::PathTemplate;
use crate::webhook::lookup::{BodyPointer, Lookup, LookupError, LookupInput, Routed, Surroundings};
use crate::webhook::{Claims, Covers, Profile, Proof, SetupError, SignatureScheme, Source};
use callwright_webhook_core::encoding::hex;
use callwright_webhook_core::form;
use callwright_webhook_core::matched::{self, SignedForm};

/// What makes the keys of an endpoint's deliveries.
///
/// A key is a hash of what tells deliveries apart: the endpoint, the tenant, the key that signed, the event, the URL where
/// it is signed, and the id that is signed, else the body. An id that isn't signed is no part of it: whoever resends a
/// captured delivery could change it and have the delivery handled again, and whoever guesses one could silence the
/// delivery to which it belongs.
///
/// Parameters of the path count where the endpoint has some, signed or not: handlers act on them, and most often they are a
/// tenant.
#[derive(Debug)]
pub(in crate::webhook) struct Keys {
    sources: Vec<(Source, Lookup)>,
    /// Where a batch's items stand.
    items: Option<String>,
    /// Members of the body, or of an item, that aren't the same in every attempt.
    per_attempt: Vec<BodyPointer>,
}

/// An event of a verified request.
pub(in crate::webhook) struct Subject<'a> {
    /// The endpoint's name in the store.
    pub(in crate::webhook) scope: &'a str,
    pub(in crate::webhook) proof: &'a Proof,
    /// The event's name in the document.
    pub(in crate::webhook) event: &'a str,
    pub(in crate::webhook) routed: &'a Routed,
    pub(in crate::webhook) from: &'a LookupInput<'a>,
    /// The body, or the item of a batch.
    pub(in crate::webhook) raw: &'a [u8],
    /// The path of the endpoint, where it has parameters.
    pub(in crate::webhook) path: Option<&'a PathTemplate>,
    /// In a batch, the hash of what stands around the item; nothing where nothing does.
    pub(in crate::webhook) batch: Option<&'a [u8]>,
}

impl Keys {
    /// # Errors
    ///
    /// When a source or a pointer isn't one.
    pub(in crate::webhook) fn new(profile: &Profile) -> Result<Self, SetupError> {
        let place = |source: &Source| Ok((source.clone(), Lookup::of(source)?));
        let mut per_attempt = profile.per_attempt.clone();
        if let (Some(scheme), None) = (&profile.verify, &profile.items) {
            clocks_in_body(scheme, &mut per_attempt);
        }
        let pointer = |text: &String| {
            BodyPointer::parse(text).ok_or_else(|| {
                SetupError::new(format!(
                    "`{text}` is no JSON pointer: it begins with `/`, or is empty"
                ))
            })
        };
        Ok(Self {
            sources: profile
                .delivery
                .iter()
                .map(place)
                .collect::<Result<_, SetupError>>()?,
            items: profile.items.clone(),
            per_attempt: per_attempt.iter().map(pointer).collect::<Result<_, _>>()?,
        })
    }

    /// What the provider calls the delivery, signed or not: the values joined by dots, where all are there.
    pub(in crate::webhook) fn id(
        &self,
        from: &LookupInput<'_>,
    ) -> Result<Option<Arc<str>>, LookupError> {
        if let [(_, place)] = &self.sources[..] {
            return Ok(from.value(place, |_| true)?.map(Arc::from));
        }
        Ok(self.values(from)?.map(|values| values.join(".").into()))
    }

    /// The keys of an event, each of 64 hexadecimal digits: one, and one more for each other key that has signed it too. It
    /// was handled before where any of them was. None where nothing tells it apart from others.
    pub(in crate::webhook) fn of(&self, subject: &Subject<'_>) -> Result<Vec<String>, LookupError> {
        let mut keys = Vec::with_capacity(1);
        for claims in subject.proof.ways() {
            if let Some(key) = self.key(subject, claims)?
                && !keys.contains(&key)
            {
                keys.push(key);
            }
        }
        Ok(keys)
    }

    fn key(&self, subject: &Subject<'_>, claims: &Claims) -> Result<Option<String>, LookupError> {
        let mut context = Context::new(&SHA256);
        part(&mut context, b"endpoint", &[subject.scope.as_bytes()]);
        sender(&mut context, subject.proof, claims);
        match subject.routed {
            Routed::Event(_, wire) => {
                part(&mut context, b"event", &[subject.event.as_bytes()]);
                part(&mut context, b"wire", &[wire.as_bytes()]);
            }
            Routed::Unknown(name) => {
                let name = name.as_deref().unwrap_or_default();
                part(&mut context, b"unknown", &[name.as_bytes()]);
            }
        }
        let url = match &matched::of(claims).url {
            Some(url) => Some(url.as_str()),
            None if claims.covers.url => {
                let came = subject.from.parts.uri.path_and_query();
                Some(came.map_or("/", |url| url.as_str()))
            }
            None => None,
        };
        match url {
            Some(url) => part(&mut context, b"url", &[url.as_bytes()]),
            None => place(&mut context, subject, claims),
        }
        let named = match self.signed_id(&claims.covers, subject.from)? {
            Some(values) => {
                for value in values {
                    part(&mut context, b"id", &[value.as_bytes()]);
                }
                self.sources.iter().any(|(source, _)| of_item(source))
            }
            None => match &claims.id {
                Some(id) => {
                    part(&mut context, b"id", &[id.as_bytes()]);
                    false
                }
                None => {
                    // Without a name and without bytes, all deliveries would be one.
                    let query = url.and_then(|url| url.split_once('?'));
                    let told_by_url = query.is_some_and(|(_, query)| !query.trim().is_empty());
                    if subject.raw.is_empty() && !told_by_url {
                        return Ok(None);
                    }
                    self.body(&mut context, subject, claims);
                    return Ok(Some(hex(context.finish().as_ref())));
                }
            },
        };
        // The id of a batch is that of all its items.
        if subject.batch.is_some() && !named {
            self.body(&mut context, subject, claims);
        }
        Ok(Some(hex(context.finish().as_ref())))
    }

    /// The values that name the delivery, where they are all there and all signed.
    fn signed_id(
        &self,
        covers: &Covers,
        from: &LookupInput<'_>,
    ) -> Result<Option<Vec<String>>, LookupError> {
        let signed = |(source, _): &(Source, Lookup)| self.covered(covers, source);
        match self.sources.iter().all(signed) {
            true => self.values(from),
            false => Ok(None),
        }
    }

    /// Whether the signature covers a source.
    fn covered(&self, covers: &Covers, source: &Source) -> bool {
        let field = |pointer: &String| covers.body || covers.fields.contains(pointer);
        match source {
            Source::Header(name) => covers.headers.contains(name),
            Source::Body(pointer) => field(pointer),
            Source::Item(pointer) => {
                let items = self.items.as_deref().unwrap_or_default();
                let items = if items.is_empty() { "/*" } else { items };
                field(pointer) || covers.fields.contains(&format!("{items}{pointer}"))
            }
            Source::Key(_) | Source::Field(_) => covers.body,
            Source::Query(_) | Source::Path => covers.url,
            // One that this version doesn't know isn't signed.
            _ => false,
        }
    }

    fn values(&self, from: &LookupInput<'_>) -> Result<Option<Vec<String>>, LookupError> {
        if self.sources.is_empty() {
            return Ok(None);
        }
        let mut values = Vec::with_capacity(self.sources.len());
        for (_, place) in &self.sources {
            match from.value(place, |_| true)? {
                Some(value) => values.push(value.into_owned()),
                None => return Ok(None),
            }
        }
        Ok(Some(values))
    }

    /// The bytes, without what changes with each attempt; of a form its fields, where the bytes aren't what is signed.
    fn body(&self, context: &mut Context, subject: &Subject<'_>, claims: &Claims) {
        if let Some(around) = subject.batch {
            part(context, b"around", &[around]);
        }
        if let Some(json) = subject.from.item {
            let changing = self.changing(json);
            if !changing.is_empty() {
                let mut pieces = Vec::with_capacity(changing.len() + 1);
                let mut at = 0;
                for range in changing {
                    pieces.push(json.get(at..range.start).unwrap_or_default());
                    at = at.max(range.end);
                }
                pieces.push(json.get(at..).unwrap_or_default());
                return part(context, b"rest", &pieces);
            }
        }
        match (&matched::of(claims).form, &claims.digest) {
            _ if subject.batch.is_some() => part(context, b"body", &[subject.raw]),
            (Some(signed), _) => fields(context, signed, subject.raw),
            // To hash the body takes as long as to verify it, so that isn't done again.
            (None, Some(digest)) => part(context, b"digest", &[digest]),
            (None, None) => part(context, b"body", &[subject.raw]),
        }
    }

    /// Where the members stand that change with each attempt, in order. What isn't JSON has none.
    fn changing(&self, json: &[u8]) -> Vec<Range<usize>> {
        let range = |pointer: &BodyPointer| pointer.range(json).ok().flatten();
        let mut ranges: Vec<_> = self.per_attempt.iter().filter_map(range).collect();
        ranges.sort_unstable_by_key(|range| range.start);
        ranges
    }
}

/// Hashes of what stands around the items of a batch.
pub(in crate::webhook) fn around(json: &[u8], surroundings: &[Surroundings]) -> Vec<Vec<u8>> {
    let mut hashes: Vec<Vec<u8>> = Vec::with_capacity(surroundings.len());
    for around in surroundings {
        let mut context = Context::new(&SHA256);
        // The outer ones come first.
        if let Some(outer) = around.outer.and_then(|outer| hashes.get(outer)) {
            part(&mut context, b"around", &[outer]);
        }
        for range in [&around.before, &around.after] {
            let text = json.get(range.clone()).unwrap_or_default();
            part(&mut context, b"piece", &[text]);
        }
        hashes.push(context.finish().as_ref().to_vec());
    }
    hashes
}

/// Who has sent it: the tenant and the key.
fn sender(context: &mut Context, proof: &Proof, claims: &Claims) {
    if let Some(tenant) = proof.tenant() {
        part(context, b"tenant", &[tenant.as_bytes()]);
    }
    let Some(first) = proof.ways().next() else {
        return;
    };
    // The name of a key counts where a verifier of somebody's own gave it. The numbers of ours would change with the order in
    // which secrets are given.
    let own = match &matched::of(first).key {
        Some(matched) if matched.name == first.key => None,
        _ => first.key.as_deref(),
    };
    if let Some(name) = own {
        part(context, b"key", &[name.as_bytes()]);
    }
    if let Some(matched) = &matched::of(claims).key {
        part(context, b"print", &[matched.print.as_bytes()]);
    }
}

/// Where it was sent to, where the URL isn't signed: the parameters of the path. All of the path counts where a verifier of
/// somebody's own says neither which tenant nor which key it was, since the path may have told it.
fn place(context: &mut Context, subject: &Subject<'_>, claims: &Claims) {
    let path = subject.from.parts.uri.path();
    if let Some(values) = subject.path.and_then(|template| template.values(path)) {
        for value in values {
            part(context, b"parameter", &[value.as_bytes()]);
        }
        return;
    }
    let first = subject.proof.ways().next();
    let named = subject.proof.tenant().is_some() || first.is_some_and(|first| first.key.is_some());
    if !named && matched::of(claims).key.is_none() {
        part(context, b"path", &[path.as_bytes()]);
    }
}

/// The fields of a form, told apart by their lengths: what is signed of them has nothing in between.
fn fields(context: &mut Context, signed: &SignedForm, raw: &[u8]) {
    let mut one = |name: &[u8], value: &[u8]| {
        part(context, b"name", &[name]);
        part(context, b"value", &[value]);
    };
    match signed {
        SignedForm::Sorted => {
            let pairs: BTreeSet<_> = form::fields(raw).collect();
            for (name, value) in &pairs {
                one(name, value);
            }
        }
        SignedForm::Last { without } => {
            let pairs: BTreeMap<_, _> = form::fields(raw).collect();
            for (name, value) in pairs.iter().filter(|(name, _)| *name != without.as_bytes()) {
                one(name, value);
            }
        }
    }
}

fn of_item(source: &Source) -> bool {
    matches!(source, Source::Item(_) | Source::Key(_))
}

/// When a delivery was signed changes with each attempt, and may stand in the body.
fn clocks_in_body(scheme: &SignatureScheme, pointers: &mut Vec<String>) {
    let timestamp = match scheme {
        SignatureScheme::Hmac(scheme) => &scheme.timestamp,
        SignatureScheme::Signature(scheme) => &scheme.timestamp,
        SignatureScheme::All(schemes) | SignatureScheme::Any(schemes) => {
            for scheme in schemes {
                clocks_in_body(scheme, pointers);
            }
            return;
        }
        _ => return,
    };
    if let Some(Source::Body(pointer)) = timestamp
        .as_ref()
        .and_then(|timestamp| timestamp.from.as_ref())
    {
        pointers.push(pointer.clone());
    }
}

/// A part of a key, of one piece or several. Parts are told apart by their lengths.
fn part(context: &mut Context, kind: &[u8], pieces: &[&[u8]]) {
    let length: usize = pieces.iter().map(|piece| piece.len()).sum();
    context.update(kind);
    context.update(&length.to_be_bytes());
    for piece in pieces {
        context.update(piece);
    }
}
