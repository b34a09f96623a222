//! Reads a body, up to the limit.

use std::pin::pin;

use bytes::{Buf, Bytes};
use http_body::Body;
use http_body_util::BodyExt;

use super::budget::Share;
use super::refusal::Refusal;
use super::segmented_body::SegmentedBody;

/// Reads a body. One that exceeds the limit isn't read to its end. The bytes of the body are taken from `share`.
pub(super) async fn read<B: Body>(
    body: B,
    limit: usize,
    share: &mut Share<'_>,
) -> Result<Bytes, Refusal> {
    let mut body = pin!(body);
    let size = body.size_hint();
    if size.lower() > u64::try_from(limit).unwrap_or(u64::MAX) {
        return Err(Refusal::TooLarge);
    }
    let announced = size.exact().and_then(|size| usize::try_from(size).ok());
    let mut first = Bytes::new();
    let mut rest = SegmentedBody::new(announced.map_or(limit, |announced| announced.min(limit)));
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Refusal::Broken)?;
        let Ok(mut data) = frame.into_data() else {
            continue;
        };
        let length = data.remaining();
        if first.len().max(rest.len()) + length > limit {
            return Err(Refusal::TooLarge);
        }
        if first.is_empty() && rest.len() == 0 {
            // Most bodies arrive in one piece, which isn't copied.
            share.take(length)?;
            first = data.copy_to_bytes(length);
            continue;
        }
        if rest.len() == 0 {
            share.give_back(first.len());
            rest.push(&first, share)?;
            first = Bytes::new();
        }
        while data.has_remaining() {
            let chunk = data.chunk();
            rest.push(chunk, share)?;
            let read = chunk.len();
            data.advance(read);
        }
    }
    Ok(if rest.len() == 0 { first } else { rest.join() })
}
