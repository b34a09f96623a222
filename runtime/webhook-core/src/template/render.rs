//! Templates, with what is known filled in.

use std::borrow::Cow;

use ring::digest;

use super::part::{Part, UrlForm, parse};
use crate::Source;
use crate::delivery_reader::{DeliveryReader, scalar};
use crate::encoding::hex;
use crate::public_url::{PublicUrl, unescape};
use crate::{Reject, RejectKind, SetupError, SigningSecrets};
use crate::{crc32, form};

/// More would be a list of guesses.
const ALTERNATIVES: usize = 8;

/// A template for this endpoint.
pub struct Template {
    pub pieces: Vec<Piece>,
}

/// A piece of it.
#[derive(Clone)]
pub enum Piece {
    Part(Part),
    Url(PublicUrl),
    Unescaped(PublicUrl, String),
}

/// What a scheme has taken from the delivery already, as it came.
#[derive(Clone, Copy, Default)]
pub struct Given<'a> {
    pub timestamp: Option<&'a str>,
    pub id: Option<&'a str>,
    pub secret: Option<&'a [u8]>,
    /// Whether the body stands in what is signed by its hash, and so isn't a form.
    pub hashed: bool,
}

impl Template {
    /// The template, once for each of the values that a setting in it may have, and for the URL with and without its port
    /// where that is asked for. There is at least one.
    ///
    /// # Errors
    ///
    /// When it isn't a template, or a setting that it needs isn't there.
    pub fn all(text: &str, known: &SigningSecrets) -> Result<Vec<Self>, SetupError> {
        let parts = parse(text)
            .map_err(|what| SetupError::new(format!("the template `{text}`: {what}")))?;
        let mut all = vec![Vec::new()];
        for part in parts {
            let choices = choices(part, known)?;
            all = choices
                .iter()
                .flat_map(|choice| {
                    all.iter().map(|pieces: &Vec<Piece>| {
                        let mut pieces = pieces.clone();
                        pieces.push(choice.clone());
                        pieces
                    })
                })
                .collect();
            if all.len() > ALTERNATIVES {
                let what =
                    format!("`{text}` has more than {ALTERNATIVES} readings: give fewer values");
                return Err(SetupError::new(what));
            }
        }
        Ok(all.into_iter().map(|pieces| Self { pieces }).collect())
    }

    /// The text, in pieces: the body isn't copied.
    pub fn render<'a>(
        &'a self,
        reading: &'a DeliveryReader<'_>,
        given: Given<'a>,
    ) -> Result<Vec<Cow<'a, [u8]>>, Reject> {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Part(part) => value(part, reading, given),
                Piece::Url(url) => Ok(owned(url.of(&reading.incoming().parts.uri))),
                Piece::Unescaped(url, characters) => {
                    let url = url.of(&reading.incoming().parts.uri);
                    Ok(owned(unescape(&url, characters)))
                }
            })
            .collect()
    }
}

fn choices(part: Part, known: &SigningSecrets) -> Result<Vec<Piece>, SetupError> {
    Ok(match part {
        Part::Url(UrlForm::AsItIs) => vec![Piece::Url(PublicUrl::from(known)?)],
        Part::Url(UrlForm::AnyPort) => {
            let url = PublicUrl::from(known)?;
            vec![Piece::Url(url.clone()), Piece::Url(url.other_port())]
        }
        Part::Url(UrlForm::Unescaped(characters)) => {
            vec![Piece::Unescaped(PublicUrl::from(known)?, characters)]
        }
        Part::Setting(name) => {
            let values = known.values_of(&name);
            if values.is_empty() {
                let what =
                    format!("the setting `{name}` isn't there: it is part of what is signed");
                return Err(SetupError::missing(what));
            }
            if values.iter().any(|value| value.trim().is_empty()) {
                return Err(SetupError::new(format!("the setting `{name}` is empty")));
            }
            let piece = |value: &String| Piece::Part(Part::Text(value.clone()));
            values.iter().map(piece).collect()
        }
        other => vec![Piece::Part(other)],
    })
}

fn value<'a>(
    part: &'a Part,
    reading: &'a DeliveryReader<'_>,
    given: Given<'a>,
) -> Result<Cow<'a, [u8]>, Reject> {
    let incoming = reading.incoming();
    let uri = &incoming.parts.uri;
    Ok(match part {
        Part::Text(text) => Cow::Borrowed(text.as_bytes()),
        Part::Body => Cow::Borrowed(&incoming.body),
        Part::BodySha256 => owned(hex(digest::digest(&digest::SHA256, &incoming.body).as_ref())),
        Part::BodyCrc32 => owned(crc32::of(&incoming.body).to_string()),
        Part::Timestamp => Cow::Borrowed(there(given.timestamp, "time")?.as_bytes()),
        Part::Id => Cow::Borrowed(there(given.id, "id")?.as_bytes()),
        Part::Method => Cow::Borrowed(incoming.parts.method.as_str().as_bytes()),
        Part::Path => Cow::Borrowed(uri.path().as_bytes()),
        Part::Query => Cow::Borrowed(uri.query().unwrap_or_default().as_bytes()),
        Part::Header(name) => {
            let value = reading.header(name)?;
            Cow::Borrowed(there(value, &format!("header {name}"))?)
        }
        Part::QueryParameter(name) => bytes(reading.need(&Source::Query(name.clone()))?),
        Part::Json(pointer) => {
            let source = Source::Body(pointer.clone());
            let found = reading.json()?.pointer(pointer);
            let found = found.map_or(Ok(None), |value| scalar(value, &source))?;
            bytes(there(found, &format!("{pointer} of the body"))?)
        }
        Part::Secret => Cow::Borrowed(there(given.secret, "secret")?),
        Part::FormSorted if given.hashed => Cow::Borrowed(&[]),
        Part::FormSorted => Cow::Owned(form::sorted(&incoming.body)),
        Part::FormPhp(without) => Cow::Owned(form::php(&incoming.body, without)),
        // Filled in when the endpoint was built.
        Part::Url(_) | Part::Setting(_) => Cow::Borrowed(&[]),
    })
}

fn there<T>(value: Option<T>, what: &str) -> Result<T, Reject> {
    let detail = || Reject::new(RejectKind::Missing, format!("the {what} isn't there"));
    value.ok_or_else(detail)
}

fn owned<'a>(text: String) -> Cow<'a, [u8]> {
    Cow::Owned(text.into_bytes())
}

fn bytes(text: Cow<'_, str>) -> Cow<'_, [u8]> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
        Cow::Owned(text) => owned(text),
    }
}
