//! What tests of verifiers share: sources in memory, deliveries, a key pair.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::{Request, Response};
use ring::rand::SystemRandom;
use ring::signature::{RsaEncoding, RsaKeyPair};

use crate::fetch::KeyTransport;
use crate::verify::keys::pem;
use crate::{Claims, Incoming, RejectKind, Verifier};

/// A moment in 2030, in which the test certificates hold.
pub(crate) const NOW: u64 = 1_900_000_000;

pub(crate) const RSA: &str = include_str!("../../../tests/keys/rsa.pem");
pub(crate) const RSA_PUBLIC: &str = include_str!("../../../tests/keys/rsa.public.pem");
pub(crate) const OTHER_PUBLIC: &str = include_str!("../../../tests/keys/other.public.pem");

/// A source in memory that counts how often it is asked.
struct Memory<F> {
    asked: Arc<AtomicUsize>,
    answer: F,
}

impl<F, R> KeyTransport for Memory<F>
where
    F: Fn(Request<Bytes>) -> R + Send + Sync,
    R: Future<Output = Option<Response<Bytes>>> + Send + 'static,
{
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> Pin<Box<dyn Future<Output = Option<Response<Bytes>>> + Send>> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        Box::pin((self.answer)(request))
    }
}

/// A source, and how often it was asked.
pub(crate) fn memory<F, R>(answer: F) -> (impl KeyTransport + 'static, Arc<AtomicUsize>)
where
    F: Fn(Request<Bytes>) -> R + Send + Sync + 'static,
    R: Future<Output = Option<Response<Bytes>>> + Send + 'static,
{
    let asked = Arc::new(AtomicUsize::new(0));
    let source = Memory {
        asked: Arc::clone(&asked),
        answer,
    };
    (source, asked)
}

/// A source that answers each path by a status and a body.
pub(crate) fn serve<F>(answer: F) -> (impl KeyTransport + 'static, Arc<AtomicUsize>)
where
    F: Fn(&str) -> (u16, String) + Send + Sync + 'static,
{
    memory(move |request| {
        let (status, body) = answer(request.uri().path());
        async move { reply(status, body) }
    })
}

pub(crate) fn reply(status: u16, body: impl Into<Bytes>) -> Option<Response<Bytes>> {
    let response = Response::builder().status(status);
    Some(response.body(body.into()).unwrap())
}

pub(crate) fn seconds(at: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(at)
}

/// A delivery that came at [`NOW`].
pub(crate) fn delivery(headers: &[(&str, &str)], body: impl Into<Bytes>) -> Incoming {
    let mut request = Request::builder().method("POST").uri("/hooks");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Incoming {
        at: seconds(NOW),
        ..Incoming::new(request.body(body.into()).unwrap())
    }
}

pub(crate) async fn outcome(
    verifier: &Arc<dyn Verifier>,
    incoming: &Incoming,
) -> Result<Claims, RejectKind> {
    let outcome = verifier.verify(incoming).await;
    outcome.map_err(|reject| reject.kind())
}

/// The kind of the refusal; fails where there is none.
#[track_caller]
pub(crate) fn refused(outcome: Result<Claims, RejectKind>) -> RejectKind {
    outcome.unwrap_err()
}

/// A signature by the key pair of [`RSA`].
pub(crate) fn sign_rsa(encoding: &'static dyn RsaEncoding, message: &[u8]) -> Vec<u8> {
    let blocks = pem::blocks(RSA.as_bytes()).unwrap();
    let pair = RsaKeyPair::from_pkcs8(&blocks[0].der).unwrap();
    let mut signature = vec![0; pair.public().modulus_len()];
    pair.sign(encoding, &SystemRandom::new(), message, &mut signature)
        .unwrap();
    signature
}
