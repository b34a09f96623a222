//! Compressed bodies: what the signature is of, and what is decoded.

use std::io::Write;

use callwright::http::Request;
use callwright::{Bytes, webhook::SignedBody};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

use crate::reading::{Kept, signed};
use crate::support::{status, with};

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

fn zlib(plain: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

fn deflate(plain: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(plain).unwrap();
    encoder.finish().unwrap()
}

/// A delivery with this body, and with a signature of `signs`.
fn encoded(signs: &[u8], body: Vec<u8>, coding: &str) -> Request<Bytes> {
    let mut request = with(
        signed(signs, "application/json"),
        "content-encoding",
        coding,
    );
    *request.body_mut() = body.into();
    request
}

#[tokio::test]
async fn compressed_bodies_are_accepted_as_they_are_signed() {
    let kept = Kept::default();
    let text = br#"{"type":"order.sent","order":7}"#;
    let two = [gzip(&text[..9]), gzip(&text[9..])].concat();
    for (coding, body) in [
        ("gzip", gzip(text)),
        ("X-GZip", gzip(text)),
        ("identity, gzip", gzip(text)),
        ("gzip", two),
        ("deflate", zlib(text)),
        ("deflate", deflate(text)),
    ] {
        let hooks = |signed| kept.github().decompress(signed).build().unwrap();
        let (plain, compressed) = (
            hooks(SignedBody::Uncompressed),
            hooks(SignedBody::Compressed),
        );
        let of_plain = || encoded(text, body.clone(), coding);
        let of_compressed = || encoded(&body, body.clone(), coding);
        assert_eq!(status(&plain, of_plain()).await, 200, "{coding}");
        let (what, raw, came) = kept.one();
        // `body()` is what was verified.
        assert_eq!(
            (&what[..], &raw[..], &came[..]),
            ("sent 7", &text[..], &text[..])
        );
        assert_eq!(status(&plain, of_compressed()).await, 401, "{coding}");
        assert_eq!(status(&compressed, of_compressed()).await, 200, "{coding}");
        let (what, raw, came) = kept.one();
        assert_eq!(
            (&what[..], &raw[..], &came[..]),
            ("sent 7", &text[..], &body[..])
        );
        assert_eq!(status(&compressed, of_plain()).await, 401, "{coding}");
        // Uncompressed bodies are still accepted.
        for signs in [SignedBody::Uncompressed, SignedBody::Compressed] {
            let hooks = hooks(signs);
            assert_eq!(status(&hooks, signed(text, "application/json")).await, 200);
            assert_eq!(kept.one().0, "sent 7");
        }
    }
}

#[tokio::test]
async fn bombs_and_broken_bodies_are_refused() {
    let kept = Kept::default();
    let bomb = vec![b' '; 20 << 20];
    for signs in [SignedBody::Uncompressed, SignedBody::Compressed] {
        let builder = kept.github().decompress(signs).limit(1 << 20);
        let endpoint = builder.build().unwrap();
        let of = |body: Vec<u8>, coding: &str| match signs {
            SignedBody::Uncompressed => encoded(b"{}", body, coding),
            SignedBody::Compressed => encoded(&body.clone(), body, coding),
        };
        assert_eq!(status(&endpoint, of(gzip(&bomb), "gzip")).await, 413);
        assert_eq!(status(&endpoint, of(zlib(&bomb), "deflate")).await, 413);
        let whole = gzip(br#"{"type":"order.sent","order":7}"#);
        let cut = whole[..whole.len() - 9].to_vec();
        assert_eq!(status(&endpoint, of(cut, "gzip")).await, 400);
        assert_eq!(status(&endpoint, of(b"{}".to_vec(), "gzip")).await, 400);
        assert_eq!(status(&endpoint, of(Vec::new(), "deflate")).await, 400);
        for coding in ["br", "zstd", "gzip, gzip", "compress", "gzip,, gzip"] {
            let answer = endpoint.handle(of(whole.clone(), coding)).await;
            assert_eq!(answer.status(), 415, "{coding}");
            assert_eq!(answer.headers()["accept-encoding"], "gzip, deflate");
        }
    }
    let without = kept.github().build().unwrap();
    let answer = without.handle(encoded(b"{}", gzip(b"{}"), "gzip")).await;
    assert_eq!(answer.status(), 415);
    assert_eq!(answer.headers()["accept-encoding"], "identity");
    assert!(kept.0.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_body_that_is_compressed_anew_is_a_duplicate() {
    let kept = Kept::default();
    let text = br#"{"type":"order.sent","order":7}"#;
    let at = |time: u32| {
        let gzip = flate2::GzBuilder::new().mtime(time);
        let mut encoder = gzip.write(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    };
    assert_ne!(at(1), at(2));
    for signed_is in [SignedBody::Compressed, SignedBody::Uncompressed] {
        let endpoint = kept.github().decompress(signed_is).build().unwrap();
        for body in [at(1), at(2), zlib(text)] {
            let coding = if body[0] == 0x1F { "gzip" } else { "deflate" };
            let signs = match signed_is {
                SignedBody::Compressed => body.clone(),
                SignedBody::Uncompressed => text.to_vec(),
            };
            let request = encoded(&signs, body, coding);
            assert_eq!(status(&endpoint, request).await, 200);
        }
        assert_eq!(kept.one().0, "sent 7", "{signed_is:?}");
    }
}

#[tokio::test]
async fn an_empty_content_encoding_is_none() {
    let kept = Kept::default();
    let endpoint = kept.github().build().unwrap();
    let text = br#"{"type":"order.sent","order":7}"#;
    for coding in ["", " ", ",", "identity,,"] {
        let request = encoded(text, text.to_vec(), coding);
        assert_eq!(status(&endpoint, request).await, 200, "{coding:?}");
    }
    assert_eq!(kept.one().0, "sent 7");
}
