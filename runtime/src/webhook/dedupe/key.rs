//! By what a delivery is known again.

use std::sync::Arc;

use http::Uri;
use ring::digest::{Context, SHA256};

use crate::webhook::pick::{Fault, Place, Places};
use crate::webhook::verify::encoding::hex;
use crate::webhook::{Covers, Proof, SetupError, Source};

/// What makes the keys of an endpoint's deliveries.
///
/// Only what was signed goes into a key. Whoever resends a captured delivery can change all else, and would have it handled
/// again.
#[derive(Debug)]
pub(in crate::webhook) struct Keys {
    sources: Vec<(Source, Place)>,
}

impl Keys {
    /// # Errors
    ///
    /// When a source isn't one.
    pub(in crate::webhook) fn new(sources: &[Source]) -> Result<Self, SetupError> {
        let place = |source: &Source| Ok((source.clone(), Place::of(source)?));
        Ok(Self {
            sources: sources
                .iter()
                .map(place)
                .collect::<Result<_, SetupError>>()?,
        })
    }

    /// What the provider calls the delivery, signed or not: the values joined by dots, where all are there.
    pub(in crate::webhook) fn id(&self, from: &Places<'_>) -> Result<Option<Arc<str>>, Fault> {
        if let [(_, place)] = &self.sources[..] {
            return Ok(from.value(place, |_| true)?.map(Arc::from));
        }
        Ok(self.values(from)?.map(|values| values.join(".").into()))
    }

    /// The key of a delivery, or of an item of a batch, in 64 hexadecimal digits: a hash of its signed id, else of its
    /// bytes. `None` where there is neither.
    pub(in crate::webhook) fn key(
        &self,
        from: &Places<'_>,
        proof: &Proof,
        raw: &[u8],
        batch: bool,
    ) -> Result<Option<String>, Fault> {
        let mut context = Context::new(&SHA256);
        let mut named = false;
        if self
            .sources
            .iter()
            .all(|(source, _)| holds(proof.covers(), source))
        {
            if let Some(values) = self.values(from)? {
                named = true;
                for value in values {
                    part(&mut context, b"id", value.as_bytes());
                }
            } else if let (Some(id), true) = (proof.id(), self.sources.is_empty()) {
                named = true;
                part(&mut context, b"id", id.as_bytes());
            }
        }
        let of_item =
            |(source, _): &(Source, Place)| matches!(source, Source::Item(_) | Source::Key(_));
        let whole = !named || (batch && !self.sources.iter().any(of_item));
        if whole && !raw.is_empty() {
            match proof.digest() {
                // To hash the body takes as long as to verify it, so that isn't done again.
                Some(digest) if !batch => part(&mut context, b"digest", digest),
                _ => part(&mut context, b"body", raw),
            }
        } else if !named {
            let uri: &Uri = &from.parts.uri;
            if !proof.covers().url || uri.query().is_none() {
                return Ok(None);
            }
            part(&mut context, b"url", uri.to_string().as_bytes());
        }
        Ok(Some(hex(context.finish().as_ref())))
    }

    fn values(&self, from: &Places<'_>) -> Result<Option<Vec<String>>, Fault> {
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
}

/// Whether the signature covers a source.
fn holds(covers: &Covers, source: &Source) -> bool {
    match source {
        Source::Header(name) => covers.headers.iter().any(|header| header == name),
        Source::Body(pointer) | Source::Item(pointer) => {
            covers.body || covers.fields.iter().any(|field| field == pointer)
        }
        Source::Key(_) | Source::Field(_) => covers.body,
        Source::Query(_) | Source::Path => covers.url,
    }
}

/// Parts of a key are told apart by their lengths.
fn part(context: &mut Context, kind: &[u8], value: &[u8]) {
    context.update(kind);
    context.update(&value.len().to_be_bytes());
    context.update(value);
}
