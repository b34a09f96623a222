//! What the signature of a template proves.

use super::part::TemplatePart;
use super::render::{Template, TemplatePiece, TemplateValues};
use crate::delivery_reader::DeliveryReader;
use crate::public_url::unescape;
use crate::verify::matched::SignedForm;
use crate::{Claims, Covers, Source};

impl Template {
    /// Whether the secret is a part. In a plain hash it must be.
    pub fn has_secret(&self) -> bool {
        self.has(&TemplatePart::Secret)
    }

    /// Whether the time is a part.
    pub fn has_timestamp(&self) -> bool {
        self.has(&TemplatePart::Timestamp)
    }

    /// Whether the id is a part.
    pub fn has_id(&self) -> bool {
        self.has(&TemplatePart::Id)
    }

    fn has(&self, wanted: &TemplatePart) -> bool {
        let is = |piece: &TemplatePiece| matches!(piece, TemplatePiece::TemplatePart(part) if part == wanted);
        self.pieces.iter().any(is)
    }

    /// The claims of a delivery with a valid signature of this template.
    pub fn claims(
        &self,
        reading: &DeliveryReader<'_>,
        given: TemplateValues<'_>,
        (timestamp, id): (Option<&Source>, Option<&Source>),
    ) -> Claims {
        let mut claims = Claims {
            covers: self.covers(timestamp, id),
            ..Claims::default()
        };
        claims.matched.url = self.url(reading);
        claims.matched.form = self.form().filter(|_| !given.hashed);
        claims
    }

    /// The signed parts of the path and the query.
    fn url(&self, reading: &DeliveryReader<'_>) -> Option<String> {
        let uri = &reading.incoming().parts.uri;
        let mut url: Option<String> = None;
        for piece in &self.pieces {
            let text = match piece {
                TemplatePiece::Url(url) => without_origin(&url.of(uri)).to_owned(),
                TemplatePiece::Unescaped(url, characters) => {
                    unescape(without_origin(&url.of(uri)), characters)
                }
                TemplatePiece::TemplatePart(TemplatePart::Path) => uri.path().to_owned(),
                TemplatePiece::TemplatePart(TemplatePart::Query) => {
                    format!("?{}", uri.query().unwrap_or_default())
                }
                TemplatePiece::TemplatePart(TemplatePart::QueryParameter(name)) => {
                    let value = reading.value(&Source::Query(name.clone()));
                    format!("?{name}={}", value.ok().flatten().unwrap_or_default())
                }
                TemplatePiece::TemplatePart(_) => continue,
            };
            let url = url.get_or_insert_default();
            url.push_str(&text);
            // A URL has no line break, so it separates.
            url.push('\n');
        }
        url
    }

    fn form(&self) -> Option<SignedForm> {
        self.pieces.iter().find_map(|piece| match piece {
            TemplatePiece::TemplatePart(TemplatePart::FormSorted) => Some(SignedForm::Sorted),
            TemplatePiece::TemplatePart(TemplatePart::FormPhp(without)) => Some(SignedForm::Last {
                without: without.clone(),
            }),
            _ => None,
        })
    }

    /// What its signature covers. A CRC-32 doesn't cover the body: other bodies with the same CRC-32 are easy to find.
    pub fn covers(&self, timestamp: Option<&Source>, id: Option<&Source>) -> Covers {
        let mut covers = Covers::default();
        for piece in &self.pieces {
            match piece {
                TemplatePiece::Url(_) | TemplatePiece::Unescaped(..) => covers.url = true,
                TemplatePiece::TemplatePart(part) => match part {
                    TemplatePart::Body
                    | TemplatePart::BodySha256
                    | TemplatePart::FormSorted
                    | TemplatePart::FormPhp(_) => {
                        covers.body = true;
                    }
                    TemplatePart::Header(name) => covers.headers.push(name.clone()),
                    TemplatePart::Json(pointer) => covers.fields.push(pointer.clone()),
                    TemplatePart::Timestamp => cover(&mut covers, timestamp),
                    TemplatePart::Id => cover(&mut covers, id),
                    _ => {}
                },
            }
        }
        covers
    }
}

/// The part after host and port: a URL with its default port and one without are the same.
fn without_origin(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    &rest[end..]
}

fn cover(covers: &mut Covers, source: Option<&Source>) {
    match source {
        Some(Source::Header(name)) => covers.headers.push(name.clone()),
        Some(Source::Body(pointer)) => covers.fields.push(pointer.clone()),
        _ => {}
    }
}
