//! Sources that are slow, large, elsewhere or silent, and senders that ask for too much.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http::Request;

use super::*;
use crate::VerifierSettings;
use crate::tests::{memory, reply};
use http::Response;

fn fetcher<F, R>(answer: F) -> (Fetcher, Arc<AtomicUsize>)
where
    F: Fn(Request<Bytes>) -> R + Send + Sync + 'static,
    R: Future<Output = Option<Response<Bytes>>> + Send + 'static,
{
    let (source, asked) = memory(answer);
    let settings = VerifierSettings::new().transport(source);
    let hosts = ["keys.example.com".to_owned()];
    (Fetcher::new(&settings, &hosts).unwrap(), asked)
}

fn document(path: &str) -> KeyDocument {
    let url = format!("https://keys.example.com/{path}");
    KeyDocument {
        address: FetchUrl::parse(&url).unwrap(),
        post: None,
    }
}

async fn refusal(fetcher: &Fetcher, path: &str) -> String {
    let error = fetcher.fetch(&document(path), FRESH).await.unwrap_err();
    assert!(!error.is_refused());
    error.message().to_owned()
}

#[tokio::test(start_paused = true)]
async fn a_document_is_fetched_once() {
    let (fetcher, asked) = fetcher(|request| async move {
        assert_eq!(request.method(), "GET");
        assert_eq!(request.uri(), "https://keys.example.com/set");
        reply(200, "keys")
    });
    for _ in 0..5 {
        let fetched = fetcher.fetch(&document("set"), FRESH).await.unwrap();
        assert_eq!((&*fetched.bytes, fetched.fresh), (&b"keys"[..], true));
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    tokio::time::advance(FRESH + Duration::from_secs(1)).await;
    fetcher.fetch(&document("set"), FRESH).await.unwrap();
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

#[tokio::test(start_paused = true)]
async fn many_at_once_fetch_once() {
    let (fetcher, asked) = fetcher(|_| async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        reply(200, "keys")
    });
    let fetcher = Arc::new(fetcher);
    let tasks: Vec<_> = (0..20)
        .map(|_| {
            let fetcher = Arc::clone(&fetcher);
            tokio::spawn(async move { fetcher.fetch(&document("set"), FRESH).await })
        })
        .collect();
    for task in tasks {
        assert_eq!(&*task.await.unwrap().unwrap().bytes, b"keys");
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1);
}

#[tokio::test(start_paused = true)]
async fn whoever_leaves_holds_up_nobody() {
    let (fetcher, asked) = fetcher(|_| async {
        tokio::time::sleep(Duration::from_secs(2)).await;
        reply(200, "keys")
    });
    let set = document("set");
    let leaves = tokio::time::timeout(Duration::from_secs(1), fetcher.fetch(&set, FRESH));
    assert!(leaves.await.is_err());
    assert!(fetcher.fetch(&set, FRESH).await.is_ok());
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

#[tokio::test(start_paused = true)]
async fn sources_that_misbehave_are_unavailable() {
    static HUGE: [u8; MOST_BYTES + 1] = [b' '; MOST_BYTES + 1];
    let (fetcher, asked) = fetcher(|request| async move {
        match request.uri().path() {
            "/moved" => {
                let moved = Response::builder().status(302);
                let moved = moved.header("location", "https://keys.example.com/set");
                Some(moved.body(Bytes::new()).unwrap())
            }
            "/none" => reply(404, "keys"),
            "/huge" => reply(200, &HUGE[..]),
            "/slow" => std::future::pending().await,
            _ => None,
        }
    });
    assert_eq!(
        refusal(&fetcher, "moved").await,
        "keys.example.com: status 302"
    );
    assert_eq!(
        refusal(&fetcher, "none").await,
        "keys.example.com: status 404"
    );
    assert_eq!(
        refusal(&fetcher, "huge").await,
        "keys.example.com: the document is too large"
    );
    assert_eq!(
        refusal(&fetcher, "slow").await,
        "keys.example.com: no answer in time"
    );
    assert_eq!(
        refusal(&fetcher, "down").await,
        "keys.example.com: no answer"
    );
    assert_eq!(asked.load(Ordering::SeqCst), 5);
    // What failed isn't asked for again at once.
    refusal(&fetcher, "none").await;
    assert_eq!(asked.load(Ordering::SeqCst), 5);
    tokio::time::advance(Duration::from_secs(31)).await;
    refusal(&fetcher, "none").await;
    assert_eq!(asked.load(Ordering::SeqCst), 6);
}

#[tokio::test(start_paused = true)]
async fn a_flood_fetches_little() {
    let (fetcher, asked) = fetcher(|request| async move {
        match request.uri().path() {
            "/good" => reply(200, "keys"),
            _ => reply(404, ""),
        }
    });
    let good = document("good");
    fetcher.fetch(&good, FRESH).await.unwrap();
    for number in 0..1000 {
        refusal(&fetcher, &number.to_string()).await;
    }
    assert_eq!(asked.load(Ordering::SeqCst), 16);
    assert_eq!(
        refusal(&fetcher, "another").await,
        "too much was fetched already"
    );
    // What is known serves on.
    assert!(fetcher.fetch(&good, FRESH).await.unwrap().fresh);
    tokio::time::advance(RENEWED + Duration::from_secs(1)).await;
    assert!(fetcher.fetch(&good, RENEWED).await.unwrap().fresh);
}

#[tokio::test(start_paused = true)]
async fn an_old_document_is_better_than_none() {
    let up = Arc::new(AtomicUsize::new(1));
    let source = Arc::clone(&up);
    let (fetcher, asked) = fetcher(move |_| {
        let up = source.load(Ordering::SeqCst) == 1;
        async move { reply(if up { 200 } else { 503 }, "keys") }
    });
    let set = document("set");
    fetcher.fetch(&set, FRESH).await.unwrap();
    up.store(0, Ordering::SeqCst);
    tokio::time::advance(FRESH * 2).await;
    for _ in 0..3 {
        assert!(!fetcher.fetch(&set, FRESH).await.unwrap().fresh);
    }
    assert_eq!(asked.load(Ordering::SeqCst), 2);
    tokio::time::advance(FRESH * 5).await;
    assert_eq!(
        refusal(&fetcher, "set").await,
        "keys.example.com: status 503"
    );
}

#[tokio::test]
async fn other_hosts_are_never_asked() {
    let (fetcher, asked) = fetcher(|_| async { reply(200, "keys") });
    for url in [
        "https://evil.example/set",
        "https://keys.example.com.evil.example/set",
        "https://more.keys.example.com/set",
        "http://keys.example.com/set",
        "https://keys.example.com@evil.example/set",
        "https://127.0.0.1/set",
    ] {
        assert!(fetcher.address(url).unwrap_err().is_refused(), "{url}");
        assert!(fetcher.visit(url).await.unwrap_err().is_refused(), "{url}");
    }
    let elsewhere = KeyDocument {
        address: FetchUrl::parse("https://evil.example/set").unwrap(),
        post: None,
    };
    assert!(
        fetcher
            .fetch(&elsewhere, FRESH)
            .await
            .unwrap_err()
            .is_refused()
    );
    assert_eq!(asked.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn what_is_posted_stays_out_of_sight() {
    let (fetcher, asked) = fetcher(|request| async move {
        assert_eq!(request.method(), "POST");
        assert_eq!(request.headers()["content-type"], "application/json");
        assert_eq!(&request.body()[..], b"{\"secret\":\"s3cret\"}");
        reply(200, "key")
    });
    let post = |id: &str| KeyDocument {
        post: Some(Post {
            id: id.to_owned(),
            body: "{\"secret\":\"s3cret\"}".to_owned(),
        }),
        ..document("key")
    };
    fetcher.fetch(&post("1"), FRESH).await.unwrap();
    fetcher.fetch(&post("1"), FRESH).await.unwrap();
    fetcher.fetch(&post("2"), FRESH).await.unwrap();
    assert_eq!(asked.load(Ordering::SeqCst), 2);
    assert!(!format!("{:?}", post("1")).contains("s3cret"));
    assert!(!post("1").key().contains("s3cret"));
}

#[test]
fn without_a_runtime_it_says_so() {
    let (fetcher, asked) = fetcher(|_| async { reply(200, "keys") });
    let set = document("set");
    let mut future = std::pin::pin!(fetcher.fetch(&set, FRESH));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(outcome) = future.as_mut().poll(&mut context) else {
        panic!("it waits");
    };
    assert!(outcome.unwrap_err().message().contains("tokio"));
    assert_eq!(asked.load(Ordering::SeqCst), 0);
}

#[test]
fn hosts_are_checked_when_built() {
    let (source, _) = memory(|_| async { reply(200, "") });
    let settings = VerifierSettings::new().transport(source);
    for hosts in [&[][..], &["*"], &["*.com"], &["127.0.0.1"], &["localhost"]] {
        let hosts: Vec<String> = hosts.iter().map(|&host| host.to_owned()).collect();
        assert!(Fetcher::new(&settings, &hosts).is_err(), "{hosts:?}");
    }
}
