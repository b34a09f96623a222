//! What a signed template makes of a delivery.

use crate::webhook::data::template::Part;
use crate::webhook::signing::template::{Piece, Template};
use crate::webhook::{Covers, Source};

impl Template {
    /// Whether the secret itself is in it: in a plain hash it has to be.
    pub(in crate::webhook) fn has_secret(&self) -> bool {
        self.has(&Part::Secret)
    }

    /// Whether a time is in it.
    pub(in crate::webhook) fn has_timestamp(&self) -> bool {
        self.has(&Part::Timestamp)
    }

    /// Whether an id is in it.
    pub(in crate::webhook) fn has_id(&self) -> bool {
        self.has(&Part::Id)
    }

    fn has(&self, wanted: &Part) -> bool {
        let is = |piece: &Piece| matches!(piece, Piece::Part(part) if part == wanted);
        self.pieces.iter().any(is)
    }

    /// What a signature of it makes authentic. A CRC-32 doesn't: other bodies with the same one are easy to find.
    pub(in crate::webhook) fn covers(
        &self,
        timestamp: Option<&Source>,
        id: Option<&Source>,
    ) -> Covers {
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

fn cover(covers: &mut Covers, source: Option<&Source>) {
    match source {
        Some(Source::Header(name)) => covers.headers.push(name.clone()),
        Some(Source::Body(pointer)) => covers.fields.push(pointer.clone()),
        _ => {}
    }
}
