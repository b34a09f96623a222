//! The keys by which duplicates of a delivery are recognised.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::key_hash::KeyHash;
use crate::webhook::handler::PathTemplate;
use crate::webhook::lookup::{BodyPointer, Lookup, LookupError, LookupInput, Routed};
use crate::webhook::{Claims, Covers, Profile, Proof, SetupError, SignatureScheme, Source};
use callwright_webhook_core::form;
use callwright_webhook_core::matched::{self, SignedForm};

/// Makes the duplicate keys of an endpoint's events.
///
/// A key is a hash of what tells deliveries apart: the endpoint, the tenant, the key that signed, the event, the URL if it is
/// signed, and the signed id or else the body. An unsigned id is no part of it. An attacker who resends a captured delivery
/// could change the id to have the delivery handled again, and one who guesses an id could suppress the delivery with that id.
///
/// Parameters of the path count, signed or not: handlers act on them, and most are a tenant.
#[derive(Debug)]
pub(crate) struct DuplicateKeys {
    sources: Vec<(Source, Lookup)>,
    /// The JSON pointer of the items, in a profile of batches.
    items: Option<String>,
    /// Members of the body, or of an item, that differ from attempt to attempt.
    per_attempt: Vec<BodyPointer>,
}

/// What the keys of an event are made of.
pub(crate) struct KeyInput<'a> {
    /// The endpoint's name in the store.
    pub(crate) scope: &'a str,
    pub(crate) proof: &'a Proof,
    /// The event's name in the document.
    pub(crate) event: &'a str,
    pub(crate) routed: &'a Routed,
    pub(crate) from: &'a LookupInput<'a>,
    /// The body, or the item of a batch.
    pub(crate) raw: &'a [u8],
    /// The path of the endpoint, if it has parameters.
    pub(crate) path: Option<&'a PathTemplate>,
    /// In a batch, the hash of what surrounds the item. It is empty if nothing does.
    pub(crate) batch: Option<&'a [u8]>,
}

impl DuplicateKeys {
    /// # Errors
    ///
    /// When a source or a JSON pointer is malformed.
    pub(crate) fn new(profile: &Profile) -> Result<Self, SetupError> {
        let lookup = |source: &Source| Ok((source.clone(), Lookup::of(source)?));
        let mut per_attempt = profile.per_attempt.clone();
        if let (Some(scheme), None) = (&profile.verify, &profile.items) {
            timestamps_in_body(scheme, &mut per_attempt);
        }
        let pointer = |text: &String| {
            BodyPointer::parse(text).ok_or_else(|| {
                SetupError::new(format!(
                    "`{text}` isn't a JSON pointer: it begins with `/`, or is empty"
                ))
            })
        };
        Ok(Self {
            sources: profile
                .delivery
                .iter()
                .map(lookup)
                .collect::<Result<_, SetupError>>()?,
            items: profile.items.clone(),
            per_attempt: per_attempt.iter().map(pointer).collect::<Result<_, _>>()?,
        })
    }

    /// The provider's id of the delivery, signed or not: the values, joined by dots. `None` if one is missing.
    pub(crate) fn id(&self, from: &LookupInput<'_>) -> Result<Option<Arc<str>>, LookupError> {
        if let [(_, lookup)] = &self.sources[..] {
            return Ok(from.value(lookup, |_| true)?.map(Arc::from));
        }
        Ok(self.values(from)?.map(|values| values.join(".").into()))
    }

    /// The keys of an event, each of 64 hexadecimal digits: one for each secret or public key that signed it. The event is a
    /// duplicate if any of its keys is known. There is no key if nothing tells the event apart from others.
    pub(crate) fn of(&self, input: &KeyInput<'_>) -> Result<Vec<String>, LookupError> {
        let mut keys = Vec::with_capacity(1);
        for claims in input.proof.ways() {
            if let Some(key) = self.key(input, claims)?
                && !keys.contains(&key)
            {
                keys.push(key);
            }
        }
        Ok(keys)
    }

    fn key(&self, input: &KeyInput<'_>, claims: &Claims) -> Result<Option<String>, LookupError> {
        let mut hash = KeyHash::new();
        hash.add("endpoint", input.scope.as_bytes());
        add_sender(&mut hash, input.proof, claims);
        match input.routed {
            Routed::Event(_, wire) => {
                hash.add("event", input.event.as_bytes());
                hash.add("wire", wire.as_bytes());
            }
            Routed::Unknown(name) => {
                let name = name.as_deref().unwrap_or_default();
                hash.add("unknown", name.as_bytes());
            }
        }
        let url = match &matched::of(claims).url {
            Some(url) => Some(url.as_str()),
            None if claims.covers.url => {
                let came = input.from.parts.uri.path_and_query();
                Some(came.map_or("/", |url| url.as_str()))
            }
            None => None,
        };
        match url {
            Some(url) => hash.add("url", url.as_bytes()),
            None => add_path(&mut hash, input, claims),
        }
        let named = match self.signed_id(&claims.covers, input.from)? {
            Some(values) => {
                for value in values {
                    hash.add("id", value.as_bytes());
                }
                self.sources.iter().any(|(source, _)| of_item(source))
            }
            None => match &claims.id {
                Some(id) => {
                    hash.add("id", id.as_bytes());
                    false
                }
                None => {
                    // Without an id and without a body, all deliveries would have the same key.
                    let query = url.and_then(|url| url.split_once('?'));
                    let has_query = query.is_some_and(|(_, query)| !query.trim().is_empty());
                    if input.raw.is_empty() && !has_query {
                        return Ok(None);
                    }
                    self.add_body(&mut hash, input, claims);
                    return Ok(Some(hash.hex()));
                }
            },
        };
        // All items of a batch share the batch's id.
        if input.batch.is_some() && !named {
            self.add_body(&mut hash, input, claims);
        }
        Ok(Some(hash.hex()))
    }

