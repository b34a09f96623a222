//! What a signed template makes of a delivery.

use super::part::Part;
use super::render::{Given, Piece, Template};
use crate::delivery_reader::DeliveryReader;
use crate::public_url::unescape;
use crate::verify::matched::SignedForm;
use crate::{Claims, Covers, Source};

impl Template {
    /// Whether the secret itself is in it: in a plain hash it has to be.
    pub fn has_secret(&self) -> bool {
        self.has(&Part::Secret)
    }

    /// Whether a time is in it.
    pub fn has_timestamp(&self) -> bool {
        self.has(&Part::Timestamp)
    }

    /// Whether an id is in it.
    pub fn has_id(&self) -> bool {
        self.has(&Part::Id)
    }

    fn has(&self, wanted: &Part) -> bool {
        let is = |piece: &Piece| matches!(piece, Piece::Part(part) if part == wanted);
        self.pieces.iter().any(is)
    }

    /// The claims of a delivery whose signature of this template matches.
    pub fn claims(
        &self,
        reading: &DeliveryReader<'_>,
        given: Given<'_>,
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

    /// What of the path and the query is in it, as it is signed.
    fn url(&self, reading: &DeliveryReader<'_>) -> Option<String> {
        let uri = &reading.incoming().parts.uri;
        let mut url: Option<String> = None;
        for piece in &self.pieces {
            let text = match piece {
                Piece::Url(url) => without_origin(&url.of(uri)).to_owned(),
                Piece::Unescaped(url, characters) => {
                    unescape(without_origin(&url.of(uri)), characters)
                }
                Piece::Part(Part::Path) => uri.path().to_owned(),
                Piece::Part(Part::Query) => format!("?{}", uri.query().unwrap_or_default()),
                Piece::Part(Part::QueryParameter(name)) => {
                    let value = reading.value(&Source::Query(name.clone()));
                    format!("?{name}={}", value.ok().flatten().unwrap_or_default())
                }
                Piece::Part(_) => continue,
            };
            let url = url.get_or_insert_default();
            url.push_str(&text);
            // No URL has a line break.
            url.push('\n');
        }
        url
    }

    fn form(&self) -> Option<SignedForm> {
        self.pieces.iter().find_map(|piece| match piece {
            Piece::Part(Part::FormSorted) => Some(SignedForm::Sorted),
            Piece::Part(Part::FormPhp(without)) => Some(SignedForm::Last {
                without: without.clone(),
            }),
            _ => None,
        })
    }

    /// What a signature of it makes authentic. A CRC-32 doesn't: other bodies with the same one are easy to find.
    pub fn covers(&self, timestamp: Option<&Source>, id: Option<&Source>) -> Covers {
        let mut covers = Covers::default();
        for piece in &self.pieces {
            match piece {
                Piece::Url(_) | Piece::Unescaped(..) => covers.url = true,
                Piece::Part(part) => match part {
                    Part::Body | Part::BodySha256 | Part::FormSorted | Part::FormPhp(_) => {
                        covers.body = true;
                    }
                    Part::Header(name) => covers.headers.push(name.clone()),
                    Part::Json(pointer) => covers.fields.push(pointer.clone()),
                    Part::Timestamp => cover(&mut covers, timestamp),
                    Part::Id => cover(&mut covers, id),
                    _ => {}
                },
            }
        }
        covers
    }
}

/// What follows the host and the port: with and without the port that goes without saying, it is the same URL.
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
