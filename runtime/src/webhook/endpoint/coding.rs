//! Compressed bodies (`Content-Encoding`, RFC 9110, section 8.4.1).

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_ENCODING;

use super::budget::Share;
use super::refusal::Refusal;

/// What a signature is of, where a body comes compressed. Providers differ, and only their documentation tells.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[cfg_attr(
    not(feature = "decompress"),
    allow(dead_code, reason = "only the feature makes one")
)]
pub enum SignedBody {
    /// The body before it was compressed (GetStream). It is decompressed first, up to the limit of a body, and verified then.
    Uncompressed,
    /// The bytes that came over the wire. They are verified first; only what is authentic is decompressed.
    Compressed,
}

/// How a body is compressed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Coding {
    Gzip,
    Deflate,
}

impl Coding {
    /// How the body is compressed, by its headers; `None` where it isn't.
    ///
    /// # Errors
    ///
    /// When it is in a way that isn't known here, or in several.
    pub(super) fn of(headers: &HeaderMap) -> Result<Option<Self>, Refusal> {
        let mut found = None;
        for value in headers.get_all(CONTENT_ENCODING) {
            let text = value.to_str().map_err(|_| Refusal::Encoding)?;
            for name in text.split(',') {
                let name = name.trim();
                // An element of a list may be empty (RFC 9110, section 5.6.1.2).
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

    /// The body as it was before. It is read no further than `limit`; what it holds is taken from `share`.
    ///
    /// # Errors
    ///
    /// When it isn't compressed in this way, breaks off, is larger than allowed, or there is no room for it.
    #[cfg(feature = "decompress")]
    pub(super) fn open(
        self,
        body: &[u8],
        limit: usize,
        share: &mut Share<'_>,
    ) -> Result<Bytes, Refusal> {
        use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
        match self {
            Self::Gzip => read(MultiGzDecoder::new(body), limit, share),
            // By the RFC it is a zlib stream; some send it without the frame.
            Self::Deflate if is_zlib(body) => read(ZlibDecoder::new(body), limit, share),
            Self::Deflate => read(DeflateDecoder::new(body), limit, share),
        }
    }

    #[cfg(not(feature = "decompress"))]
    pub(super) fn open(self, _: &[u8], _: usize, _: &mut Share<'_>) -> Result<Bytes, Refusal> {
        Err(Refusal::Encoding)
    }
}

/// Whether it begins as a zlib stream does (RFC 1950, section 2.2).
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
    let mut plain = super::segments::Segments::new(limit);
    let mut buffer = vec![0; 8 << 10];
    loop {
        let length = match decoder.read(&mut buffer) {
            Ok(0) => return Ok(plain.join()),
            Ok(length) => length,
            Err(_) => return Err(Refusal::Compression),
        };
        if plain.len() + length > limit {
            return Err(Refusal::TooLarge);
        }
        plain.push(buffer.get(..length).unwrap_or_default(), share)?;
    }
}