    /// The values of the delivery's id, if all are there and all are signed.
    fn signed_id(
        &self,
        covers: &Covers,
        from: &LookupInput<'_>,
    ) -> Result<Option<Vec<String>>, LookupError> {
        let signed = |(source, _): &(Source, Lookup)| self.is_covered(covers, source);
        match self.sources.iter().all(signed) {
            true => self.values(from),
            false => Ok(None),
        }
    }

    /// Whether the signature covers a source.
    fn is_covered(&self, covers: &Covers, source: &Source) -> bool {
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
        for (_, lookup) in &self.sources {
            match from.value(lookup, |_| true)? {
                Some(value) => values.push(value.into_owned()),
                None => return Ok(None),
            }
        }
        Ok(Some(values))
    }

    /// Adds the body, without the members that differ from attempt to attempt. Of a form whose fields are signed and not its
    /// bytes, it adds the fields.
    fn add_body(&self, hash: &mut KeyHash, input: &KeyInput<'_>, claims: &Claims) {
        if let Some(around) = input.batch {
            hash.add("around", around);
        }
        if let Some(json) = input.from.item {
            let changing = self.changing(json);
            if !changing.is_empty() {
                let mut pieces = Vec::with_capacity(changing.len() + 1);
                let mut at = 0;
                for range in changing {
                    pieces.push(json.get(at..range.start).unwrap_or_default());
                    at = at.max(range.end);
                }
                pieces.push(json.get(at..).unwrap_or_default());
                return hash.add_pieces("rest", &pieces);
            }
        }
        match (&matched::of(claims).form, &claims.digest) {
            _ if input.batch.is_some() => hash.add("body", input.raw),
            (Some(signed), _) => add_fields(hash, signed, input.raw),
            // Hashing the body takes as long as verifying it, so a hash that the verifier made is used.
            (None, Some(digest)) => hash.add("digest", digest),
            (None, None) => hash.add("body", input.raw),
        }
    }

    /// The ranges of the members that differ from attempt to attempt, in order. A body that isn't JSON has none.
    fn changing(&self, json: &[u8]) -> Vec<Range<usize>> {
        let range = |pointer: &BodyPointer| pointer.range(json).ok().flatten();
        let mut ranges: Vec<_> = self.per_attempt.iter().filter_map(range).collect();
        ranges.sort_unstable_by_key(|range| range.start);
        ranges
    }
}

/// Adds the sender: the tenant and the key that signed.
fn add_sender(hash: &mut KeyHash, proof: &Proof, claims: &Claims) {
    if let Some(tenant) = proof.tenant() {
        hash.add("tenant", tenant.as_bytes());
    }
    let Some(first) = proof.ways().next() else {
        return;
    };
    // The key's name counts only if a custom verifier gave it. Our verifiers number the secrets, and the numbers change with the
    // order of the secrets.
    let custom = match &matched::of(first).key {
        Some(matched) if matched.name == first.key => None,
        _ => first.key.as_deref(),
    };
    if let Some(name) = custom {
        hash.add("key", name.as_bytes());
    }
    if let Some(matched) = &matched::of(claims).key {
        hash.add("print", matched.print.as_bytes());
    }
}

/// Adds where the delivery was sent to, if the URL isn't signed: the parameters of the path. The whole path counts if a custom
/// verifier names neither a tenant nor a key, since it may have chosen the key by the path.
fn add_path(hash: &mut KeyHash, input: &KeyInput<'_>, claims: &Claims) {
    let path = input.from.parts.uri.path();
    if let Some(values) = input.path.and_then(|template| template.values(path)) {
        for value in values {
            hash.add("parameter", value.as_bytes());
        }
        return;
    }
    let first = input.proof.ways().next();
    let named = input.proof.tenant().is_some() || first.is_some_and(|first| first.key.is_some());
    if !named && matched::of(claims).key.is_none() {
        hash.add("path", path.as_bytes());
    }
}

/// Adds the fields of a form, one by one. The signed text has no separators between them.
fn add_fields(hash: &mut KeyHash, signed: &SignedForm, raw: &[u8]) {
    let mut add = |name: &[u8], value: &[u8]| {
        hash.add("name", name);
        hash.add("value", value);
    };
    match signed {
        SignedForm::Sorted => {
            let pairs: BTreeSet<_> = form::fields(raw).collect();
            for (name, value) in &pairs {
                add(name, value);
            }
        }
        SignedForm::Last { without } => {
            let pairs: BTreeMap<_, _> = form::fields(raw).collect();
            for (name, value) in pairs.iter().filter(|(name, _)| *name != without.as_bytes()) {
                add(name, value);
            }
        }
    }
}

fn of_item(source: &Source) -> bool {
    matches!(source, Source::Item(_) | Source::Key(_))
}

/// Collects the timestamps in the body: each attempt is signed at another time.
fn timestamps_in_body(scheme: &SignatureScheme, pointers: &mut Vec<String>) {
    let timestamp = match scheme {
        SignatureScheme::Hmac(scheme) => &scheme.timestamp,
        SignatureScheme::Signature(scheme) => &scheme.timestamp,
        SignatureScheme::All(schemes) | SignatureScheme::Any(schemes) => {
            for scheme in schemes {
                timestamps_in_body(scheme, pointers);
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
