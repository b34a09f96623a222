//! Renders what is signed, from a template and a delivery.

use std::borrow::Cow;

use ring::digest;

use super::part::{TemplatePart, UrlForm, parse};
use crate::Source;
use crate::delivery_reader::{DeliveryReader, scalar};
use crate::encoding::hex;
use crate::form;
use crate::public_url::{PublicUrl, unescape};
use crate::{Reject, RejectKind, SetupError, SigningSecrets};

/// The maximum of alternatives: more would be guessing.
const ALTERNATIVES: usize = 8;

/// A template, with the settings of the endpoint filled in.
pub struct Template {
    pub pieces: Vec<TemplatePiece>,
}

/// A piece of a [`Template`].
#[derive(Clone)]
pub enum TemplatePiece {
    TemplatePart(TemplatePart),
    Url(PublicUrl),
    Unescaped(PublicUrl, String),
}

/// Values that the scheme has already taken from the delivery.
#[derive(Clone, Copy, Default)]
pub struct TemplateValues<'a> {
    pub timestamp: Option<&'a str>,
    pub id: Option<&'a str>,
    pub secret: Option<&'a [u8]>,
    /// Whether the signed URL has the hash of the body. Then the body isn't a form.
    pub hashed: bool,
}

impl Template {
    /// The alternatives of a template: one for each value of its setting, and one with and one without the port of the URL if
    /// the template asks for both. There is at least one.
    ///
    /// # Errors
    ///
    /// The text isn't a template, or a setting is missing.
    pub fn all(text: &str, known: &SigningSecrets) -> Result<Vec<Self>, SetupError> {
        let parts = parse(text)
            .map_err(|what| SetupError::new(format!("the template `{text}`: {what}")))?;
        let mut all = vec![Vec::new()];
        for part in parts {
            let choices = choices(part, known)?;
            all = choices
                .iter()
                .flat_map(|choice| {
                    all.iter().map(|pieces: &Vec<TemplatePiece>| {
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

    /// What is signed, in pieces, so that the body isn't copied.
    pub fn render<'a>(
        &'a self,
        reading: &'a DeliveryReader<'_>,
        given: TemplateValues<'a>,
    ) -> Result<Vec<Cow<'a, [u8]>>, Reject> {
        self.pieces
            .iter()
            .map(|piece| match piece {
                TemplatePiece::TemplatePart(part) => value(part, reading, given),
                TemplatePiece::Url(url) => Ok(owned(url.of(&reading.incoming().parts.uri))),
                TemplatePiece::Unescaped(url, characters) => {
                    let url = url.of(&reading.incoming().parts.uri);
                    Ok(owned(unescape(&url, characters)))
                }
            })
            .collect()
    }
}

fn choices(part: TemplatePart, known: &SigningSecrets) -> Result<Vec<TemplatePiece>, SetupError> {
    Ok(match part {
        TemplatePart::Url(UrlForm::AsItIs) => vec![TemplatePiece::Url(PublicUrl::from(known)?)],
        TemplatePart::Url(UrlForm::AnyPort) => {
            let url = PublicUrl::from(known)?;
            vec![
                TemplatePiece::Url(url.clone()),
                TemplatePiece::Url(url.other_port()),
            ]
        }
        TemplatePart::Url(UrlForm::Unescaped(characters)) => {
            vec![TemplatePiece::Unescaped(
                PublicUrl::from(known)?,
                characters,
            )]
        }
        TemplatePart::Setting(name) => {
            let values = known.values_of(&name);
            if values.is_empty() {
                let what =
                    format!("the setting `{name}` isn't there: it is part of what is signed");
                return Err(SetupError::missing(what));
            }
            if values.iter().any(|value| value.trim().is_empty()) {
                return Err(SetupError::new(format!("the setting `{name}` is empty")));
            }
            let piece =
                |value: &String| TemplatePiece::TemplatePart(TemplatePart::Text(value.clone()));
            values.iter().map(piece).collect()
        }
        other => vec![TemplatePiece::TemplatePart(other)],
    })
}

fn value<'a>(
    part: &'a TemplatePart,
    reading: &'a DeliveryReader<'_>,
    given: TemplateValues<'a>,
) -> Result<Cow<'a, [u8]>, Reject> {
    let incoming = reading.incoming();
    let uri = &incoming.parts.uri;
    Ok(match part {
        TemplatePart::Text(text) => Cow::Borrowed(text.as_bytes()),
        TemplatePart::Body => Cow::Borrowed(&incoming.body),
        TemplatePart::BodySha256 => {
            owned(hex(digest::digest(&digest::SHA256, &incoming.body).as_ref()))
        }
        TemplatePart::BodyCrc32 => owned(crc32fast::hash(&incoming.body).to_string()),
        TemplatePart::Timestamp => Cow::Borrowed(there(given.timestamp, "time")?.as_bytes()),
        TemplatePart::Id => Cow::Borrowed(there(given.id, "id")?.as_bytes()),
        TemplatePart::Method => Cow::Borrowed(incoming.parts.method.as_str().as_bytes()),
        TemplatePart::Path => Cow::Borrowed(uri.path().as_bytes()),
        TemplatePart::Query => Cow::Borrowed(uri.query().unwrap_or_default().as_bytes()),
        TemplatePart::Header(name) => {
            let value = reading.header(name)?;
            Cow::Borrowed(there(value, &format!("header {name}"))?)
        }
        TemplatePart::QueryParameter(name) => bytes(reading.need(&Source::Query(name.clone()))?),
        TemplatePart::Json(pointer) => {
            let source = Source::Body(pointer.clone());
            let found = reading.json()?.pointer(pointer);
            let found = found.map_or(Ok(None), |value| scalar(value, &source))?;
            bytes(there(found, &format!("{pointer} of the body"))?)
        }
        TemplatePart::Secret => Cow::Borrowed(there(given.secret, "secret")?),
        TemplatePart::FormSorted if given.hashed => Cow::Borrowed(&[]),
        TemplatePart::FormSorted => Cow::Owned(form::sorted(&incoming.body)),
        TemplatePart::FormPhp(without) => Cow::Owned(form::php(&incoming.body, without)),
        // These were filled in when the template was made.
        TemplatePart::Url(_) | TemplatePart::Setting(_) => Cow::Borrowed(&[]),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Incoming;
    use bytes::Bytes;

    #[test]
    fn the_crc_is_that_of_zip() {
        let template = Template::all("{crc32:body}", &SigningSecrets::default()).unwrap();
        let request = http::Request::new(Bytes::from_static(b"123456789"));
        let incoming = Incoming::new(request);
        let reader = DeliveryReader::new(&incoming);
        let text = template[0].render(&reader, TemplateValues::default());
        // The "check" value of CRC catalogues, 0xcbf43926.
        assert_eq!(text.unwrap().concat(), b"3421780262");
    }
}
