//! Reads the signature of a delivery, with its time and its id, for all schemes that sign a template.

use std::borrow::Cow;
use std::time::SystemTime;

use super::extract::{self, FoundSignatures};
use crate::delivery_reader::{DeliveryReader, malformed, missing, name, twice};
use crate::template::{Template, TemplateValues};
use crate::timestamp;
use crate::verify::matched::KeyPrint;
use crate::{
    Claims, Extract, Reject, RejectKind, SchemeCondition, SetupError, Source, Timestamp,
    VerifierSettings,
};

/// Where the signature is, what is signed, and the further conditions.
pub struct SignatureReader {
    from: Source,
    extract: Extract,
    timestamp: Option<Timestamp>,
    id: Option<Source>,
    when: Vec<SchemeCondition>,
    /// At least one.
    pub templates: Vec<Template>,
}

/// The signatures, the time and the id of a delivery, not yet verified.
pub struct SignatureParts<'a> {
    pub found: FoundSignatures<'a>,
    timestamp: Option<(Cow<'a, str>, SystemTime)>,
    id: Option<Cow<'a, str>>,
}

impl SignatureParts<'_> {
    pub fn given(&self) -> TemplateValues<'_> {
        TemplateValues {
            timestamp: self.timestamp.as_ref().map(|(text, _)| text.as_ref()),
            id: self.id.as_deref(),
            ..TemplateValues::default()
        }
    }
}

impl SignatureReader {
    pub fn new(
        settings: &VerifierSettings,
        (from, extract): (&Source, &Extract),
        signed: &str,
        (timestamp, id): (Option<&Timestamp>, Option<&Source>),
        when: &[SchemeCondition],
    ) -> Result<Self, SetupError> {
        let templates = Template::all(signed, settings.signing_secrets())?;
        let frame = Self {
            from: from.clone(),
            extract: extract.clone(),
            timestamp: timestamp.cloned(),
            id: id.cloned(),
            when: when.to_vec(),
            templates,
        };
        for template in &frame.templates {
            if let Some(what) = frame.missing_input(template) {
                return Err(SetupError::new(format!("the template `{signed}`: {what}")));
            }
        }
        Ok(frame)
    }

    /// Whether the secret is part of the template.
    pub fn has_secret(&self) -> bool {
        self.templates.iter().all(Template::has_secret)
    }

    /// What is missing in a template or beside it.
    fn missing_input(&self, template: &Template) -> Option<&'static str> {
        let in_body = |timestamp: &Timestamp| matches!(timestamp.from, Some(Source::Body(_)));
        match &self.timestamp {
            None if template.has_timestamp() => {
                return Some("it has a `{timestamp}`, and the scheme doesn't say where that is");
            }
            Some(timestamp) if !template.has_timestamp() => {
                let covered = template.covers(None, None).body && in_body(timestamp);
                if !covered {
                    return Some("the time isn't part of what is signed: anyone could change it");
                }
            }
            _ => {}
        }
        if self.id.is_none() && template.has_id() {
            return Some("it has an `{id}`, and the scheme doesn't say where that is");
        }
        None
    }

    pub fn from(&self) -> &Source {
        &self.from
    }

    /// Reads the signatures, the time and the id.
    pub fn open<'a>(&self, reading: &'a DeliveryReader<'_>) -> Result<SignatureParts<'a>, Reject> {
        for condition in &self.when {
            holds(condition, reading)?;
        }
        let pair = self
            .timestamp
            .as_ref()
            .and_then(|timestamp| timestamp.pair.as_deref());
        let mut found = extract::find(reading, &self.from, &self.extract, pair)?;
        let timestamp = match &self.timestamp {
            None => None,
            Some(timestamp) => {
                let source = timestamp.from.as_ref().unwrap_or(&self.from);
                let text = match &timestamp.from {
                    Some(from) => reading.value(from)?,
                    None => found.timestamp.take().map(Cow::Owned),
                };
                let text = text.ok_or_else(|| {
                    let detail = format!("there is no time in {}", name(source));
                    Reject::new(RejectKind::Missing, detail)
                })?;
                if text.contains(',') {
                    return Err(twice(&name(source)));
                }
                let at = timestamp::parse(timestamp.unit, &text)
                    .ok_or_else(|| malformed(source, "holds no time of the right form"))?;
                Some((text, at))
            }
        };
        let id = match &self.id {
            None => None,
            Some(from) => Some(reading.need(from)?).filter(|id| !id.is_empty()),
        };
        if let (Some(from), None) = (&self.id, &id) {
            return Err(missing(from));
        }
        Ok(SignatureParts {
            found,
            timestamp,
            id,
        })
    }

    /// The claims of a valid signature. The time is checked only now, so that only a sender who can sign learns the endpoint's
    /// time.
    pub fn claims(
        &self,
        opened: &SignatureParts<'_>,
        given: TemplateValues<'_>,
        reading: &DeliveryReader<'_>,
        template: &Template,
        (number, print): (usize, KeyPrint),
    ) -> Result<Claims, Reject> {
        let signed_at = opened.timestamp.as_ref().map(|(_, at)| *at);
        if let (Some(timestamp), Some(at)) = (&self.timestamp, signed_at) {
            timestamp::check(timestamp, at, reading.incoming().at)?;
        }
        let past = self.timestamp.as_ref().and_then(|timestamp| timestamp.past);
        let from = self
            .timestamp
            .as_ref()
            .and_then(|timestamp| timestamp.from.as_ref());
        let mut claims = template.claims(reading, given, (from, self.id.as_ref()));
        claims.signed_at = signed_at;
        claims.valid_until = signed_at
            .zip(past)
            .and_then(|(at, past)| at.checked_add(past));
        claims.id = opened
            .id
            .as_deref()
            .filter(|_| template.has_id())
            .map(str::to_owned);
        Ok(claims.by(Some(number.to_string()), print))
    }
}

fn holds(condition: &SchemeCondition, reading: &DeliveryReader<'_>) -> Result<(), Reject> {
    let from = &condition.from;
    let Some(value) = reading.value(from)? else {
        return if condition.absent {
            Ok(())
        } else {
            Err(missing(from))
        };
    };
    let mut said = match &condition.pair {
        None => vec![value.as_ref()],
        Some(pair) => value
            .split(',')
            .filter_map(|part| part.trim().split_once('='))
            .filter(|(name, _)| name == pair)
            .map(|(_, value)| value)
            .collect(),
    };
    match (said.pop(), said.is_empty()) {
        (Some(said), true) if condition.values.iter().any(|value| value == said) => Ok(()),
        (Some(_), false) => Err(twice(&format!("a pair in {}", name(from)))),
        (None, _) => Err(missing(from)),
        _ => Err(malformed(
            from,
            "doesn't say what this endpoint is set up for",
        )),
    }
}

pub fn mismatch() -> Reject {
    Reject::new(RejectKind::Mismatch, "no signature matches")
}
