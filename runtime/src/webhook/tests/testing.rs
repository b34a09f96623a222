//! What tests of endpoints share: a source of keys in memory, a key pair.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use callwright_webhook_core::pem;
use http::{Request, Response};
use ring::rand::SystemRandom;
use ring::signature::{RsaEncoding, RsaKeyPair};

use crate::client::Transport;

/// A moment in 2030, in which the test certificates hold.
pub(super) const NOW: u64 = 1_900_000_000;

pub(super) const RSA: &str = include_str!("../../../tests/keys/rsa.pem");
pub(super) const RSA_PUBLIC: &str = include_str!("../../../tests/keys/rsa.public.pem");

/// A source that answers each path by a status and a body, and how often it was asked.
pub(super) fn serve<F>(answer: F) -> (impl Transport + 'static, Arc<AtomicUsize>)
where
    F: Fn(&str) -> (u16, String) + Send + Sync + 'static,
{
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    let source = move |request: Request<Bytes>| {
        counted.fetch_add(1, Ordering::SeqCst);
        let (status, body) = answer(request.uri().path());
        let response = Response::builder().status(status);
        async move { Ok(response.body(Bytes::from(body)).unwrap()) }
    };
    (source, asked)
}

pub(super) fn seconds(at: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(at)
}

/// A signature by the key pair of [`RSA`].
pub(super) fn sign_rsa(encoding: &'static dyn RsaEncoding, message: &[u8]) -> Vec<u8> {
    let blocks = pem::blocks(RSA.as_bytes()).unwrap();
    let pair = RsaKeyPair::from_pkcs8(&blocks[0].der).unwrap();
    let mut signature = vec![0; pair.public().modulus_len()];
    pair.sign(encoding, &SystemRandom::new(), message, &mut signature)
        .unwrap();
    signature
}
