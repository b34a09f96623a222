//! Decompresses bodies (`Content-Encoding`, RFC 9110, section 8.4.1).

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_ENCODING;

use super::budget::Share;
use super::refusal::Refusal;

/// How a body is compressed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum ContentCoding {
    Gzip,
    Deflate,
}

impl ContentCoding {
    /// The coding that the headers name. `None` if the body isn't compressed.
    ///
    /// # Errors
    ///
    /// When the coding is another, or there are several.
    pub(super) fn of(headers: &HeaderMap) -> Result<Option<Self>, Refusal> {
        let mut found = None;
        for value in headers.get_all(CONTENT_ENCODING) {
            let text = value.to_str().map_err(|_| Refusal::Encoding)?;
            for name in text.split(',') {
                let name = name.trim();
                // An element of the list may be empty (RFC 9110, section 5.6.1.2).
                let coding = if name.is_empty() || name.eq_ignore_ascii_case("identity") {
                    continue;
                } else if name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip") {
                    Self::Gzip
                } else if name.eq_ignore_ascii_case("deflate") {
                    Self::Deflate
                } else {
                    return Err(Refusal::Encoding);
                };
                if found.replace(coding).is_some() {
                    return Err(Refusal::Encoding);
                }
            }
        }
        Ok(found)
    }

    /// The body before compression. At most `limit` bytes are decompressed; they are taken from `share`.
    ///
    /// # Errors
    ///
    /// When the body isn't compressed in this way, is incomplete, exceeds the limit, or there is no room for it.
    #[cfg(feature = "decompress")]
    pub(super) fn decompress(
        self,
        body: &[u8],
        limit: usize,
        share: &mut Share<'_>,
    ) -> Result<Bytes, Refusal> {
        use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
        match self {
            Self::Gzip => read(MultiGzDecoder::new(body), limit, share),
            // RFC 9110 means a zlib stream by it. Some senders leave out the frame of zlib.
            Self::Deflate if is_zlib(body) => read(ZlibDecoder::new(body), limit, share),
            Self::Deflate => read(DeflateDecoder::new(body), limit, share),
        }
    }

    #[cfg(not(feature = "decompress"))]
    pub(super) fn decompress(
        self,
        _: &[u8],
        _: usize,
        _: &mut Share<'_>,
    ) -> Result<Bytes, Refusal> {
        Err(Refusal::Encoding)
    }
}

/// Whether a body begins like a zlib stream (RFC 1950, section 2.2).
#[cfg(feature = "decompress")]
fn is_zlib(body: &[u8]) -> bool {
    match body {
        [first, second, ..] => {
            first & 0x0F == 8 && u16::from_be_bytes([*first, *second]).is_multiple_of(31)
        }
        _ => false,
    }
}

#[cfg(feature = "decompress")]
fn read(
    mut decoder: impl std::io::Read,
    limit: usize,
    share: &mut Share<'_>,
) -> Result<Bytes, Refusal> {
    let mut body = super::segmented_body::SegmentedBody::new(limit);
    let mut buffer = vec![0; 8 << 10];
    loop {
        let length = match decoder.read(&mut buffer) {
            Ok(0) => return Ok(body.join()),
            Ok(length) => length,
            Err(_) => return Err(Refusal::Compression),
        };
        if body.len() + length > limit {
            return Err(Refusal::TooLarge);
        }
        body.push(buffer.get(..length).unwrap_or_default(), share)?;
    }
}
