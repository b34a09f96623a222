//! The memory that unverified bodies hold, measured for the whole process. So it is a binary of its own, and for Linux.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]
#![allow(dead_code, reason = "shared with the other tests")]

#[path = "webhook/bookshop/mod.rs"]
mod bookshop;
#[path = "webhook/support.rs"]
mod support;

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use callwright::Bytes;
use callwright::http::{Request, Response};
use callwright::webhook::{Claims, Endpoint, Incoming, Reject, Verifier};
use http_body::{Body, Frame};
use tokio::sync::Semaphore;
use tower_service::Service;

use crate::support::{Shop, profile};

/// The peak memory of the process, in bytes.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.unwrap().trim().trim_end_matches("kB").trim();
    kilobytes.parse::<usize>().unwrap() << 10
}

/// A body that arrives in pieces, with pieces of other bodies between them.
struct Pieces {
    left: usize,
    piece: usize,
    waits: bool,
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.waits = !self.waits;
        if self.waits {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        let length = self.piece.min(self.left);
        self.left -= length;
        Poll::Ready(Some(Ok(Frame::data(Bytes::from(vec![b' '; length])))))
    }
}

/// Verifies when it is allowed to, so that bodies pile up.
struct Slow(Arc<Semaphore>);

impl Verifier for Slow {
    fn verify<'a>(
        &'a self,
        _: &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<Claims, Reject>> + Send + 'a>> {
        Box::pin(async {
            self.0.acquire().await.unwrap().forget();
            Ok(Claims::default())
        })
    }
}

async fn deliver(endpoint: &Endpoint, bytes: usize, piece: usize) -> Response<Bytes> {
    let body = Pieces {
        left: bytes,
        piece,
        waits: false,
    };
    let request = Request::post("/hooks")
        .header("content-type", "application/octet-stream")
        .body(body)
        .unwrap();
    let answer = endpoint.clone().call(request).await.unwrap();
    answer.map(|_| Bytes::new())
}

#[tokio::test]
async fn bodies_hold_no_more_than_the_budget() {
    const MIB: usize = 1 << 20;
    const BUDGET: usize = 16 * MIB;
    let gate = Arc::new(Semaphore::new(0));
    let endpoint = bookshop::webhooks::endpoint(Shop::default())
        .profile(profile(|profile| profile.deduplicate = false))
        .verifier(Slow(Arc::clone(&gate)))
        .only("scan")
        .limit(MIB)
        .budget(BUDGET)
        .build()
        .unwrap();
    let before = peak();
    for piece in [100, 16 << 10, 300 << 10, MIB] {
        let deliveries: Vec<_> = (0..1000)
            .map(|_| {
                let endpoint = endpoint.clone();
                tokio::spawn(async move { deliver(&endpoint, MIB, piece).await })
            })
            .collect();
        while deliveries.iter().filter(|one| !one.is_finished()).count() > BUDGET / MIB {
            tokio::task::yield_now().await;
        }
        gate.add_permits(deliveries.len());
        let (mut taken, mut refused) = (0, 0);
        for delivery in deliveries {
            let answer = delivery.await.unwrap();
            match answer.status().as_u16() {
                200 => taken += 1,
                503 => {
                    refused += 1;
                    assert_eq!(answer.headers()["retry-after"], "5");
                }
                other => panic!("{other}"),
            }
        }
        let permits = gate.available_permits();
        gate.forget_permits(permits);
        assert!(taken > 0 && refused > 0, "{taken} taken, {refused} refused");
    }
    // A thousand tasks hold some memory too, one body is joined at a time, and the allocator keeps freed memory.
    let grown = peak() - before;
    assert!(grown < BUDGET + 48 * MIB, "{grown} bytes");
    // All bytes were given back.
    gate.add_permits(1);
    assert_eq!(deliver(&endpoint, MIB, 1000).await.status(), 200);
}
